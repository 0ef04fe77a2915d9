//! The receipt of one's own comment.

use jiff::SignedDuration;
use print::comment::Decision;
use testpaper::{TestPaper, cast};

async fn posted(paper: &TestPaper, text: &str) -> String {
    let target = format!("/comments/{}", paper.printed(cast::NIGHT_TRAM).await.uid);
    paper.post_form(&target, &[("name", "Lena"), ("text", text)]).await.location().to_owned()
}

db::on_both_engines! {
    async fn for_ten_minutes_a_writer_may_change_and_remove(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let receipt = posted(&paper, "Frist thought.").await;
        assert!(paper.get(&receipt).await.contains(&format!("action=\"{receipt}/removal\"")));
        let changed = paper.post_form(&receipt, &[("text", "First thought.")]).await;
        assert_eq!((changed.status, changed.location()), (303, receipt.as_str()));
        assert!(paper.get(&receipt).await.contains("First thought."));
        paper.settle().await;
        let article = paper.get(cast::NIGHT_TRAM).await;
        assert!(article.contains("First thought.") && !article.contains("Frist thought."));
        let empty = paper.post_form(&receipt, &[("text", " ")]).await;
        assert_eq!(empty.status, 422);
        assert_eq!(paper.post_form(&format!("{receipt}/removal"), &[]).await.status, 303);
        paper.settle().await;
        assert!(!paper.get(cast::NIGHT_TRAM).await.contains("First thought."));
        assert!(!paper.get(&receipt).await.contains("First thought."));
    }
}

#[tokio::test]
async fn after_ten_minutes_a_receipt_only_tells() {
    let paper = TestPaper::on_sqlite().await;
    let receipt = posted(&paper, "For good.").await;
    paper.clock.advance(SignedDuration::from_mins(11));
    let page = paper.get(&receipt).await;
    assert!(page.contains("For good.") && !page.contains("/removal"));
    assert_eq!(paper.post_form(&receipt, &[("text", "Otherwise.")]).await.status, 303);
    assert_eq!(paper.post_form(&format!("{receipt}/removal"), &[]).await.status, 303);
    assert!(paper.get(&receipt).await.contains("For good."));
}

#[tokio::test]
async fn changing_and_removing_have_the_pace_of_posting() {
    let paper = TestPaper::on_sqlite().await;
    let receipt = posted(&paper, "Version 0").await;
    let mut refused = None;
    for version in 1..12 {
        let answer = paper.post_form(&receipt, &[("text", &format!("Version {version}"))]).await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, 303);
    }
    assert!(refused.unwrap().header("retry-after").parse::<u32>().unwrap() > 0);
    assert_eq!(paper.post_form(&format!("{receipt}/removal"), &[]).await.status, 429);
    assert!(paper.get(&receipt).await.contains("Version 7"));
    assert_eq!(paper.post_form_from("192.0.2.200", &format!("{receipt}/removal"), &[]).await.status, 303);
}

#[tokio::test]
async fn a_held_comment_says_why_and_shows_to_nobody_else() {
    let paper = TestPaper::on_sqlite().await;
    let receipt = posted(&paper, "THIS COUNCIL NEVER LISTENS TO US").await;
    let page = paper.get(&receipt).await;
    assert!(page.contains("THIS COUNCIL") && page.contains("<li>"));
    paper.settle().await;
    assert!(!paper.get(cast::NIGHT_TRAM).await.contains("THIS COUNCIL"));
}

#[tokio::test]
async fn what_a_moderator_removed_its_receipt_says() {
    let paper = TestPaper::on_sqlite().await;
    let receipt = posted(&paper, "Doubtful.").await;
    let uid = paper
        .db
        .read(|s| s.one("select uid from comment where text = 'Doubtful.'", &[], |row| row.get(0)))
        .await
        .unwrap();
    paper.decide(uid, Decision::Remove).await;
    let page = paper.get(&receipt).await;
    assert!(page.status == 200 && !page.contains("Doubtful.") && !page.contains("/removal"));
}

#[tokio::test]
async fn a_forged_receipt_opens_nothing() {
    let paper = TestPaper::on_sqlite().await;
    let receipt = posted(&paper, "Mine alone.").await;
    let name = receipt.rsplit('/').next().unwrap();
    let other = |letter: &str| if letter == "A" { "B" } else { "A" };
    let forged = [
        format!("{}{}", &name[..42], other(&name[42..])),
        format!("{}{}{}", &name[..30], other(&name[30..31]), &name[31..]),
        format!("{}{}", other(&name[..1]), &name[1..]),
        format!("{name}A"),
        name[..22].to_owned(),
        "A".repeat(43),
        paper.cast.nadia.to_string(),
    ];
    for name in forged {
        let target = format!("/comments/receipt/{name}");
        let answers = [
            paper.get(&target).await,
            paper.post_form(&target, &[("text", "Stolen.")]).await,
            paper.post_form(&format!("{target}/removal"), &[]).await,
        ];
        assert!(answers.iter().all(|answer| answer.status == 404), "{name}: {:?}", answers.map(|answer| answer.status));
    }
    assert!(paper.get(&receipt).await.contains("Mine alone."));
}
