//! A full disk: reading goes on, comments are refused, and freed space heals without a restart.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use db::Engine;

use crate::{
    http,
    paper::{Paper, STORY_PATH},
};

/// A small disk in memory over a folder.
struct Disk(PathBuf);

impl Disk {
    fn over(folder: &Path) -> Disk {
        fs::create_dir_all(folder).expect("a folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"]).arg(folder).output();
        let mounted = mounted.expect("mount is needed for this test: install Debian's mount package");
        let said = String::from_utf8_lossy(&mounted.stderr).into_owned();
        assert!(mounted.status.success(), "a small disk must be mounted for this test, which needs root: {said}");
        Disk(folder.to_owned())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_refuses_comments_and_freed_space_heals() {
    let paper = Paper::nowhere(Engine::Sqlite);
    let _disk = Disk::over(&paper.data);
    paper.done(&["init", "--name", "The Lake Post", "--edition", "en"]);
    paper.bring("ice-house.md", crate::paper::STORY);
    let (server, article) = (paper.serve(&["--proxy", "127.0.0.1"]), paper.article());
    let post = |note: usize| {
        let text = format!("Note {note}: {}", "snow on the pier. ".repeat(100));
        http::post_comment(server.address, &article, &format!("10.0.{}.{}", note / 250, note % 250), "Ada", &text)
            .expect("the server answers")
    };
    assert_eq!(post(0).status, 303);
    let filler = paper.data.join("filler");
    fill(&filler);
    // What the files have room for already may still be taken.
    let mut acknowledged = 1;
    let refused = (1..2_000).map(post).find(|answer| {
        let is_kept = answer.status == 303;
        acknowledged += usize::from(is_kept);
        !is_kept
    });
    let refused = refused.expect("a full disk can not take comments for ever");
    assert!([503, 507].contains(&refused.status), "{} {}", refused.head, refused.body);
    assert_eq!((server.get("/en").status, server.get(STORY_PATH).status), (200, 200), "reading goes on");
    assert!(server.log().contains("disk"), "the log names the disk: {}", server.log());

    fs::remove_file(&filler).expect("space is freed");
    assert_eq!(post(5_000).status, 303, "{}", server.log());
    assert!(server.get(STORY_PATH).status == 200 && server.get("/readyz").status == 200);
    let rows = usize::try_from(paper.count("select count(*) from comment")).expect("a count");
    assert_eq!(rows, acknowledged + 1, "what was refused is not there");
    paper.assert_sound();
    println!("{acknowledged} comments found room before the first refusal ({})", refused.status);
}

/// Writes until there is no room for another byte.
fn fill(path: &Path) {
    let mut file = File::create(path).expect("a file");
    for block in [64 * 1024, 4096, 1] {
        while file.write_all(&vec![0x5A; block]).is_ok() {}
    }
}
