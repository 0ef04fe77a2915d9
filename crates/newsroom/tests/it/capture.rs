//! Captured pages: what comes in twice changes nothing, what is new finds its place.

use std::path::{Path, PathBuf};

use db::testing::TestDatabase;
use newsroom::transfer::Error;

use crate::bring::{Empty, NOW, Told, captured};

/// A case of the formats' own tests: its page, its zone, and what the import is told.
struct Case {
    name: String,
    page: PathBuf,
    zone: String,
    told: Told,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/tests/cases/capture")
}

fn case(name: &str) -> Case {
    let folder = folder().join(name);
    let options: toml::Table = std::fs::read_to_string(folder.join("options.toml")).unwrap().parse().unwrap();
    let text = |key: &str| options.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let zone = text("zone").unwrap_or_else(|| "UTC".to_owned());
    let follow = options.get("follow").and_then(toml::Value::as_table).into_iter().flatten();
    let told = Told {
        captured_at: text("captured").and_then(|moment| captured(&moment, &zone)),
        edition: text("edition"),
        follow: follow.map(|(network, url)| (network.clone(), url.as_str().unwrap().to_owned())).collect(),
    };
    Case { name: name.to_owned(), page: folder.join("page.txt"), zone, told }
}

fn cases() -> Vec<Case> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names.iter().map(|name| case(name)).collect()
}

