//! What an operator sees and sets: help, check, init, the public address, a theme, metrics, the log.

use std::{fs, net::TcpListener};

use db::Engine;

use crate::{
    http,
    paper::{Paper, STORY_PATH, bare, path, said},
};

#[test]
fn help_has_examples() {
    let whole = said(&mut bare(&["--help"]));
    assert_eq!(whole.code, 0);
    for word in ["Examples:", "dateline demo", "dateline serve", "dateline import", "dateline flash", "Exit status:"] {
        assert!(whole.out.contains(word), "{word}");
    }
    assert!(!whole.out.contains("media-worker"), "what only the program calls is not shown");
    for command in [
        &["demo"][..],
        &["init"],
        &["serve"],
        &["import"],
        &["flash"],
        &["article", "kill"],
        &["comment", "list"],
        &["check"],
    ] {
        let help = said(&mut bare(&[command, &["--help"]].concat()));
        assert_eq!(help.code, 0, "{command:?}");
        assert!(help.out.contains("Usage: dateline"), "{command:?} {}", help.out);
    }
    let import = said(&mut bare(&["import", "--help"])).out;
    assert!(import.contains("Examples:") && import.contains("--follow facebook="), "{import}");
    assert_eq!(said(&mut bare(&[])).code, 2, "without a word it shows its help and does nothing");
}

#[test]
fn check_says_in_plain_words_what_is_in_order() {
    let paper = Paper::with_story(Engine::Sqlite);
    let check = paper.run(&["check"]);
    // A machine that is short of space is told so, and rightly; everything else must be well.
    let troubles: Vec<&str> =
        check.out.lines().filter(|line| line.starts_with("TROUBLE") && !line.contains("disk:")).collect();
    assert!(troubles.is_empty(), "{check:?}");
    for words in [
        "configuration: readers are served at 127.0.0.1:8000",
        "can be written",
        "SQLite opens",
        "up to date",
        "The Lake Post in en (Europe/Oslo)",
    ] {
        assert!(check.out.contains(words), "{words}: {check:?}");
    }
    fs::write(paper.data.join("dateline.toml"), "listen = \"127.0.0.1:9\"\n").expect("a file");
    assert!(paper.run(&["check"]).out.contains("127.0.0.1:9"));

    let nowhere = Paper::nowhere(Engine::Sqlite).run(&["check"]);
    assert_eq!(nowhere.code, 1, "{nowhere:?}");
    assert!(
        nowhere.out.contains("TROUBLE  folder: there is no folder") && nowhere.out.contains("dateline init"),
        "{nowhere:?}"
    );
    let on_postgres = Paper::with_story(Engine::Postgres).run(&["check"]);
    assert!(on_postgres.out.contains("PostgreSQL answers"), "{on_postgres:?}");
}

#[test]
fn init_makes_a_paper_and_later_changes_it() {
    let paper = Paper::nowhere(Engine::Sqlite);
    let made = paper.done(&[
        "init",
        "--name",
        "Das Ufer",
        "--zone",
        "Europe/Berlin",
        "--edition",
        "de",
        "--edition",
        "ar",
        "--home",
        "de",
    ]);
    assert!(made.contains("A paper was made in") && made.contains("dateline serve --data"), "{made}");
    let server = paper.serve(&[]);
    let home = server.get("/");
    assert_eq!((home.status, home.has("Das Ufer"), home.has("lang=\"de\"")), (200, true, true), "{}", home.head);
    assert!(server.get("/ar").has("dir=\"rtl\""));
    let changed = paper.done(&["init", "--name", "Das Nordufer", "--zone", "Europe/Vienna"]);
    assert!(changed.contains("The paper was changed in"), "{changed}");
    server.until("/", |answer| answer.has("Das Nordufer"));
    assert!(paper.run(&["check"]).out.contains("Das Nordufer in de, ar (Europe/Vienna)"));
}

#[test]
fn a_paper_with_a_public_address_turns_other_hosts_away() {
    let paper = Paper::with_story(Engine::Sqlite);
    let server = paper.serve(&[]);
    let at = |host: &str| {
        http::ask(server.address, &http::request("GET", "/en", &[("Host", host)], "")).expect("the server answers")
    };
    assert_eq!(at("somewhere.example").status, 200, "without a public address every host is let in");
    paper.done(&["init", "--address", "https://lake.example/"]);
    server.until("/en", |answer| answer.has("https://lake.example/en"));
    assert_eq!((at("lake.example").status, at("LAKE.example:443").status), (200, 200));
    for stranger in ["somewhere.example", "lake.example.evil.example", "", "127.0.0.1.evil.example"] {
        assert_eq!(at(stranger).status, 421, "{stranger}");
    }
    for own in ["localhost", "127.0.0.1:8000", "[::1]"] {
        assert_eq!(at(own).status, 200, "{own}");
    }
}

#[test]
fn a_theme_overrides_file_by_file() {
    let paper = Paper::with_story(Engine::Sqlite);
    let theme = paper.data.join("theme");
    fs::create_dir(&theme).expect("a folder");
    fs::write(theme.join("reader.css"), "body { background: papayawhip }\n").expect("a file");
    let refusal = "{% extends \"layout.html\" %}{% block matter %}<p>Nothing but snow here.</p>{% endblock %}";
    fs::write(theme.join("refusal.html"), refusal).expect("a file");
    fs::write(paper.data.join("dateline.toml"), "theme = \"theme\"\n").expect("a file");
    let server = paper.serve(&[]);
    let lost = server.get("/en/no-such-page");
    assert_eq!((lost.status, lost.has("Nothing but snow here.")), (404, true), "{}", lost.body);
    let front = server.get("/en");
    let style = front.body.split('"').find(|text| text.starts_with("/assets/") && text.ends_with(".css"));
    let style = server.get(style.expect("the page names its style"));
    assert!(style.has("papayawhip"), "{}", style.body);
    assert!(server.get(STORY_PATH).has("Ice house to open its doors"), "what is not overridden is the built-in one");
    assert!(!Paper::with_story(Engine::Sqlite).serve(&[]).get("/en/no-such-page").has("snow"));
}

#[test]
fn metrics_are_served_on_their_own_address_only() {
    let paper = Paper::with_story(Engine::Sqlite);
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    let server = paper.serve(&["--metrics-listen", &free.to_string()]);
    server.get("/en");
    let metrics = http::get(free, "/metrics").expect("metrics are served");
    assert_eq!(metrics.status, 200);
    for name in ["dateline_change_seq", "dateline_db_writer_alive 1", "# EOF"] {
        assert!(metrics.has(name), "{name}: {}", metrics.body);
    }
    assert_eq!(server.get("/metrics").status, 404, "readers have no metrics");
    assert_eq!(http::get(free, "/en").expect("it answers").status, 404, "and metrics no readers");
    assert_eq!((server.get("/healthz").status, server.get("/readyz").status), (200, 200));
}

#[test]
fn the_log_can_be_json() {
    let paper = Paper::with_story(Engine::Sqlite);
    let mut server = paper.serve(&["--log-format", "json"]);
    server.get("/en");
    server.ask_to_stop();
    assert_eq!(server.ended_within(crate::server::PATIENCE), Some(0));
    let log = server.log();
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    let said = |message: &str| lines.iter().find(|line| line["message"] == message);
    let serving = said("serving").unwrap_or_else(|| panic!("{log}"));
    assert_eq!(serving["address"], server.address.to_string());
    assert_eq!((serving["level"].as_str(), serving["folder"].as_str()), (Some("INFO"), Some(path(&paper.data))));
    assert!(said("stopped").is_some(), "{log}");
}
