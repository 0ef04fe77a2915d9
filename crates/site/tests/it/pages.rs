//! Every kind of page, in every edition.

use testpaper::{Answer, Piece, TestPaper, cast};

fn is_page_of(answer: &Answer, target: &str, code: &str, dir: &str) {
    assert_eq!(answer.status, 200, "{target}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{target}");
    assert!(answer.contains(&format!("<html lang=\"{code}\" dir=\"{dir}\">")), "{target} is not in {code}, {dir}");
}

/// The addresses of an edition, one of each kind.
async fn kinds(paper: &TestPaper, code: &str) -> Vec<String> {
    let (whole, edition) = (paper.load().await, paper.edition(code).await);
    let harbour = whole.sections.iter().find(|section| section.key == cast::HARBOUR).unwrap();
    let section = whole.section_path(&edition, harbour.id).unwrap();
    let id = edition.id;
    let tides = paper.db.read(move |s| {
        let topic = paper::topic::find(s, id, cast::TIDES)?.unwrap();
        let slugs = paper::topic::slugs(s, topic)?;
        Ok::<_, db::Error>(slugs.into_iter().find(|(edition, _)| *edition == id).unwrap().1)
    });
    let tides = tides.await.unwrap();
    let article = format!("{section}/night-tram");
    let uid = paper.printed(&article).await.uid;
    vec![
        format!("/{code}"),
        section,
        article,
        format!("/{code}/about"),
        format!("/{code}/wire"),
        format!("/{code}/wire/2026-11-21"),
        format!("/{code}/topic/{tides}"),
        format!("/{code}/byline/{}", cast::YOUSSEF),
        format!("/{code}/archive/2026/11"),
        format!("/comments/{uid}"),
    ]
}

db::on_both_engines! {
    async fn every_kind_of_page_is_there_in_every_edition_with_its_language_and_direction(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        for (code, dir) in cast::EDITIONS {
            let name = cast::NAMES.iter().find(|(of, _)| *of == code).unwrap().1;
            for target in kinds(&paper, code).await {
                let answer = paper.get(&encoded(&target)).await;
                is_page_of(&answer, &target, code, dir);
                assert!(answer.contains(name), "{target} does not name the paper");
                let line = if target.contains("/wire/") { cast::WIRE_YESTERDAY } else { cast::WIRE_NEWEST };
            assert!(answer.contains(line), "{target} has no wire");
            }
        }
    }
}

#[tokio::test]
async fn a_front_shows_its_lead_its_sections_and_its_wire_in_order() {
    let paper = TestPaper::on_sqlite().await;
    let front = paper.get("/en").await.text();
    assert!(front.find("About tide gauge").unwrap() < front.find("Night tram passes the council").unwrap());
    assert!(front.contains(cast::LAST_FERRY) && front.contains(cast::FOGHORN));
    let wire = paper.get("/en/wire").await.text();
    assert!(wire.find(cast::WIRE_NEWEST).unwrap() < wire.find(cast::WIRE_YESTERDAY).unwrap());
    assert!(!front.contains(cast::DRAFT_HEADLINE));
}

#[tokio::test]
async fn an_article_shows_its_body_its_comments_and_its_translations() {
    let paper = TestPaper::on_sqlite().await;
    let tram = paper.get(cast::NIGHT_TRAM).await;
    for words in
        [cast::NIGHT_TRAM_BODY, "Mara Lindqvist", "Youssef Haddad", "Nadia", cast::OMAR_ANSWERS, "/fr/port/night-tram"]
    {
        assert!(tram.contains(words), "{words}");
    }
    assert!(!tram.contains(cast::HELD_TEXT));
    assert!(tram.contains("<link rel=\"canonical\" href=\"https://bay.example/en/harbour/night-tram\">"));
    let arabic = paper.get("/ar/byline/youssef-haddad").await;
    assert!(arabic.contains("يوسف حداد"));
}

#[tokio::test]
async fn a_feed_and_the_rules_for_robots_are_there() {
    let paper = TestPaper::on_sqlite().await;
    for (code, _) in cast::EDITIONS {
        let feed = paper.get(&format!("/{code}/feed.xml")).await;
        assert_eq!((feed.status, feed.header("content-type")), (200, "application/rss+xml; charset=utf-8"));
        assert!(feed.contains("night-tram"));
        assert!(!feed.contains(cast::DRAFT_HEADLINE));
    }
    let robots = paper.get("/robots.txt").await;
    assert!(robots.status == 200 && robots.contains("Disallow: /comments/"));
}

#[tokio::test]
async fn the_files_that_a_page_links_to_are_there_for_a_year() {
    let paper = TestPaper::on_sqlite().await;
    let front = paper.get("/en").await.text();
    let linked: Vec<&str> = front.split('"').filter(|text| text.starts_with("/assets/")).collect();
    assert!(linked.len() >= 2, "{linked:?}");
    for path in linked {
        let asset = paper.get(path).await;
        assert_eq!(asset.status, 200, "{path}");
        assert!(asset.header("cache-control").contains("immutable"));
    }
    assert_eq!(paper.get("/assets/nothing-00000000.css").await.status, 404);
    let yesterdays = paper.get("/assets/reader-0a1b2c3d.css").await;
    assert_eq!(yesterdays.status, 200);
    assert!(!yesterdays.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn the_node_says_how_it_is() {
    let paper = TestPaper::on_sqlite().await;
    for path in ["/healthz", "/readyz"] {
        let answer = paper.get(path).await;
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"), "{path}");
    }
}

#[tokio::test]
async fn lists_go_on_by_key_and_every_article_is_on_one_page() {
    let paper = TestPaper::on_sqlite().await;
    for number in 0..60 {
        paper.publish_piece(&Piece::new(&format!("play-{number}")).section(cast::CULTURE)).await;
    }
    paper.settle().await;
    let mut target = "/en/culture".to_owned();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..5 {
        let page = paper.get(&target).await;
        assert_eq!(page.status, 200, "{target}");
        let text = page.text();
        let main = &text[text.find("<main").unwrap()..text.find("</main>").unwrap()];
        let linked = main
            .split('"')
            .filter_map(|text| text.split('#').next())
            .filter(|path| path.starts_with("/en/culture/play-"));
        seen.extend(linked.map(str::to_owned));
        let Some(next) = main.split('"').find(|text| text.starts_with("/en/culture?before=")) else { break };
        target = next.replace("&amp;", "&");
    }
    assert_eq!(seen.len(), 60);
}

/// A path as browsers send it.
pub fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
