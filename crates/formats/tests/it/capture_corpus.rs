//! Pages made of real articles in three languages, with what sites put around them.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::cases;
use formats::Options;
use jiff::tz::TimeZone;
use parcel::{BodySource, Item};
use serde_json::Value;

/// Around an article: what stands above it, between headline and text, and below.
const FRAMES: [(&str, [&str; 3]); 3] = [
    (
        "en",
        [
            "Skip to content\nThe Bay Times\nMonday 13 January 2025\nHome | World | Sport\nWe use cookies to improve your visit. Accept all\nLatest\n",
            "By Jane Doe\nUpdated 09:12\nShare\nPhoto: Jane Doe / AFP\n",
            "Tags: one, two\nRelated articles\nFerry back after two days\nComments (0)\nLeave a comment\nYour name\n© 2025 The Bay Times. All rights reserved.\n",
        ],
    ),
    (
        "fr",
        [
            "Aller au contenu\nLe Courrier\nLundi 13 janvier 2025\nAccueil | Monde | Sports\nNous utilisons des cookies. Tout accepter\nLe fil info\n",
            "Par Jeanne Dupont\nPublié le 13 janvier 2025 à 09h12\nPartager\n© Jeanne Dupont / AFP\n",
            "Sur le même sujet\nLe bac reprend la mer\nCommentaires (0)\nLaisser un commentaire\nMentions légales\n",
        ],
    ),
    (
        "ar",
        [
            "انتقل إلى المحتوى\nصحيفة الميناء\nالاثنين 13 يناير 2025\nالرئيسية | العالم | رياضة\nنستخدم ملفات تعريف الارتباط. موافق\nآخر الأخبار\n",
            "بقلم: مارا ليند\nآخر تحديث: 09:12\nمشاركة\n",
            "اقرأ أيضا\nالعبارة تعود إلى البحر\nالتعليقات (0)\nأضف تعليقًا\nجميع الحقوق محفوظة\n",
        ],
    ),
];

struct Story {
    title: String,
    paragraphs: Vec<String>,
}

fn stories(corpus: &Path, language: &str) -> Vec<Story> {
    let path = corpus.join(format!("news-text/{language}-articles-wikinews.jsonl.gz"));
    let mut gzip = Command::new("gzip").arg("-dc").arg(path).stdout(Stdio::piped()).spawn().unwrap();
    let mut text = String::new();
    gzip.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    gzip.wait().unwrap();
    let story = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap();
        let texts = value["paragraphs"].as_array().unwrap().iter();
        let paragraphs = texts.map(|text| text.as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" "));
        // What stands beneath pictures is left out of an article, as it should be.
        let paragraphs = paragraphs.filter(|text| text.chars().count() >= 60 && !text.contains("Image:"));
        Story { title: value["title"].as_str().unwrap().to_owned(), paragraphs: paragraphs.collect() }
    };
    text.lines().map(story).filter(|story| story.paragraphs.len() > 1).collect()
}

#[test]
fn articles_of_the_corpus_are_found_within_their_pages() {
    let Some(corpus) = std::env::var_os("DATELINE_CORPUS") else {
        println!("DATELINE_CORPUS names no corpus");
        return;
    };
    for (language, [above, between, below]) in FRAMES {
        let stories = stories(Path::new(&corpus), language);
        let (mut headlines, mut kept, mut paragraphs, mut wires, mut editions) = (0, 0, 0, 0, 0);
        for (index, story) in stories.iter().enumerate() {
            let others = stories.iter().cycle().skip(index + 1).take(4);
            let times = ["08:20", "07:50", "17:10", "16:45"];
            let wire: String = others.zip(times).map(|(story, time)| format!("- {time}{}\n", story.title)).collect();
            let body = story.paragraphs.join("\n");
            let page = format!("{above}{wire}Follow us on Facebook\n{}\n{between}{body}\n{below}", story.title);
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), page).unwrap();
            let shelf =
                cases::read("capture", file.path(), &Options::new(1_736_845_200_000_000, TimeZone::UTC)).unwrap();
            let count = shelf.parcels.iter().filter(|parcel| parcel.item.kind() == "wire_item").count();
            if count != 4 {
                println!("{language}: {count} wire lines beside “{}”", story.title);
            }
            wires += shelf.parcels.iter().filter(|parcel| parcel.item.kind() == "wire_item").count();
            paragraphs += story.paragraphs.len();
            let Some(Item::Article(article)) = shelf.parcels.first().map(|parcel| &parcel.item) else {
                println!("{language}: no article in “{}”", story.title);
                continue;
            };
            headlines += usize::from(article.headline == story.title.split_whitespace().collect::<Vec<_>>().join(" "));
            editions += usize::from(article.edition.as_deref() == Some(language));
            let found = match &article.body {
                BodySource::Paragraphs(found) => found.join("\n"),
                BodySource::Html(html) | BodySource::Markdown(html) => {
                    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                }
            };
            let found = format!("{found}\n{}", article.dek.clone().unwrap_or_default());
            let plain = |text: &str| language::strip_invisible(text);
            kept += story.paragraphs.iter().filter(|text| found.contains(&plain(text))).count();
            for lost in story.paragraphs.iter().filter(|text| !found.contains(&plain(text))) {
                println!("{language}: lost {}", lost.chars().take(120).collect::<String>());
            }
            if article.headline != story.title {
                println!("{language}: “{}” for “{}”", article.headline, story.title);
            }
        }
        let count = stories.len();
        println!(
            "{language}: {headlines}/{count} headlines, {kept}/{paragraphs} paragraphs, {wires}/{} lines, {editions} editions",
            count * 4
        );
        assert!(headlines * 100 >= count * 95, "{language}: {headlines} of {count} headlines");
        assert!(kept * 100 >= paragraphs * 95, "{language}: {kept} of {paragraphs} paragraphs");
        assert!(wires * 100 >= count * 4 * 98, "{language}: {wires} wire lines");
    }
}
