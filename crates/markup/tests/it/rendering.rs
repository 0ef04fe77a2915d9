//! Single rules of rendering: it is safe whatever a body holds, even one that never passed a reader.

use markup::{Block, BlockKind, Body, Embed, Figure, Inline, LangDir, List, Mark, Order, Plain, Recording};

use crate::allowed::assert_inert;

fn body(kind: BlockKind) -> Body {
    Body { blocks: vec![Block::new(kind)] }
}

#[test]
fn a_body_that_was_never_cleaned_renders_inert() {
    let evil = "\"><script>alert(1)</script>";
    let href = "javascript:alert(1)".to_owned();
    let lang = LangDir { lang: Some(evil.into()), dir: None };
    let marks = vec![Mark::Code, Mark::Link { href: href.clone() }, Mark::Language(lang.clone()), Mark::Strong];
    let text = vec![Inline::Text { text: evil.into(), marks }, Inline::HardBreak];
    let kinds = vec![
        BlockKind::Paragraph(text.clone()),
        BlockKind::Heading { level: 9, text: text.clone() },
        BlockKind::Code { language: None, text: evil.into() },
        BlockKind::Embed(Embed { url: href.clone(), provider: evil.into(), title: evil.into() }),
        BlockKind::Video(Recording { url: href.clone(), caption: text.clone(), ..Recording::default() }),
        BlockKind::Figure(Figure { source: Some(href), alt: evil.into(), credit: evil.into(), ..Figure::default() }),
        BlockKind::Leftover { source: evil.into(), note: evil.into() },
        BlockKind::Quote { blocks: vec![Block::new(BlockKind::Paragraph(text.clone()))], cite: text.clone() },
    ];
    for kind in kinds {
        let mut body = body(kind);
        body.blocks[0].lang = Some(lang.clone());
        assert_inert(&body.to_html(&Plain), "a body made by hand");
    }
}

#[test]
fn one_link_over_several_marks_stays_one_link() {
    let link = Mark::Link { href: "https://example.org/".into() };
    let piece = |text: &str, marks: Vec<Mark>| Inline::Text { text: text.into(), marks };
    let text = vec![piece("a ", vec![link.clone()]), piece("b", vec![link.clone(), Mark::Strong]), piece(" c", vec![])];
    assert_eq!(
        body(BlockKind::Paragraph(text)).to_html(&Plain),
        "<p><a href=\"https://example.org/\" rel=\"noopener\">a <strong>b</strong></a> c</p>\n"
    );
}

#[test]
fn a_list_counts_from_where_it_starts() {
    let item = |text: &str| vec![Block::new(BlockKind::Paragraph(vec![Inline::text(text)]))];
    let list = List { order: Order::Numbers { start: 3 }, items: vec![item("a"), item("b")] };
    let body = body(BlockKind::List(list));
    assert_eq!(body.to_html(&Plain), "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    assert_eq!(body.to_text(), "3. a\n4. b");
}

#[test]
fn an_excerpt_ends_between_words_and_says_so() {
    let body = Body::from_paragraphs(["The harbour is closed, say", "the pilots."].into_iter());
    assert_eq!(body.excerpt(100), "The harbour is closed, say the pilots.");
    assert_eq!(body.excerpt(24), "The harbour is closed…");
    assert_eq!(body.excerpt(0), "");
    assert_eq!(body.words(), 7);
    assert_eq!(body.first_paragraph().as_deref(), Some("The harbour is closed, say"));
}