async fn nothing_changes_on_a_second_import(database: TestDatabase, case: Case) {
    let paper = Empty::on(database, &case.zone).await;
    let first = match paper.try_import("capture", &case.page, &case.told, NOW).await {
        // A page without anything in it is refused as often as it is tried.
        Err(Error::Format(formats::Error::Nothing { .. })) => return assert_eq!(case.name, "nothing"),
        outcome => outcome.unwrap(),
    };
    let before = paper.state().await;
    let second = paper.try_import("capture", &case.page, &case.told, NOW + 60_000_000).await.unwrap();
    assert!(second.taken.is_empty(), "{}: {second:?}", case.name);
    assert_eq!(paper.state().await, before, "{}, imported twice", case.name);
    let copy = paper.folder.path().join("a copy of the page.txt");
    std::fs::write(&copy, std::fs::read(&case.page).unwrap()).unwrap();
    let third = paper.try_import("capture", &copy, &case.told, NOW + 86_400_000_000).await.unwrap();
    assert!(third.taken.is_empty(), "{}: {third:?}", case.name);
    assert_eq!(paper.state().await, before, "{}, imported as a copied and touched file", case.name);
    assert!(!first.taken.is_empty(), "{} brings something", case.name);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_captured_page_comes_in_once_on_sqlite() {
    for case in cases() {
        nothing_changes_on_a_second_import(TestDatabase::sqlite().await, case).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_captured_page_comes_in_once_on_postgres() {
    for case in cases() {
        nothing_changes_on_a_second_import(TestDatabase::postgres().await, case).await;
    }
}

/// A page of the seed's kind, of our own writing.
const MONDAY: &str = "\
08:20 Ferry to the outer islands back after two days
07:50 Storm warning lifted along the north mole
17:10 Fish market moves indoors for the winter
15:40 Second line of the minute comes from the mayor
15:40 First line of the minute came from the port
Follow us on Facebook
Night tram passes the council
The harbour council voted by seventeen to four on Monday evening to run trams through the night from April, ending a long debate.
Nobody had ever asked the bakers, the nurses and the dockers when they go home, said the council's chair after the vote.
Comments (0)
";

fn monday() -> Told {
    Told { captured_at: captured("2025-01-13T09:00", "Europe/Paris"), ..Told::default() }
}

db::on_both_engines! {
    async fn a_captured_page_becomes_a_wire_an_article_and_a_link(db: TestDatabase) {
        let paper = Empty::on(db, "Europe/Paris").await;
        let page = paper.file("page.txt", MONDAY);
        let mut told = monday();
        let report = paper.import("capture", &page, &told).await;
        let taken: Vec<(&str, u64)> = report.taken.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
        assert_eq!(taken, [("article", 1), ("follow_link", 1), ("wire_item", 5)]);
        assert_eq!(paper.texts("select url from follow_link where url is not null").await, [String::new(); 0]);
        let lines: Vec<&str> = MONDAY.lines().take(5).map(|line| &line[6..]).collect();
        assert_eq!(paper.headlines("en").await, lines);
        let yesterday = paper.wire("en").await.iter().filter(|(minute, _)| *minute < 1_736_722_800_000_000).count();
        assert_eq!(yesterday, 3);
        // The article has no line of its own, and the capture's time.
        assert_eq!(paper.texts("select headline from wire_item where article_id is not null").await.len(), 0);
        assert_eq!(paper.texts("select path from article where is_time_approximate").await, ["/en/night-tram-passes-the-council"]);
        // The address of the link comes with a later import.
        told.follow = [("facebook".to_owned(), "https://www.facebook.com/example".to_owned())].into();
        let report = paper.import("capture", &page, &told).await;
        assert_eq!(report.taken.into_keys().collect::<Vec<_>>(), ["follow_link"]);
        assert_eq!(paper.texts("select url from follow_link").await, ["https://www.facebook.com/example"]);
        // And an import that does not know it takes nothing away.
        let before = paper.state().await;
        paper.import("capture", &page, &monday()).await;
        assert_eq!(paper.texts("select url from follow_link").await, ["https://www.facebook.com/example"]);
        assert_eq!(paper.state().await.1, before.1);
    }

    async fn a_later_capture_adds_only_what_is_new(db: TestDatabase) {
        let (morning, noon) = (case("overlap-morning"), case("overlap-noon"));
        let paper = Empty::on(db, &morning.zone).await;
        let first = paper.import("capture", &morning.page, &morning.told).await;
        let second = paper.import("capture", &noon.page, &noon.told).await;
        assert_eq!(first.taken["wire_item"], 3);
        assert_eq!(second.taken["wire_item"], 2);
        assert_eq!((second.unchanged["wire_item"], second.unchanged["article"]), (3, 1));
        let wanted = [
            "Pilot boat gets a new engine",
            "Keepers vote to join the union",
            "Second ferry sails after repairs",
            "Fish market moves indoors",
            "Storm warning lifted",
        ];
        assert_eq!(paper.headlines("en").await, wanted);
    }

    async fn a_later_capture_keeps_the_order_of_its_page_within_a_minute(db: TestDatabase) {
        let paper = Empty::on(db, "Europe/Paris").await;
        let earlier = paper.file("earlier.txt", "08:20 The bridge opens again\n08:20 The bridge was closed all night\n07:10 Fog on the river\n");
        let later = paper.file(
            "later.txt",
            "08:20 The mayor crosses the bridge\n08:20 The bridge is open at last\n08:20 The bridge opens again\n\
             08:20 Engineers left before dawn\n08:20 The bridge was closed all night\n07:10 Fog on the river\n",
        );
        let told = Told { edition: Some("en".to_owned()), ..monday() };
        paper.import("capture", &earlier, &told).await;
        paper.import("capture", &later, &told).await;
        let headlines = paper.headlines("en").await;
        let place = |text: &str| headlines.iter().position(|headline| headline == text).unwrap();
        assert!(place("The mayor crosses the bridge") < place("The bridge is open at last"), "{headlines:?}");
        assert!(place("The bridge is open at last") < place("The bridge opens again"));
        assert!(place("The bridge opens again") < place("The bridge was closed all night"));
        assert_eq!(headlines.len(), 6);
        // Whichever came first, a third import finds all of them.
        let before = paper.state().await;
        paper.import("capture", &earlier, &told).await;
        paper.import("capture", &later, &told).await;
        assert_eq!(paper.state().await, before);
    }

    async fn without_a_moment_the_files_own_date_counts_and_known_bytes_keep_it(db: TestDatabase) {
        let paper = Empty::on(db, "Europe/Paris").await;
        let page = paper.file("page.txt", MONDAY);
        let touched = |path: &Path, seconds: u64| {
            let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            std::fs::File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
        };
        touched(&page, 1_736_755_200);
        let report = paper.import("capture", &page, &Told::default()).await;
        let notice = report.problems.iter().find(|problem| problem.what.contains("--captured-at")).unwrap();
        assert!(notice.what.contains("the file's own date is used: 2025-01-13 09:00 +01:00") && !notice.is_refusal, "{notice:?}");
        let before = paper.state().await;
        touched(&page, 1_736_955_200);
        let report = paper.import("capture", &page, &Told::default()).await;
        assert!(report.problems.iter().any(|problem| problem.what.contains("the date of its first import")), "{report:?}");
        assert_eq!(paper.state().await, before);
    }

    async fn a_line_that_was_withdrawn_does_not_come_back_with_the_same_page(db: TestDatabase) {
        let paper = Empty::on(db, "Europe/Paris").await;
        let page = paper.file("page.txt", MONDAY);
        paper.import("capture", &page, &monday()).await;
        let withdrawn = paper.db.write(|tx| {
            let edition = paper::load(tx)?.unwrap().edition("en").unwrap().clone();
            print::wire::withdraw(tx, &edition, "Fish market moves indoors for the winter")
        });
        assert!(withdrawn.await.unwrap().value);
        let before = paper.state().await;
        paper.import("capture", &page, &monday()).await;
        assert_eq!(paper.state().await, before);
    }
}
