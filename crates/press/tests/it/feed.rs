//! The feed, read back by an XML parser.

use press::Press;
use print::article::List;
use quick_xml::{Reader, events::Event};

use crate::harbour::{self, EN};

fn texts_of(xml: &str, element: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut current) = (Vec::new(), None);
    loop {
        match reader.read_event().expect("the feed is well-formed") {
            Event::Start(start) if start.name().as_ref() == element => current = Some(String::new()),
            Event::Text(text) => {
                if let Some(current) = &mut current {
                    current.push_str(text.as_ref());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(current) = &mut current {
                    current.push_str(&format!("&{};", &*reference));
                }
            }
            Event::End(end) if end.name().as_ref() == element => found.extend(current.take()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn a_feed_has_titles_links_and_dates() {
    let (press, paper) = (Press::new(None).unwrap(), harbour::paper());
    let frame = harbour::frame(&paper, EN, "/en/feed.xml");
    let feed = press.feed(&frame, &List { articles: harbour::stories()[..3].to_vec(), next: None });
    assert_eq!(
        texts_of(&feed, "title")[..2],
        ["The Harbour Times", "Night tram wins the vote that nobody thought it could"]
    );
    assert_eq!(texts_of(&feed, "link")[1], "https://harbour.example/en/story-1");
    assert_eq!(texts_of(&feed, "pubDate")[0], "Sun, 22 Nov 2026 14:52:00 +0000");
    assert_eq!(texts_of(&feed, "dc:creator")[..2], ["Mara Lindqvist", "Teo Branco"]);
    assert_eq!(texts_of(&feed, "language"), ["en"]);
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!("feed", feed);
    });
}

#[test]
fn hostile_words_leave_the_feed_well_formed() {
    let (press, mut paper) = (Press::new(None).unwrap(), harbour::paper());
    paper.settings.public_address = Some("https://x.example/\"<>&".to_owned());
    let frame = harbour::frame(&paper, EN, "/en/feed.xml");
    let hostile = "]]> </title><item> & \u{0}\u{b}\u{1b}\u{fffe} <!-- é";
    let listed = harbour::listed(1, 2, hostile, hostile, 0);
    let feed = press.feed(&frame, &List { articles: vec![listed], next: None });
    let titles = texts_of(&feed, "title");
    assert_eq!(titles.len(), 2);
    assert_eq!(titles[1], "]]&gt; &lt;/title&gt;&lt;item&gt; &amp;  &lt;!-- é");
    assert_eq!(feed.matches("<item>").count(), 1);
}
