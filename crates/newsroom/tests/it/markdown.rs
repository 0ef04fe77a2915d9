//! Folders of Markdown files: taken whole, taken again, taken newer.

use print::comment::Decision;

use crate::bring::{Empty, NOW, Told};

const PAPER: &str = "---\nkind: paper\nname: The Small Bay\nzone: Europe/Paris\neditions:\n  - code: en\n    language: en\n    name: English\n---\n";

const STORY: &str = "---\nheadline: A crane for the quay\ndate: 2025-11-20T10:00:00Z\nslug: crane\nsection: Harbour\ntopics: [Cranes]\nbyline: Mara Lindqvist\ncomments:\n  - id: one\n    name: Nadia\n    text: At last.\n    at: 2025-11-20T11:00:00Z\n    replies:\n      - id: two\n        name: Omar\n        text: Indeed.\n        at: 2025-11-20T12:00:00Z\n---\nThe crane came by sea.\n";

fn files(paper: &Empty) -> std::path::PathBuf {
    paper.file("bay/paper.md", PAPER);
    paper.file("bay/en/crane.md", STORY);
    paper.folder.path().join("bay")
}

db::on_both_engines! {
    async fn a_folder_imported_twice_changes_nothing(db: TestDatabase) {
        let paper = Empty::on(db, "UTC").await;
        let folder = files(&paper);
        let first = paper.import("markdown", &folder, &Told::default()).await;
        assert!(!first.has_refusals(), "{first:?}");
        assert_eq!((first.taken["article"], first.taken["comment"]), (1, 2));
        let before = paper.state().await;
        let second = paper.try_import("markdown", &folder, &Told::default(), NOW + 3_600_000_000).await.unwrap();
        assert!(second.taken.is_empty(), "{second:?}");
        assert_eq!(paper.state().await, before);
    }

    async fn a_changed_file_is_a_newer_copy_at_the_same_address(db: TestDatabase) {
        let paper = Empty::on(db, "UTC").await;
        let folder = files(&paper);
        paper.import("markdown", &folder, &Told::default()).await;
        let path = paper.texts("select path from article").await;
        paper.file("bay/en/crane.md", &STORY.replace("came by sea", "came by rail"));
        let report = paper.import("markdown", &folder, &Told::default()).await;
        assert_eq!(report.taken["article"], 1);
        assert_eq!(paper.texts("select path from article").await, path);
        assert_eq!(paper.texts("select text from comment order by posted_at").await, ["At last.", "Indeed."]);
        assert!(paper.texts("select body_html from article").await[0].contains("by rail"));
    }

    async fn a_changed_file_comes_in_though_a_comment_was_removed_since(db: TestDatabase) {
        let paper = Empty::on(db, "UTC").await;
        let folder = files(&paper);
        paper.import("markdown", &folder, &Told::default()).await;
        let removed = paper.db.write(|tx| {
            let uid = tx.one("select uid from comment where name = 'Nadia'", &[], |row| row.get(0))?;
            print::comment::decide(tx, uid, Decision::Remove)
        });
        removed.await.unwrap();
        paper.file("bay/en/crane.md", &STORY.replace("came by sea", "came by rail"));
        let report = paper.try_import("markdown", &folder, &Told::default(), NOW).await.unwrap();
        assert_eq!(report.taken["article"], 1);
        assert_eq!(paper.texts("select status from comment order by posted_at").await, ["removed", "shown"]);
    }

    async fn an_article_that_was_killed_since_stays_killed(db: TestDatabase) {
        let paper = Empty::on(db, "UTC").await;
        let folder = files(&paper);
        paper.import("markdown", &folder, &Told::default()).await;
        let killed = paper.db.write(|tx| {
            let whole = paper::load(tx)?.unwrap();
            let id = tx.one("select id from story", &[], |row| row.get(0))?;
            newsroom::story::kill(tx, &whole, newsroom::story::StoryId(id), "mara", NOW)
        });
        assert!(killed.await.unwrap().value);
        paper.file("bay/en/crane.md", &STORY.replace("came by sea", "came by rail"));
        paper.import("markdown", &folder, &Told::default()).await;
        assert_eq!(paper.texts("select status from article").await, ["killed"]);
    }

    async fn a_wrong_file_costs_itself_only(db: TestDatabase) {
        let paper = Empty::on(db, "UTC").await;
        let folder = files(&paper);
        paper.file("bay/en/broken.md", "---\nheadline: [\n---\nHm.\n");
        paper.file("bay/en/picture.jpg", "no picture at all");
        let report = paper.import("markdown", &folder, &Told::default()).await;
        assert_eq!(report.taken["article"], 1);
        let refused: Vec<&str> =
            report.problems.iter().filter(|problem| problem.is_refusal).map(|problem| problem.place.as_str()).collect();
        assert!(refused.iter().any(|place| place.contains("broken.md")), "{report:?}");
        assert!(refused.iter().any(|place| place.contains("picture.jpg")), "{report:?}");
        assert_eq!(report.skipped["picture"], 1);
    }
}
