//! Posting by the plain form: taken, asked again, refused.

use axum::body::Body;
use testpaper::{TestPaper, ask::form, cast};

async fn target(paper: &TestPaper) -> String {
    format!("/comments/{}", paper.printed(cast::NIGHT_TRAM).await.uid)
}

async fn count(paper: &TestPaper) -> i64 {
    paper.db.read(|s| s.one("select count(*) from comment", &[], |row| row.get(0))).await.unwrap()
}

db::on_both_engines! {
    async fn a_comment_is_posted_and_seen_by_its_writer_and_by_all(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let target = target(&paper).await;
        let fields = [("name", " Lena  Berg "), ("mail", "lena@bay.example"), ("text", "One.\r\n\r\nTwo <b>bold</b>."), ("website", "")];
        let posted = paper.post_form(&target, &fields).await;
        assert_eq!(posted.status, 303);
        assert!(posted.location().starts_with("/comments/receipt/"), "{}", posted.location());
        let receipt = paper.get(posted.location()).await;
        assert_eq!(receipt.status, 200);
        assert!(receipt.contains("Two &lt;b&gt;bold&lt;"), "{}", receipt.text());
        paper.settle().await;
        let article = paper.get(cast::NIGHT_TRAM).await;
        assert!(article.contains("Lena Berg") && article.contains("Two &lt;b&gt;bold&lt;"));
        assert!(!article.contains("lena@bay.example"));
    }

    async fn a_form_sent_twice_is_one_comment(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let target = target(&paper).await;
        let before = count(&paper).await;
        let fields = [("name", "Lena"), ("text", "Once.")];
        let (first, again) = (paper.post_form(&target, &fields).await, paper.post_form(&target, &fields).await);
        assert_eq!((first.location(), again.status), (again.location(), 303));
        assert_eq!(count(&paper).await, before + 1);
    }
}

