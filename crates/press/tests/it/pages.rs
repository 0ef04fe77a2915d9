//! Whole pages of the small paper.

use jiff::civil::Date;
use press::{CommentForm, Comments, Days, FieldError, Frame, Months, Piece, Press, Problem, Receipt, Turn};
use print::{
    article::{Article, Cursor, Kind, List, Listed},
    comment::{CommentStatus, Reason, Threads},
    front::Front,
};

use crate::{
    harbour::{self, AR, EN, NOW},
    whole,
};

fn drawn(edition: paper::EditionId, path: &str, draw: impl Fn(&Press, &Frame) -> Vec<Piece>) -> String {
    let (press, paper) = (Press::new(None).unwrap(), harbour::paper());
    let (header, footer) = harbour::menus();
    let frame = Frame { header_menu: &header, footer_menu: &footer, ..harbour::frame(&paper, edition, path) };
    let wire = if edition == AR { harbour::arabic_wire() } else { harbour::english_wire() };
    whole(&press, &frame, &wire, draw(&press, &frame))
}

/// Without the hashes in asset names: a snapshot of a page does not follow the stylesheet.
fn snapshot(name: &str, page: String) {
    let mut calm = page.clone();
    for stem in ["/assets/reader-", "/assets/icon-"] {
        for (at, _) in page.match_indices(stem) {
            let hash = at + stem.len()..at + stem.len() + 8;
            calm.replace_range(hash, "00000000");
        }
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!(name, calm);
    });
}

fn front() -> Front {
    let stories = harbour::stories();
    let by_section = |id: i64| stories.iter().filter(|it| it.section.is_some_and(|own| own.0 == id)).cloned().collect();
    let sections = (1..=6).map(|id| (paper::SectionId(id), by_section(id))).collect();
    Front::of(Vec::new(), stories.clone(), sections)
}

#[test]
fn a_full_front() {
    snapshot("front", drawn(EN, "/en", |press, frame| press.front(frame, &front())));
}

#[test]
fn an_arabic_front_runs_from_right_to_left() {
    let front = Front::of(Vec::new(), harbour::arabic_stories(), Vec::new());
    let page = drawn(AR, "/ar", |press, frame| press.front(frame, &front));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"));
    snapshot("front_ar", page);
}

#[test]
fn an_empty_paper_has_a_front() {
    let front = Front::of(Vec::new(), Vec::new(), Vec::new());
    let page = drawn(EN, "/en", |press, frame| press.front(frame, &front));
    assert!(page.contains("Nothing has been published here yet."));
}

#[test]
fn an_article_with_comments() {
    let (article, threads, more) = (harbour::article(), harbour::threads(), harbour::stories()[14..18].to_vec());
    let comments = Comments { threads: &threads, is_open: true };
    let page = drawn(EN, &article.path, |press, frame| press.article(frame, &article, &comments, &more));
    assert!(!page.contains("These words must not show."));
    assert!(page.contains("data-on=\"wire.en,thread.0196a7f3-5b00-7000-8000-000000000065\""));
    snapshot("article", page);
}

#[test]
fn an_article_in_other_editions_names_them_all() {
    let (press, paper, article, threads) =
        (Press::new(None).unwrap(), harbour::paper(), harbour::article(), Threads::default());
    let alternates = vec![(AR, "/ar/x".to_owned())];
    let frame = Frame { alternates, ..harbour::frame(&paper, EN, &article.path) };
    let comments = Comments { threads: &threads, is_open: true };
    let page = whole(&press, &frame, &[], press.article(&frame, &article, &comments, &[]));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://harbour.example/en/harbour/how-many-boats\">"));
    assert!(page.contains("hreflang=\"en\" href=\"https://harbour.example/en/harbour/how-many-boats\""));
    assert!(page.contains("hreflang=\"ar\" href=\"https://harbour.example/ar/x\""));
    assert!(page.contains("<a href=\"/fr\" lang=\"fr\""), "an edition without the article is linked by its front");
}

