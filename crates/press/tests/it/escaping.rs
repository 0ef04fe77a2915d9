//! Hostile words in every field that people write.

use paper::{Named, SectionId};
use press::{CommentForm, Comments, FieldError, Frame, Press, Receipt, Turn};
use print::{
    article::{Article, List, Listed, MenuLink, Translation},
    content::{LeadPicture, Teaser},
    front::Front,
    wire::Urgency,
};

use crate::{
    harbour::{self, AR, EN, NOW},
    whole,
};

const HOSTILE: &str = "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\0wire:en\0{{ 7*7 }}";

fn hostile() -> String {
    HOSTILE.to_owned()
}

fn listed() -> Listed {
    let mut listed = harbour::pictured(harbour::listed(1, 2, HOSTILE, HOSTILE, 0), 1);
    listed.path = format!("/en/{HOSTILE}");
    listed.teaser = teaser();
    listed.bylines = vec![harbour::byline(1, HOSTILE, HOSTILE, HOSTILE)];
    listed
}

fn teaser() -> Teaser {
    Teaser {
        headline: hostile(),
        short_headline: Some(hostile()),
        dek: Some(hostile()),
        summary: Some(hostile()),
        kicker: Some(hostile()),
        picture: Some(LeadPicture {
            id: paper::PictureId(1),
            alt: Some(hostile()),
            caption: Some(hostile()),
            credit: Some(hostile()),
        }),
    }
}

fn article() -> Article {
    let mut article = Article { path: format!("/en/{HOSTILE}"), bylines: listed().bylines, ..harbour::article() };
    article.content.teaser = teaser();
    article.content.dateline = Some(hostile());
    article.topics[0].name = hostile();
    article.topics[0].slug = hostile();
    article.translations = vec![Translation { edition: AR, path: hostile(), headline: hostile() }];
    article
}

fn paper() -> paper::Paper {
    let mut paper = harbour::paper();
    let all =
        |paper: &paper::Paper| -> Named { paper.editions.iter().map(|it| (it.code.clone(), hostile())).collect() };
    paper.settings.name = all(&paper);
    paper.settings.strapline = all(&paper);
    paper.editions[0].name = hostile();
    paper.sections[1].accent = Some("#000000}body{display:none}".to_owned());
    for name in paper.sections[1].names.values_mut() {
        (name.name, name.slug) = (hostile(), hostile());
    }
    paper.follow_links[0].network = hostile();
    paper.follow_links[0].url = Some(format!("https://x.example/{HOSTILE}"));
    paper
}

/// No element or attribute of the hostile text's own, and no marker that it forged.
fn assert_inert(page: &str) {
    assert_eq!(page.matches("<script").count(), 1, "only the module");
    assert!(!page.contains("<img src=x") && !page.contains("alert(1)</script>") && !page.contains('\0'));
    assert!(!page.contains(">49<"));
    assert_eq!(page.matches("</title>").count(), 1);
}

#[test]
fn hostile_words_stay_words_on_every_page() {
    let (press, paper, article, threads) = (Press::new(None).unwrap(), paper(), article(), threads());
    let menu = vec![MenuLink { label: hostile(), path: hostile() }];
    let path = format!("/en/{HOSTILE}");
    let frame = Frame {
        header_menu: &menu,
        footer_menu: &menu,
        icon: Some(hostile()),
        alternates: vec![(AR, hostile())],
        ..harbour::frame(&paper, EN, &path)
    };
    let wire = harbour::wire(&[(0, Urgency::Flash, HOSTILE), (60, Urgency::Normal, HOSTILE)]);
    let comments = Comments { threads: &threads, is_open: true };
    let list = List { articles: vec![listed(), listed()], next: None };
    let front = Front::of(
        vec![listed()],
        vec![],
        vec![(SectionId(2), vec![Listed { id: print::names::ArticleId(9), ..listed() }])],
    );
    let form = CommentForm {
        name: hostile(),
        mail: hostile(),
        text: hostile(),
        parent: None,
        errors: vec![FieldError { field: "text".to_owned(), message: hostile() }],
    };
    let comment = harbour::comment(1, 0, HOSTILE, HOSTILE);
    let receipt = Receipt { token: HOSTILE, changeable_until: Some(NOW), form: form.clone() };
    for pieces in [
        press.front(&frame, &front),
        press.article(&frame, &article, &comments, &list.articles),
        press.section(&frame, &paper.sections[1], &[&paper.sections[6]], &list, Turn::First),
        press.topic(&frame, &article.topics[0], &list, Turn::First),
        press.byline(&frame, &article.bylines[0], &list, Turn::First),
        press.archive(&frame, jiff::civil::Date::constant(2026, 11, 1), &list, Default::default()),
        press.comments(&frame, &article, &comments),
        press.thread(&frame, &article, &comments, &threads.threads[0], 0),
        press.comment_form(&frame, &article, Some(&comment), &form),
        press.receipt(&frame, &article, &comment, &receipt),
        press.wire(&frame, &wire, None),
        press.not_found(&frame),
    ] {
        assert_inert(&whole(&press, &frame, &wire, pieces));
    }
    assert!(!press.paper_style(&paper).contains("display"), "no colour, no rule");
}

fn threads() -> print::comment::Threads {
    let mut threads = harbour::threads();
    threads.threads[0].top.comment.name = hostile();
    threads.threads[0].top.comment.text = hostile();
    threads
}
