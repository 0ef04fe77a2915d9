//! Any text at all through the capture importer.

use crate::cases;
use formats::Options;
use jiff::tz::TimeZone;
use parcel::{ArticleParcel, BodySource, Item};
use proptest::prelude::*;

/// Lines as pages have them, and lines that no page has.
fn line() -> impl Strategy<Value = String> {
    let times = "[-•* ]{0,3}([0-2]?[0-9][:.h][0-5][0-9]|[٠-٢][٠-٩]:[٠-٥][٠-٩])( ?(am|PM|ص|h|GMT\\+1))?[ |:–-]{0,3}";
    prop_oneof![
        (times, "[A-Za-zé ]{0,40}[.]?").prop_map(|(time, rest)| format!("{time}{rest}")),
        "[A-Z][a-z]{2,9}( [a-zé]{2,9}){3,30}[.]",
        "[A-Z][a-z]{2,9}( [A-Za-z]{2,9}){2,8}",
        "(Follow us on Facebook|Comments \\([0-9]\\)|By Jane Doe|Monday 13 January|Read more|We use cookies|Updated 09:12|Suivez-nous :|X)",
        "\\PC{0,60}",
        any::<String>().prop_map(|text| text.chars().take(80).collect()),
        Just(String::new()),
    ]
}

fn words(article: &ArticleParcel) -> String {
    let body = match &article.body {
        BodySource::Paragraphs(paragraphs) => paragraphs.join("\n"),
        BodySource::Html(text) | BodySource::Markdown(text) => {
            text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        }
    };
    let dek = article.dek.clone().unwrap_or_default();
    // A byline keeps its names only; what opens it is known.
    format!("{}\n{dek}\nBy{}\n{body}", article.headline, article.bylines.join("\n"))
}

fn squeezed(text: &str) -> String {
    language::strip_invisible(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_any_page_is_lost(lines in prop::collection::vec(line(), 0..40)) {
        let page = lines.join("\n");
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &page).unwrap();
        let options = Options::new(1_736_845_200_000_000, TimeZone::UTC);
        let Ok(shelf) = cases::read("capture", file.path(), &options) else { return Ok(()) };
        let mut accounted = String::new();
        for parcel in &shelf.parcels {
            match &parcel.item {
                Item::WireItem(item) => accounted.push_str(&item.headline),
                Item::FollowLink(link) => accounted.push_str(link.label.as_deref().unwrap_or_default()),
                Item::Article(article) => accounted.push_str(&words(article)),
                _ => {}
            }
            accounted.push('\n');
        }
        let left: String = shelf.left_out.iter().map(|rest| format!("{}\n", rest.text)).collect();
        let accounted = squeezed(&format!("{accounted}{left}"));
        let page = language::strip_invisible(&page.replace(['\u{b}', '\u{c}', '\u{85}'], "\n"));
        for line in page.lines() {
            // The last words of a line stand, whatever part of its start was a time, a mark or a label.
            let words: Vec<String> = line.split_whitespace().map(squeezed).filter(|word| word.chars().count() > 3).collect();
            let is_known = |word: &String| accounted.contains(word.as_str());
            let is_read = ["Comments", "Suiveznous"].iter().any(|read| squeezed(line).contains(read)) || squeezed(line).chars().any(|c| c.is_numeric());
            prop_assert!(is_read || words.iter().all(is_known), "lost: {line:?}");
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &bytes).unwrap();
        let _ = cases::read("capture", file.path(), &Options::new(0, TimeZone::UTC));
    }
}
