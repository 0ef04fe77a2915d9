//! A capture through the program: its report, a second import, a copy with another date, a later capture.

use std::{
    fs::{self, File},
    time::{Duration, SystemTime},
};

use db::Engine;

use crate::paper::{Paper, path};

const PAGE: &str = "\
Lake Post — Menu
- 09:05Ice on the north bay is fourteen centimetres thick
- 08:20Ferry pier to stay shut until the thaw
- 23:40Council votes to light the rink
- 23:40Two rescued from a drifting floe
- 18:02Bakers of the old town win the broom race
Follow us on Facebook
Ice house to open its doors after seventy years
The last block was cut from the lake in 1951 and sold to a brewery, which no longer exists. On Sunday the house can be seen again.
Visitors are asked to bring gloves. The walls are a metre thick and the inside has never been warm.
Comments (0)
";

const FOLLOW: &str = "facebook=https://www.facebook.com/example";

#[test]
fn a_capture_comes_in_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let paper = Paper::nowhere(engine);
        let page = paper.scratch.join("page.txt");
        fs::write(&page, PAGE).expect("a file");
        let import = |page: &std::path::Path| {
            let said = paper.run(&[
                "import",
                "capture",
                path(page),
                "--captured-at",
                "2026-02-03T10:00:00+01:00",
                "--follow",
                FOLLOW,
                "--json",
            ]);
            assert_eq!(said.code, 0, "{said:?}");
            serde_json::from_str::<serde_json::Value>(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
        };
        let report = import(&page);
        assert_eq!(report["taken"], serde_json::json!({ "article": 1, "wire_item": 5, "follow_link": 1 }), "{report}");
        let keys: Vec<&String> = report.as_object().expect("one object").keys().collect();
        assert_eq!(keys, ["left_out", "problems", "skipped", "taken", "unchanged"]);
        let left_out = report["left_out"].as_array().expect("a list");
        assert!(
            left_out.iter().any(
                |left| left["place"] == "line 1" && left["text"].as_str().is_some_and(|text| text.contains("Menu"))
            ),
            "{report}"
        );
        let seq = paper.last_seq();

        let again = import(&page);
        assert_eq!((again["taken"].to_string(), paper.last_seq()), ("{}".to_owned(), seq), "{again}");
        let copy = paper.scratch.join("another.txt");
        fs::copy(&page, &copy).expect("a copy");
        let touched = SystemTime::now() - Duration::from_secs(400 * 86_400);
        File::options()
            .write(true)
            .open(&copy)
            .and_then(|file| file.set_modified(touched))
            .expect("the copy is touched");
        let of_copy = import(&copy);
        assert_eq!((of_copy["taken"].to_string(), paper.last_seq()), ("{}".to_owned(), seq), "{of_copy}");

        let server = paper.serve(&[]);
        let front = server.get("/en");
        let order = [
            "Ice on the north bay",
            "Ferry pier to stay",
            "Council votes to light",
            "Two rescued from",
            "Bakers of the old town",
        ];
        let places: Vec<usize> = order
            .iter()
            .map(|line| front.body.find(line).unwrap_or_else(|| panic!("{line} is not on the front")))
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(front.has("https://www.facebook.com/example"));
        assert!(front.has("Ice house to open its doors after seventy years"));

        let later = paper.scratch.join("later.txt");
        fs::write(&later, PAGE.replacen("- 09:05", "- 11:30Plough train runs again\n- 09:05", 1)).expect("a file");
        let said = paper.run(&[
            "import",
            "capture",
            path(&later),
            "--captured-at",
            "2026-02-03T12:00:00+01:00",
            "--follow",
            FOLLOW,
        ]);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.out.contains("Taken: 1 wire item"), "{said:?}");
        server.until("/en", |answer| answer.has("Plough train runs again"));
        assert_eq!(paper.count("select count(*) from wire_item"), 6);
        assert_eq!(paper.count("select count(*) from article"), 1);
    }
}

#[test]
fn what_is_refused_ends_with_1_and_is_told_with_its_place() {
    let paper = Paper::with_story(Engine::Sqlite);
    let folder = paper.scratch.join("stories");
    fs::create_dir(&folder).expect("a folder");
    fs::write(
        folder.join("good.md"),
        "---\nheadline: Good\nedition: en\npublished: 2026-02-03T09:00:00Z\n---\nText.\n",
    )
    .expect("a file");
    fs::write(folder.join("bad.md"), "---\nheadline: Bad\nedition: en\npublished: soon\n---\nText.\n").expect("a file");
    let said = paper.run(&["import", "markdown", path(&folder), "--json"]);
    assert_eq!(said.code, 1, "{said:?}");
    let report: serde_json::Value = serde_json::from_str(&said.out).expect("one object");
    assert_eq!(report["taken"]["article"], 1, "{report}");
    let problem = &report["problems"][0];
    assert!(problem["place"].as_str().is_some_and(|place| place.contains("bad.md line 4")), "{report}");
    assert!(problem["what"].as_str().is_some_and(|what| what.contains("published")), "{report}");
    assert_eq!(problem.as_object().map(|object| object.len()), Some(2), "{report}");
    let as_text = paper.run(&["import", "markdown", path(&folder)]);
    assert_eq!((as_text.code, as_text.out.contains("Problems:\n  bad.md line 4")), (1, true), "{as_text:?}");
}
