//! Single rules of reading.

use markup::{BlockKind, Body, Breaks, ReadOptions};

use crate::{Page, options};

fn html(source: &str) -> String {
    Body::from_html(source, &options()).body.to_html(&Page)
}

#[test]
fn headings_are_brought_between_two_and_four() {
    let levels: Vec<_> = Body::from_html("<h1>a</h1><h2>b</h2><h4>c</h4><h6>d</h6>", &options())
        .body
        .blocks
        .into_iter()
        .map(|block| match block.kind {
            BlockKind::Heading { level, .. } => level,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(levels, [2, 2, 4, 4]);
}

#[test]
fn a_foreign_picture_becomes_a_link_and_never_an_image() {
    let out = html("<p><img src=\"https://example.org/x.jpg\" alt=\"A boat\"></p>");
    assert_eq!(
        out,
        "<figure class=\"missing\"><p><a href=\"https://example.org/x.jpg\" rel=\"noopener\">A boat</a></p></figure>\n"
    );
}

#[test]
fn a_picture_within_a_sentence_does_not_part_it() {
    assert_eq!(
        html("<p>One <img src=pictures/a.jpg alt=> two</p>"),
        "<p>One two</p>\n<figure><img src=\"/media/pictures/a.jpg\" width=\"800\" height=\"600\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>\n"
    );
}

#[test]
fn scripts_are_kept_but_never_rendered() {
    let read = Body::from_html("<p>a</p><script>alert(1)</script>", &options());
    assert_eq!(read.body.to_html(&Page), "<p>a</p>\n");
    assert!(matches!(&read.body.blocks[1].kind, BlockKind::Leftover { source, .. } if source.contains("alert(1)")));
    assert_eq!(read.problems[0].place, "line 1");
}

#[test]
fn frames_become_cards() {
    let out = html("<iframe src=\"https://www.youtube-nocookie.com/embed/abc123?rel=0\" title=\"The vote\"></iframe>");
    assert!(out.contains("<a href=\"https://www.youtube.com/watch?v=abc123\" rel=\"noopener\">The vote</a>"), "{out}");
    assert!(out.contains("<figcaption>YouTube</figcaption>"), "{out}");
}

#[test]
fn unsafe_links_lose_the_link_and_keep_the_text() {
    let read = Body::from_html("<a href=\"javascript:alert(1)\">Read</a>", &options());
    assert_eq!(read.body.to_html(&Page), "<p>Read</p>\n");
    assert_eq!(read.problems.len(), 1);
}

#[test]
fn relative_links_are_resolved_against_the_source() {
    let known = ReadOptions { base_url: Some("https://example.org/a/b.html"), ..options() };
    let out = Body::from_html("<a href=../c>x</a> <a href=#n>y</a>", &known).body.to_html(&Page);
    assert_eq!(out, "<p><a href=\"https://example.org/c\" rel=\"noopener\">x</a> <a href=\"#n\">y</a></p>\n");
}

#[test]
fn classic_posts_have_paragraphs_at_blank_lines() {
    let classic = ReadOptions { breaks: Breaks::Paragraphs, ..options() };
    let source = "First <b>bold\n\nsecond</b>\nline\n\n<img src=pictures/a.jpg>\n\n<ul>\n<li>item</li>\n</ul>\nlast";
    let out = Body::from_html(source, &classic).body.to_html(&Page);
    assert_eq!(
        out,
        "<p>First <strong>bold</strong></p>\n<p><strong>second</strong><br>line</p>\n<figure><img src=\"/media/pictures/a.jpg\" \
         width=\"800\" height=\"600\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>\n<ul>\n<li>item</li>\n</ul>\n<p>last</p>\n"
    );
}

#[test]
fn tables_that_only_arrange_fall_apart() {
    assert_eq!(html("<table><tr><td><p>a</p><p>b</p></td></tr></table>"), "<p>a</p>\n<p>b</p>\n");
    assert_eq!(html("<table role=presentation><tr><td>a<td>b</table>"), "<p>a</p>\n<p>b</p>\n");
}

#[test]
fn blocks_are_named_by_what_they_say() {
    let first = Body::from_html("<p>a</p><p>b</p><p>a</p>", &options()).body;
    let second = Body::from_html("<p>new</p><p>a</p><p>b</p><p>a</p>", &options()).body;
    let ids = |body: &Body| body.blocks.iter().map(|block| block.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&first), ids(&second)[1..]);
    assert_ne!(ids(&first)[0], ids(&first)[2]);
}

#[test]
fn text_of_fields_boxes_and_old_elements_is_kept() {
    for source in [
        "<details><summary>needle</summary>x</details>",
        "<dl><dt>needle<dd>x</dl>",
        "<button>needle</button>",
        "<marquee>needle</marquee>",
        "<ruby>漢<rt>needle</rt></ruby>",
        "<svg><text>needle</text></svg>",
        "<template><p>needle</template>",
        "<noscript>needle</noscript>",
        "<select><option>needle</select>",
        "<textarea>needle</textarea>",
        "<object>needle</object>",
        "<x-y>needle</x-y>",
        "<math><mi>needle</mi></math>",
        "<frameset>needle",
        "<table><tr><td>a<td>b<caption>needle",
        "<label>needle<input></label>",
        "<plaintext>needle",
        "<xmp>needle</xmp>",
        "<title>needle</title>",
        "text <needle",
        "<video src=x>needle</video>",
        "<figure><figcaption>needle</figcaption></figure>",
        "<pre>needle<img src=pictures/a.jpg></pre>",
        "<iframe>needle</iframe>",
        "<body><head><p>needle",
    ] {
        let body = Body::from_html(source, &options()).body;
        assert!(body.to_json().to_string().contains("needle"), "{source}: {}", body.to_json());
    }
}

#[test]
fn markdown_pictures_have_caption_and_credit() {
    let body = Body::from_markdown("![A boat](pictures/x.jpg \"The boat, again | Ana Reis\")", &options()).body;
    let BlockKind::Figure(figure) = &body.blocks[0].kind else { panic!("{body:?}") };
    assert_eq!((figure.alt.as_str(), figure.credit.as_str()), ("A boat", "Ana Reis"));
    assert_eq!(body.to_text(), "The boat, again (Ana Reis)");
}

#[test]
fn an_unknown_directive_keeps_its_text_and_is_reported() {
    let read = Body::from_markdown("::: carousel speed=\"9\"\nneedle\n:::\n\nafter", &options());
    assert_eq!(read.body.to_text(), "needle\n\nafter");
    assert!(read.problems[0].what.contains("carousel"), "{:?}", read.problems);
}