#[test]
fn without_a_public_address_nothing_claims_one() {
    let (press, mut paper, article, threads) =
        (Press::new(None).unwrap(), harbour::paper(), harbour::article(), Threads::default());
    paper.settings.public_address = None;
    let frame = Frame { alternates: vec![(AR, "/ar/x".to_owned())], ..harbour::frame(&paper, EN, &article.path) };
    let comments = Comments { threads: &threads, is_open: true };
    let page = whole(&press, &frame, &[], press.article(&frame, &article, &comments, &[]));
    for absent in ["rel=\"canonical\"", "og:url", "og:image\"", "rel=\"alternate\" hreflang", "facebook.com/sharer"] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[test]
fn a_page_has_neither_comments_nor_a_byline_row() {
    let article = Article { kind: Kind::Page, section: None, ..harbour::article() };
    let threads = harbour::threads();
    let comments = Comments { threads: &threads, is_open: true };
    let page = drawn(EN, "/en/about", |press, frame| press.article(frame, &article, &comments, &[]));
    for absent in ["class=\"facts\"", "id=\"comments\"", "thread.", "class=\"share\""] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[test]
fn an_imprecise_time_says_so() {
    let article = Article { is_time_approximate: true, updated_at: None, ..harbour::article() };
    let threads = Threads::default();
    let comments = Comments { threads: &threads, is_open: false };
    let page = drawn(EN, "/en/x", |press, frame| press.article(frame, &article, &comments, &[]));
    assert!(page.contains(">22 November 2026</time> (Time approximate)"));
    assert!(!page.contains("Updated"));
}

#[test]
fn a_closed_thread_takes_no_words() {
    let (article, threads) = (harbour::article(), harbour::threads());
    let comments = Comments { threads: &threads, is_open: false };
    let page = drawn(EN, "/en/x", |press, frame| press.article(frame, &article, &comments, &[]));
    assert!(page.contains("Comments on this article are closed."));
    assert!(!page.contains("<form") && !page.contains("data-reply="));
    let silent = Article { comment_count: 0, ..article };
    let page = drawn(EN, "/en/x", |press, frame| press.article(frame, &silent, &comments, &[]));
    assert!(!page.contains("id=\"comments\""), "closed before anyone wrote: no section at all");
}

#[test]
fn lists_of_a_section_a_topic_and_a_byline() {
    let list = List { articles: harbour::stories(), next: Some(Cursor { published_at: NOW, id: 7 }) };
    let paper = harbour::paper();
    let child = paper.sections.iter().find(|section| section.parent.is_some()).unwrap();
    let section =
        |turn| drawn(EN, "/en/harbour", |press, frame| press.section(frame, &paper.sections[1], &[child], &list, turn));
    let first = section(Turn::First);
    assert!(first.contains("<a href=\"/en/harbour?before=1795359840000000.7\" rel=\"next\">"));
    assert!(first.contains("<a href=\"/en/harbour/quays\">Quays</a>"));
    snapshot("section", first);
    assert!(section(Turn::Later).contains("<meta name=\"robots\" content=\"noindex\">"));
    let topic = &harbour::article().topics[0];
    let page = drawn(EN, "/en/topic/storm", |press, frame| press.topic(frame, topic, &list, Turn::First));
    assert!(page.contains("/en/topic/storm?before=") && page.contains("<h1><bdi>The storm of November</bdi></h1>"));
    let page = drawn(AR, "/ar/byline/mara", |press, frame| press.byline(frame, &harbour::mara(), &list, Turn::First));
    assert!(page.contains("<h1><bdi>مارا ليندكفيست</bdi></h1>"));
}

#[test]
fn a_month_of_the_archive() {
    let list = List { articles: harbour::stories(), next: None };
    let months = Months { older: Some(Date::constant(2026, 10, 1)), newer: None };
    let page = drawn(EN, "/en/archive/2026/11", |press, frame| {
        press.archive(frame, Date::constant(2026, 11, 1), &list, months)
    });
    assert!(page.contains("<a href=\"/en/archive/2026/10\" rel=\"prev\">October 2026</a>"));
    snapshot("archive", page);
    let empty = List { articles: Vec::new(), next: None };
    let page = drawn(EN, "/en/archive/1990/01", |press, frame| {
        press.archive(frame, Date::constant(1990, 1, 1), &empty, Months::default())
    });
    assert!(page.contains("Nothing was published in this month."));
}

#[test]
fn pages_of_threads() {
    let (article, mut threads) = (harbour::article(), harbour::threads());
    threads.older = Some(print::comment::Cursor { posted_at: NOW, id: 1 });
    threads.threads[0].hidden_replies = 12;
    let comments = Comments { threads: &threads, is_open: true };
    let page = drawn(EN, "/comments/x", |press, frame| press.comments(frame, &article, &comments));
    assert!(page.contains("?before=1795359840000000.1\" rel=\"nofollow\">Older comments"));
    assert!(
        page.contains("&amp;skip=100\" rel=\"nofollow\">\u{2068}12\u{2069} more replies")
            || page.contains("&amp;skip=100\" rel=\"nofollow\">12 more replies")
    );
    assert!(page.contains("noindex"));
    let thread = &threads.threads[0];
    let page = drawn(EN, "/comments/x", |press, frame| press.thread(frame, &article, &comments, thread, 100));
    assert!(page.contains("&amp;skip=200\""));
}

#[test]
fn a_refused_comment_keeps_what_was_written() {
    let article = harbour::article();
    let answered = harbour::comment(1, 0, "Old Pilot", "The gauge was dark.");
    let form = CommentForm {
        name: "Nadia".to_owned(),
        mail: "nadia@".to_owned(),
        text: "\nFirst line & second".to_owned(),
        parent: Some(answered.uid),
        errors: vec![
            FieldError { field: "mail".to_owned(), message: "This does not look right.".to_owned() },
            FieldError { field: String::new(), message: "Too quick.".to_owned() },
        ],
    };
    let page = drawn(EN, "/comments/x", |press, frame| press.comment_form(frame, &article, Some(&answered), &form));
    assert!(page.contains("value=\"nadia@\"") && page.contains("aria-describedby=\"wrong-mail\""));
    assert!(page.contains(">\n\nFirst line &amp; second</textarea>"), "a leading line break survives");
    assert!(page.contains(&format!("name=\"parent\" value=\"{}\"", answered.uid)));
    snapshot("comment_form", page);
}

#[test]
fn a_receipt_says_why_a_comment_waits_and_lets_it_be_changed() {
    let article = harbour::article();
    let mut comment = harbour::comment(1, 0, "Old Pilot", "See www.example");
    (comment.status, comment.reasons) = (CommentStatus::Held, vec![Reason::Links, Reason::First]);
    let form = CommentForm { text: comment.text.clone(), ..CommentForm::default() };
    let receipt = Receipt { token: "abc.def", changeable_until: Some(NOW + 10 * harbour::MINUTE), form };
    let page =
        drawn(EN, "/comments/receipt/abc.def", |press, frame| press.receipt(frame, &article, &comment, &receipt));
    assert!(page.contains("It contains links.") && page.contains("It is your first comment here."));
    assert!(page.contains("action=\"/comments/receipt/abc.def/removal\""));
    snapshot("receipt", page);
    comment.status = CommentStatus::Removed;
    let late = Receipt { changeable_until: None, ..receipt };
    let page = drawn(EN, "/comments/receipt/abc.def", |press, frame| press.receipt(frame, &article, &comment, &late));
    assert!(!page.contains("<form") && !page.contains("See www.example"));
}

#[test]
fn the_wire_shows_a_rule_where_midnight_lies() {
    let items = harbour::english_wire();
    let page = drawn(EN, "/en/wire", |press, frame| press.wire(frame, &items, Some(Date::constant(2026, 11, 19))));
    assert!(page.contains("data-day=\"2026-11-22\" data-today") && page.contains("data-day=\"2026-11-21\">"));
    assert!(page.contains("Flash: </span><a>Ferry"), "an item without an article is no link");
    assert!(
        page.contains(
            "data-forms=\"1 new headline|2 new headlines|3 new headlines|11 new headlines|100 new headlines\""
        )
    );
    snapshot("wire", page);
    let days = Days { older: None, newer: Some(Date::constant(2026, 11, 22)) };
    let page = drawn(EN, "/en/wire/2026-11-21", |press, frame| {
        press.wire_day(frame, Date::constant(2026, 11, 21), &items[6..9], days)
    });
    assert!(!page.contains("data-wire"), "a day that is over is not live");
    assert!(page.contains("href=\"/en/wire/2026-11-22\" rel=\"next\""));
}

#[test]
fn refusals_say_what_happened_in_the_language_of_the_edition() {
    let not_found = drawn(EN, "/en/x", |press, frame| press.not_found(frame));
    assert!(not_found.contains("Page not found") && not_found.contains("noindex") && !not_found.contains("data-wire"));
    snapshot("not_found", not_found);
    assert!(drawn(AR, "/ar/x", |press, frame| press.gone(frame)).contains("dir=\"rtl\""));
    let ours = drawn(EN, "/en/x", |press, frame| press.problem(frame, Problem::Ours { id: "7f3a" }));
    assert!(ours.contains("7f3a"));
    assert!(drawn(EN, "/en/x", |press, frame| press.problem(frame, Problem::TooFast { seconds: 9 })).contains('9'));
    assert!(!press::bare_problem(500, "<script>").contains("<script>"));
}

#[test]
fn a_link_without_an_address_is_not_shown() {
    let page = drawn(EN, "/en", |press, frame| press.front(frame, &front()));
    assert!(
        page.contains("rel=\"me noopener\" aria-label=\"Follow us on Facebook\"") && !page.contains("Follow us on X")
    );
    let mut paper = harbour::paper();
    paper.follow_links[0].url = Some("javascript:alert(1)".to_owned());
    let press = Press::new(None).unwrap();
    let frame = harbour::frame(&paper, EN, "/en");
    assert!(!whole(&press, &frame, &[], press.not_found(&frame)).contains("javascript:"));
}

#[test]
fn a_headline_without_comments_keeps_its_place_for_the_count() {
    let quiet = Listed { comment_count: 0, ..harbour::stories()[0].clone() };
    let closed = Listed { comment_count: 0, allows_comments: false, ..harbour::stories()[1].clone() };
    let front = Front::of(Vec::new(), vec![quiet.clone(), closed.clone()], Vec::new());
    let page = drawn(EN, "/en", |press, frame| press.front(frame, &front));
    assert!(page.contains(&format!("data-count=\"{}\" hidden", quiet.uid)));
    assert!(!page.contains(&format!("data-count=\"{}\"", closed.uid)));
}
