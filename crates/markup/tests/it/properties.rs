//! What holds for every body, tried on soups of HTML and Markdown.

use markup::{Body, Plain};
use proptest::prelude::*;

use crate::allowed::{assert_inert, shown_text};
use crate::{Page, options};

const PIECES: [&str; 74] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href='https://example.org/'>",
    "</a>",
    "<br>",
    "<h1>",
    "</h1>",
    "<h3 lang=ar>",
    "</h3>",
    "<ul>",
    "</ul>",
    "<ol start=4>",
    "</ol>",
    "<li>",
    "</li>",
    "<blockquote>",
    "</blockquote>",
    "<cite>",
    "</cite>",
    "<footer>",
    "</footer>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<img src=pictures/a.jpg alt=boat>",
    "<img src=https://example.org/b.jpg>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th colspan=2>",
    "<thead>",
    "<caption>",
    "</caption>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<hr>",
    "<span lang=fr dir=rtl>",
    "</span>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<iframe src=//youtube.com/embed/x>",
    "</iframe>",
    "<sub>",
    "</sub>",
    "<del>",
    "</del>",
    "<p dir=auto>",
    "<aside class=pullquote>",
    "</aside>",
    "<div class=gallery>",
    "<template>",
    "</template>",
    "<select>",
    "<math>",
    "&amp;",
    "&lt;b&gt;",
    "\n",
    "\n\n",
    "<form>",
    "<a href='javascript:x()'>",
];

fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => "[a-z]{1,6}( [a-z]{1,4})?",
        1 => "[ -~]{1,8}",
        1 => prop::sample::select(vec!["كلمة", "mot ", " ñ ", "\u{a0}", "\u{202e}", "\u{feff}", "👩\u{200d}🚒", "\u{1}"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 0..40).prop_map(|pieces| pieces.concat())
}

/// Letters and digits only, for comparing what is said.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_gives_the_normal_form(html in soup()) {
        let body = Body::from_html(&html, &options()).body;
        prop_assert_eq!(body.clone().clean(), body);
    }

    #[test]
    fn a_body_survives_its_stored_form(html in soup()) {
        let body = Body::from_html(&html, &options()).body;
        prop_assert_eq!(Body::from_json(&body.to_json()).unwrap(), body);
    }

    #[test]
    fn what_is_rendered_is_inert(html in soup()) {
        let body = Body::from_html(&html, &options()).body;
        assert_inert(&body.to_html(&Page), &html);
        assert_inert(&body.to_html(&Plain), &html);
    }

    #[test]
    fn what_is_rendered_reads_and_renders_the_same(html in soup()) {
        let once = Body::from_html(&html, &options()).body.to_html(&Page);
        let twice = Body::from_html(&once, &options()).body.to_html(&Page);
        prop_assert_eq!(without_ids(&once), without_ids(&twice));
    }

    #[test]
    fn plain_words_between_tags_are_never_lost(words in prop::collection::vec(("[a-z]{3,8}", prop::sample::select(&PIECES[..48])), 1..20)) {
        let html: String = words.iter().enumerate().map(|(n, (word, tag))| format!("{tag} q{n}{word} ")).collect();
        let body = Body::from_html(&html, &options()).body;
        let kept = letters(&(shown_text(&body.to_html(&Page)) + &body.to_json().to_string()));
        for (n, (word, _)) in words.iter().enumerate() {
            let wanted = format!("q{n}{word}");
            prop_assert!(kept.contains(&wanted), "{} from {} in {}", wanted, html, body.to_json());
        }
    }

    #[test]
    fn markdown_reads_to_the_normal_form_and_renders_inert(source in "[-a-z*_`\\[\\]()<>!#>|:~ \n\t\"&;=1.\\\\/]{0,120}") {
        let body = Body::from_markdown(&source, &options()).body;
        prop_assert_eq!(body.clone().clean(), body.clone());
        assert_inert(&body.to_html(&Page), &source);
    }

    #[test]
    fn a_body_survives_markdown(html in soup()) {
        let body = Body::from_html(&html, &options()).body;
        let markdown = body.to_markdown();
        let back = Body::from_markdown(&markdown, &options()).body;
        prop_assert_eq!(letters(&back.to_text()), letters(&body.to_text()), "{}", markdown);
        prop_assert_eq!(without_ids(&back.to_html(&Page)), without_ids(&body.to_html(&Page)), "{}", markdown);
    }

    #[test]
    fn no_text_breaks_the_plain_functions(text in "\\PC{0,80}") {
        let once = markup::comment_html(&text);
        prop_assert!(!once.contains("<script"));
        let line = markup::plain_line(&text);
        prop_assert!(!line.contains('\n'));
        if let Some(href) = markup::safe_href(&text) {
            prop_assert_eq!(markup::safe_href(&href), Some(href));
        }
        let body = Body::from_paragraphs(text.split("\n\n"));
        prop_assert_eq!(body.clone().clean(), body.clone());
        prop_assert!(body.excerpt(20).chars().count() <= 20);
    }
}

/// The id of a heading depends on what stands in the body before the leftovers are gone.
fn without_ids(html: &str) -> String {
    let mut parts = html.split(" id=\"b-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('"').map_or("", |(_, rest)| rest))
}
