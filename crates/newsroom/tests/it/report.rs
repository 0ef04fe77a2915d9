//! The report of an import as programs read it.

use serde_json::{Value as Json, json};

use crate::bring::{Empty, Told, captured};

const PAGE: &str = "\
08:20 Ferry to the outer islands back after two days
07:50 Storm warning lifted along the north mole
Accept all cookies
Follow us on Facebook
Night tram passes the council
The harbour council voted by seventeen to four on Monday evening to run trams through the night from April, ending a long debate.
Comments (0)
";

db::on_both_engines! {
    async fn a_report_has_five_lists_with_counts_and_places(db: TestDatabase) {
        let paper = Empty::on(db, "Europe/Paris").await;
        let told = Told { captured_at: captured("2025-01-13T09:00", "Europe/Paris"), ..Told::default() };
        let page = paper.file("page.txt", PAGE);
        let report = serde_json::to_value(paper.import("capture", &page, &told).await).unwrap();
        assert_eq!(report["taken"], json!({ "article": 1, "wire_item": 2, "follow_link": 1 }));
        assert_eq!((&report["unchanged"], &report["skipped"]), (&json!({}), &json!({})));
        assert_eq!(report["left_out"], json!([{ "place": "line 3", "text": "Accept all cookies" }]));
        let problems = report["problems"].as_array().unwrap();
        assert!(problems.iter().any(|problem| problem["what"].as_str().unwrap().contains("--follow")), "{problems:?}");
        assert!(problems.iter().all(|problem| fields(problem) == ["place", "what"]));
        assert_eq!(fields(&report), ["left_out", "problems", "skipped", "taken", "unchanged"]);
        let again = serde_json::to_value(paper.import("capture", &page, &told).await).unwrap();
        assert_eq!(again["taken"], json!({}));
        assert_eq!(again["unchanged"], json!({ "article": 1, "wire_item": 2, "follow_link": 1 }));
    }

    async fn what_was_taken_is_found_again_by_where_it_came_from(db: TestDatabase) {
        let paper = Empty::on(db, "Europe/Paris").await;
        let told = Told { captured_at: captured("2025-01-13T09:00", "Europe/Paris"), ..Told::default() };
        let page = paper.file("page.txt", PAGE);
        paper.import("capture", &page, &told).await;
        assert_eq!(paper.texts("select distinct format from origin").await, ["capture"]);
        assert_eq!(paper.texts("select kind from origin order by kind").await, ["article", "follow_link", "wire_item", "wire_item"]);
        let lost = "select foreign_id from origin where kind = 'wire_item' and entity_id not in (select id from wire_item)";
        assert!(paper.texts(lost).await.is_empty());
        let lost = "select foreign_id from origin where kind = 'article' and entity_id not in (select id from story)";
        assert!(paper.texts(lost).await.is_empty());
    }
}

/// Names of an object's fields, sorted.
fn fields(object: &Json) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}