#[tokio::test]
async fn a_reply_goes_under_what_it_answers() {
    let paper = TestPaper::on_sqlite().await;
    let target = target(&paper).await;
    let page = paper.get(&format!("{target}/reply/{}", paper.cast.nadia)).await;
    assert_eq!(page.status, 200);
    assert!(page.contains(&format!("name=\"parent\" value=\"{}\"", paper.cast.nadia)));
    let parent = paper.cast.nadia.to_string();
    assert_eq!(paper.post_form(&target, &[("name", "Lena"), ("text", "Yes."), ("parent", &parent)]).await.status, 303);
    let parent = paper.cast.held.to_string();
    let refused = paper.post_form(&target, &[("name", "Lena"), ("text", "Keep my words."), ("parent", &parent)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.contains("Keep my words."));
    let led_back = paper.get(&format!("{target}/reply/{}", paper.cast.held)).await;
    assert_eq!((led_back.status, led_back.location()), (302, cast::NIGHT_TRAM));
}

#[tokio::test]
async fn an_answer_to_nothing_that_can_be_read_is_no_comment_of_its_own() {
    let paper = TestPaper::on_sqlite().await;
    let (target, before) = (target(&paper).await, count(&paper).await);
    let fields = [("name", "Lena"), ("text", "Keep my words."), ("parent", "not-a-comment")];
    let refused = paper.post_form(&target, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.contains("Keep my words.") && refused.contains("role=\"alert\""));
    assert_eq!(count(&paper).await, before);
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_written_is_kept() {
    let paper = TestPaper::on_sqlite().await;
    let (target, before) = (target(&paper).await, count(&paper).await);
    let (long_name, long_text) = ("n".repeat(81), "t".repeat(5_001));
    let wrong: [(&[(&str, &str)], &str); 6] = [
        (&[("name", "Lena")], "Lena"),
        (&[("text", "Keep me.")], "Keep me."),
        (&[("name", "\u{200B}\u{202E}"), ("text", "Keep me.")], "Keep me."),
        (&[("name", &long_name), ("text", "Keep me.")], "Keep me."),
        (&[("name", "Lena"), ("text", &long_text)], "Lena"),
        (&[("name", "Lena"), ("text", "Keep me."), ("mail", "no address")], "no address"),
    ];
    for (fields, kept) in wrong {
        let answer = paper.post_form(&target, fields).await;
        assert_eq!(answer.status, 422, "{fields:?}");
        assert!(answer.contains("aria-invalid=\"true\"") && answer.contains(kept), "{fields:?}");
        assert!(answer.contains("lang=\"en\""));
    }
    assert_eq!(count(&paper).await, before);
}

#[tokio::test]
async fn the_form_speaks_the_language_of_its_article() {
    let paper = TestPaper::on_sqlite().await;
    let arabic = paper.printed("/ar/الميناء/night-tram").await.uid;
    let answer = paper.post_form(&format!("/comments/{arabic}"), &[("name", "")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[tokio::test]
async fn closed_and_killed_articles_take_no_comments() {
    let paper = TestPaper::on_sqlite().await;
    let before = count(&paper).await;
    let fields = [("name", "Lena"), ("text", "Keep me.")];
    let foghorn = paper.printed(cast::FOGHORN).await.uid;
    let closed = paper.post_form(&format!("/comments/{foghorn}"), &fields).await;
    assert_eq!(closed.status, 422);
    assert!(closed.contains("Keep me."));
    let killed = paper.printed(cast::KILLED).await.uid;
    assert_eq!(paper.post_form(&format!("/comments/{killed}"), &fields).await.status, 404);
    assert_eq!(paper.post_form("/comments/00000000-0000-0000-0000-000000000000", &fields).await.status, 404);
    assert_eq!(count(&paper).await, before);
}

#[tokio::test]
async fn machines_that_fill_the_trap_are_thanked_and_nothing_is_kept() {
    let paper = TestPaper::on_sqlite().await;
    let (target, before) = (target(&paper).await, count(&paper).await);
    let thanked =
        paper.post_form(&target, &[("name", "Bot"), ("text", "Buy."), ("website", "https://spam.example")]).await;
    assert_eq!((thanked.status, thanked.location()), (303, cast::NIGHT_TRAM));
    let hasty = paper.post_form(&target, &[("name", "Bot"), ("text", "Buy."), ("t", "12")]).await;
    assert_eq!(hasty.status, 429);
    assert_eq!(count(&paper).await, before);
    // Without the script there is no time to judge by.
    for t in ["", "nonsense", "60000"] {
        assert_eq!(
            paper.post_form(&target, &[("name", "Lena"), ("text", "A thought."), ("t", t)]).await.status,
            303,
            "{t}"
        );
    }
}

#[tokio::test]
async fn who_posts_too_fast_is_told_when_to_come_back_and_others_are_not() {
    let paper = TestPaper::on_sqlite().await;
    let target = target(&paper).await;
    let post = async |address: &str, number: usize| {
        let text = format!("thought {number}");
        paper.post_form_from(address, &target, &[("name", "Lena"), ("text", &text)]).await
    };
    let mut refused = None;
    for number in 0..12 {
        // One household: the last 64 bits of its addresses are its own to choose.
        let answer = post(&format!("2001:db8:1:2::{number:x}"), number).await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, 303);
    }
    let refused = refused.unwrap();
    assert!(refused.header("retry-after").parse::<u32>().unwrap() > 0);
    assert!(refused.contains("lang=\"en\""));
    assert_eq!(post("2001:db8:1:3::1", 50).await.status, 303);
}

#[tokio::test]
async fn an_address_that_a_stranger_claims_does_not_count() {
    let paper = TestPaper::on_sqlite().await;
    let target = target(&paper).await;
    let mut last = 0;
    for number in 0..10 {
        let text = format!("thought {number}");
        let mut asking = form(&target, &[("name", "Lena"), ("text", &text)]);
        asking.headers_mut().insert("x-forwarded-for", format!("203.0.113.{number}").parse().unwrap());
        last = paper.ask_from("198.51.100.9", asking).await.status;
    }
    assert_eq!(last, 429);
    for number in 0..10 {
        let text = format!("other thought {number}");
        let mut asking = form(&target, &[("name", "Ines"), ("text", &text)]);
        asking.headers_mut().insert("x-forwarded-for", format!("203.0.113.{number}").parse().unwrap());
        // One of the paper's own proxies.
        assert_eq!(paper.ask_from("10.0.0.1", asking).await.status, 303);
    }
}

#[tokio::test]
async fn forms_that_are_too_large_or_no_forms_are_refused() {
    let paper = TestPaper::on_sqlite().await;
    let (target, before) = (target(&paper).await, count(&paper).await);
    let large = "x".repeat(70_000);
    let stated = form(&target, &[("name", "Lena"), ("text", &large)]);
    let mut unstated = form(&target, &[("name", "Lena"), ("text", &large)]);
    unstated.headers_mut().remove("content-length");
    let many: Vec<(String, String)> = (0..40).map(|number| (format!("field{number}"), "x".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut json = form(&target, &[]);
    json.headers_mut().insert("content-type", "application/json".parse().unwrap());
    *json.body_mut() = Body::from("{}");
    json.headers_mut().remove("content-length");
    for (asking, status) in [(stated, 413), (unstated, 413), (form(&target, &many), 400), (json, 415)] {
        let answer = paper.ask(asking).await;
        assert_eq!(answer.status, status);
        assert!(answer.contains("lang=\"en\""));
    }
    assert_eq!(count(&paper).await, before);
}
