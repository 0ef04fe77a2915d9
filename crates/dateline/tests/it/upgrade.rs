//! Papers of other versions: an older one is brought up to date after a copy, a newer one is refused.

use std::{fs, path::PathBuf};

use db::{Change, Engine, Error};

use crate::paper::Paper;

fn copies(paper: &Paper) -> Vec<PathBuf> {
    let files = fs::read_dir(&paper.data).expect("the folder can be read").flatten().map(|entry| entry.path());
    files.filter(|file| file.to_string_lossy().contains("dateline.sqlite.before-")).collect()
}

/// A database that lacks this program's last step, with something in it.
fn older_paper() -> Paper {
    let paper = Paper::nowhere(Engine::Sqlite);
    fs::create_dir(&paper.data).expect("a folder");
    paper.with_db(async |db| {
        db.migrate(&[]).await.expect("the log's own tables");
        let written = db.write(|tx| {
            tx.change(Change::new("from.before").of("paper", 1));
            Ok::<_, Error>(())
        });
        let written = written.await;
        written.expect("a change is taken");
    });
    paper
}

#[test]
fn an_older_paper_is_upgraded_after_a_copy() {
    let paper = older_paper();
    let check = paper.run(&["check"]);
    assert_eq!(check.code, 1, "{check:?}");
    assert!(check.out.contains("1 steps older") || check.out.contains("1 step older"), "{check:?}");
    assert!(copies(&paper).is_empty(), "looking makes no copy");
    paper.done(&["init", "--name", "The Lake Post"]);
    let kept = "select count(*) from change where kind = 'from.before'";
    assert_eq!(paper.count(kept), 1);
    let [copy] = &copies(&paper)[..] else { panic!("{:?}", copies(&paper)) };

    // The copy is the paper as it was: it opens where the paper lay, without the step.
    fs::rename(copy, paper.database()).expect("the copy takes the paper's place");
    for beside in ["dateline.sqlite-wal", "dateline.sqlite-shm"] {
        let _ = fs::remove_file(paper.data.join(beside));
    }
    assert_eq!(paper.count(kept), 1);
    assert_eq!(paper.count("select count(*) from sqlite_schema where name = 'article'"), 0);
    paper.assert_sound();
}

#[test]
fn no_copy_is_made_of_a_paper_that_is_new_or_up_to_date() {
    let paper = Paper::with_story(Engine::Sqlite);
    paper.done(&["init", "--name", "The Lake Mail"]);
    assert_eq!(copies(&paper), [""; 0].map(PathBuf::from));
}

#[test]
fn a_paper_of_a_newer_version_is_refused_by_every_command() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let paper = Paper::with_story(engine);
        paper.with_db(async |db| {
            let step = "insert into schema_migration (component, version, name, sha256, applied_at) values ('paper', 9001, 'tomorrow', 'x', 1)";
            db.write(move |tx| tx.run(step, &[])).await.expect("the step is noted");
        });
        let seq = paper.last_seq();
        for arguments in [&["serve"][..], &["flash", "News"], &["init"], &["article", "list"], &["demo"]] {
            let said = paper.run(arguments);
            assert_eq!(said.code, 2, "{arguments:?} {said:?}");
            assert!(said.err.contains("newer") && said.err.contains("9001_tomorrow"), "{said:?}");
            assert_eq!(said.err.lines().count(), 1, "{said:?}");
        }
        let check = paper.run(&["check"]);
        assert_eq!((check.code, check.out.contains("newer dateline")), (1, true), "{check:?}");
        assert_eq!(paper.last_seq(), seq);
        assert_eq!(copies_of(&paper, engine), 0, "nothing was touched");
    }
}

fn copies_of(paper: &Paper, engine: Engine) -> usize {
    if engine == Engine::Sqlite { copies(paper).len() } else { 0 }
}
