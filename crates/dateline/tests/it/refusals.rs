//! What can not run says so in one sentence, with the place and the remedy, and ends with 2.

use std::{
    fs,
    net::TcpListener,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use db::Engine;
use rustix::process::geteuid;

use crate::paper::{Paper, bare, path, said};

const QUICK: Duration = Duration::from_secs(5);

/// Runs what must be refused; the sentence. A refusal is quick.
fn refused(command: &mut Command) -> String {
    let start = Instant::now();
    let said = said(command);
    assert_eq!(said.code, 2, "{command:?} {said:?}");
    assert!(said.out.is_empty(), "{said:?}");
    let sentence = said.err.strip_prefix("dateline: ").unwrap_or_else(|| panic!("{command:?} {said:?}"));
    assert_eq!(sentence.trim_end().lines().count(), 1, "one sentence: {sentence}");
    assert!(start.elapsed() < QUICK, "{command:?} took {:?}", start.elapsed());
    sentence.trim_end().to_owned()
}

fn assert_names(sentence: &str, words: &[&str]) {
    for word in words {
        assert!(sentence.contains(word), "“{word}” is not in: {sentence}");
    }
}

fn serve(folder: &Path) -> Command {
    bare(&["serve", "--listen", "127.0.0.1:0", "--data", path(folder)])
}

#[test]
fn a_folder_that_is_not_there_or_no_folder_or_empty() {
    let paper = Paper::nowhere(Engine::Sqlite);
    let missing = refused(&mut serve(&paper.data));
    assert_names(&missing, &[path(&paper.data), "dateline init"]);
    assert!(!paper.data.exists(), "a refusal makes nothing");
    for arguments in [&["flash", "News"][..], &["article", "list"], &["comment", "list"]] {
        assert_names(&refused(&mut paper.command(arguments)), &[path(&paper.data)]);
    }
    let file = paper.scratch.join("file");
    fs::write(&file, "a list of boats").expect("a file");
    assert_names(&refused(&mut serve(&file)), &[path(&file), "is a file, not a folder", "--data"]);
    assert_names(&refused(&mut bare(&["init", "--data", path(&file.join("below"))])), &[path(&file)]);
    assert_names(&refused(&mut serve(&paper.scratch)), &["there is no paper in", "dateline init"]);
    assert!(!paper.scratch.join("dateline.sqlite").exists(), "a refusal makes nothing");
}

/// Runs as somebody who may not write here: root would be let through by any lock.
fn as_a_stranger(command: &mut Command) -> &mut Command {
    const NOBODY: u32 = 65_534;
    match geteuid().is_root() {
        true => command.uid(NOBODY).gid(NOBODY),
        false => command,
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("our own files are ours");
}

#[test]
fn a_folder_that_may_not_be_written() {
    let paper = Paper::with_story(Engine::Sqlite);
    let above = paper.data.parent().expect("it lies in a temporary folder").to_owned();
    set_mode(&above, 0o755);
    let lock = |folder, file| {
        set_mode(&paper.data, folder);
        set_mode(&paper.database(), file);
    };
    lock(0o555, 0o444);
    let command = || serve(&paper.data);
    assert_names(&refused(as_a_stranger(&mut command())), &[path(&paper.data), "right to write"]);
    let check = said(as_a_stranger(paper.command(&["check"]).current_dir("/")));
    assert_eq!(check.code, 1, "{check:?}");
    assert_names(&check.out, &["TROUBLE  folder", "can not be written"]);
    if geteuid().is_root() {
        // A folder of which not even the list of files may be read.
        lock(0o700, 0o600);
        assert_names(&refused(as_a_stranger(&mut command())), &[path(&paper.data), "right"]);
    }
    lock(0o755, 0o644);
}

#[test]
fn a_damaged_database() {
    for damage in [Damage::Garbage, Damage::Truncated, Damage::HeadOverwritten, Damage::AFolder] {
        let paper = Paper::with_story(Engine::Sqlite);
        assert!(!paper.data.join("dateline.sqlite-wal").exists(), "a command leaves one whole file behind");
        damage.strike(&paper.database());
        let sentence = refused(&mut serve(&paper.data));
        assert_names(&sentence, &[path(&paper.database())]);
        println!("{damage:?}: {sentence}");
        let check = paper.run(&["check"]);
        assert_eq!((check.code, check.out.contains("TROUBLE  database")), (1, true), "{check:?}");
    }
}

#[derive(Debug)]
enum Damage {
    Garbage,
    Truncated,
    HeadOverwritten,
    AFolder,
}

impl Damage {
    fn strike(&self, database: &Path) {
        let whole = fs::read(database).expect("the database can be read");
        let bytes = match self {
            Damage::Garbage => b"this was a shopping list, ".repeat(2_000),
            Damage::Truncated => whole[..whole.len() / 3 + 100].to_vec(),
            Damage::HeadOverwritten => [&[0xA5; 200][..], &whole[200..]].concat(),
            Damage::AFolder => {
                fs::remove_file(database).expect("the database can be removed");
                return fs::create_dir(database).expect("a folder");
            }
        };
        fs::write(database, bytes).expect("the database can be written");
    }
}

#[test]
fn a_database_address_that_leads_nowhere() {
    let paper = Paper::nowhere(Engine::Sqlite);
    let at = |url: &str| refused(paper.command(&["init"]).env("DATABASE_URL", url));
    assert_names(&at("mysql:/of/course"), &["database address"]);
    let unreachable = at("postgres://ida:secret-word@127.0.0.1:1/paper");
    assert_names(&unreachable, &["127.0.0.1", "cannot be reached"]);
    assert!(!unreachable.contains("secret-word"), "a password is never told");
    assert_names(&at("postgres://ida@/paper?host=/nowhere/at/all"), &["cannot be reached"]);
    let on_postgres = Paper::with_story(Engine::Postgres);
    let url = on_postgres.url().expect("it is on PostgreSQL").replace("/test_", "/no_such_");
    assert_names(&at(&url), &["no_such_"]);
}

#[test]
fn an_address_that_is_taken() {
    let paper = Paper::with_story(Engine::Sqlite);
    let holder = TcpListener::bind("127.0.0.1:0").expect("a port");
    let taken = holder.local_addr().expect("its address").to_string();
    assert_names(&refused(&mut paper.command(&["serve", "--listen", &taken])), &[&taken, "--listen"]);
    let metrics = refused(&mut paper.command(&["serve", "--listen", "127.0.0.1:0", "--metrics-listen", &taken]));
    assert_names(&metrics, &[&taken, "metrics"]);
}

#[test]
fn a_configuration_that_is_not_understood() {
    let paper = Paper::with_story(Engine::Sqlite);
    let file = paper.data.join("dateline.toml");
    for (text, named) in [
        ("# ours\nlistne = \"127.0.0.1:1\"\n", "listne"),
        ("listen = \"harbour\"\n", "listen"),
        ("theme = \"t\"\ncache_mib = \"much\"\n", "cache_mib"),
        ("connections_max = -4\n", "connections_max"),
        ("listen = \n", "listen"),
        ("proxies = [\"10.0.0.0/99\"]\n", "10.0.0.0/99"),
    ] {
        fs::write(&file, text).expect("a file");
        let sentence = refused(&mut serve(&paper.data));
        assert_names(&sentence, &[named]);
        println!("{sentence}");
        let check = paper.run(&["check"]);
        assert_eq!((check.code, check.out.contains("TROUBLE  configuration")), (1, true), "{check:?}");
        if named != "10.0.0.0/99" {
            assert_names(&sentence, &[path(&file), "line"]);
        }
    }
}

#[test]
fn a_theme_that_is_broken() {
    let paper = Paper::with_story(Engine::Sqlite);
    let theme = paper.scratch.join("theme");
    let with_theme = || paper.command(&["serve", "--listen", "127.0.0.1:0", "--theme", path(&theme)]);
    assert_names(&refused(&mut with_theme()), &[path(&theme)]);
    fs::create_dir(&theme).expect("a folder");
    for (name, text) in [
        ("frnot.html", "<p>"),
        ("front.html", "{% extends \"layout.html\" %}{% block matter %}"),
        ("layout.html", "{% include \"nowhere.html\" %}"),
        ("reader.css", "body { color: red"),
    ] {
        let file = theme.join(name);
        fs::write(&file, text).expect("a file");
        assert_names(&refused(&mut with_theme()), &[name]);
        fs::remove_file(&file).expect("the file was just made");
    }
}

#[test]
fn words_of_a_command_that_make_no_sense() {
    let paper = Paper::nowhere(Engine::Sqlite);
    let page = paper.scratch.join("page.txt");
    fs::write(&page, "- 08:20 Ice holds\nFollow us on Facebook\n").expect("a file");
    let page = path(&page);
    let refused = |arguments: &[&str]| refused(&mut paper.command(arguments));
    assert_names(&refused(&["import", "wordperfect", page]), &["wordperfect", "capture", "markdown"]);
    assert_names(&refused(&["import", "capture", "/nowhere/page.txt"]), &["/nowhere/page.txt", "does not exist"]);
    assert_names(
        &refused(&["import", "capture", page, "--captured-at", "yesterday"]),
        &["yesterday", "2025-01-13T09:00:00+01:00"],
    );
    assert_names(
        &refused(&["import", "capture", page, "--captured-at", "2025-01-13T09:00:00"]),
        &["2025-01-13T09:00:00"],
    );
    assert_names(&refused(&["import", "capture", page, "--follow", "facebook"]), &["facebook", "https://"]);
    assert_names(&refused(&["import", "capture", page, "--follow", "facebook=javascript:alert(1)"]), &["https://"]);
    assert_names(&refused(&["init", "--zone", "Europe/Atlantis"]), &["Europe/Atlantis", "Europe/Lisbon"]);
    assert_names(&refused(&["init", "--address", "paper"]), &["“paper”", "https://paper.example"]);
    assert_names(&refused(&["init", "--edition", "no way"]), &["no way"]);
    assert!(!paper.data.exists(), "a refusal makes nothing");

    let paper = Paper::with_story(Engine::Sqlite);
    let refused = |arguments: &[&str]| self::refused(&mut paper.command(arguments));
    assert_names(
        &refused(&["serve", "--listen", "127.0.0.1:0", "--proxy", "load-balancer"]),
        &["load-balancer", "10.0.0.0/8"],
    );
    assert_names(&refused(&["flash", "  \u{200B} "]), &["empty"]);
    assert_names(&refused(&["flash", &"x".repeat(301)]), &["300"]);
    assert_names(&refused(&["flash", "News", "--edition", "xx"]), &["xx", "en"]);
    assert_names(&refused(&["init", "--home", "xx"]), &["xx", "en"]);
    let in_part = paper.run(&["import", "capture", page, "--edition", "xx"]);
    assert_eq!((in_part.code, in_part.out.contains("dateline init --edition xx")), (1, true), "{in_part:?}");
}

#[test]
fn what_the_command_line_itself_refuses_ends_with_2_too() {
    for arguments in [
        &["serv"][..],
        &["serve", "--listen", "harbour"],
        &["comment", "hold", "7"],
        &["flash"],
        &["check", "--no-such"],
    ] {
        let said = said(&mut bare(arguments));
        assert_eq!((said.code, said.err.contains("error:")), (2, true), "{arguments:?} {said:?}");
    }
}
