//! Case folders: a source, its options and what it should come to, rewritten with `BLESS=1`.

use std::fs;
use std::path::{Path, PathBuf};

use formats::{Error, Options, Sink, Source, Stop};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use parcel::{ArticleParcel, BodySource, CommentParcel, Item, LeftOut, Parcel, Problem};
use serde_json::{Map, Value, json};

/// Keeps everything that an importer finds.
#[derive(Default)]
pub struct Shelf {
    pub parcels: Vec<Parcel>,
    pub problems: Vec<Problem>,
    pub left_out: Vec<LeftOut>,
}

impl Sink for Shelf {
    fn parcel(&mut self, parcel: Parcel) -> Result<(), Stop> {
        self.parcels.push(parcel);
        Ok(())
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn left_out(&mut self, left_out: LeftOut) {
        self.left_out.push(left_out);
    }

    fn progress(&mut self, _done: u64, _of: Option<u64>) {}
}

pub fn read(format: &str, path: &Path, options: &Options) -> Result<Shelf, Error> {
    let mut shelf = Shelf::default();
    let importer = formats::by_name(format).expect("the format has an importer");
    importer.read(&Source::open(path)?, options, &mut shelf)?;
    Ok(shelf)
}

/// Options as a case's `options.toml` states them: `zone`, `now`, `captured`, `base`, `edition`, `editions`, `follow`;
/// times are civil times of the zone.
pub fn options(text: &str) -> Options {
    let table: toml::Table = text.parse().unwrap();
    let text_of = |key: &str| table.get(key).map(|value| value.as_str().unwrap().to_owned());
    let zone = TimeZone::get(&text_of("zone").unwrap()).unwrap();
    let moment = |text: String| match text.parse::<Timestamp>() {
        Ok(at) => at.as_microsecond(),
        Err(_) => zone.to_timestamp(text.parse::<DateTime>().unwrap()).unwrap().as_microsecond(),
    };
    let now = moment(text_of("now").or(text_of("captured")).unwrap());
    let pairs = |key: &str| -> Vec<(String, String)> {
        let table = table.get(key).and_then(|value| value.as_table());
        let pairs = table.into_iter().flatten();
        pairs.map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned())).collect()
    };
    Options {
        captured_at: text_of("captured").map(|text| (moment(text), zone.clone())),
        base: text_of("base").map(moment),
        edition: text_of("edition"),
        editions: pairs("editions"),
        follow: pairs("follow").into_iter().collect(),
        ..Options::new(now, zone.clone())
    }
}

/// Checks every folder of `tests/cases/{format}`; the source is `input`, or the folder itself.
pub fn check_all(format: &str, input: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format);
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut wrong = Vec::new();
    for folder in &folders {
        let options = options(&fs::read_to_string(folder.join("options.toml")).unwrap());
        let found = show(&read(format, &folder.join(input), &options), &options.zone, folder);
        let expected = folder.join("expected.json");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", folder.display()));
        }
    }
    assert!(!folders.is_empty());
    assert!(wrong.is_empty(), "these cases differ (BLESS=1 rewrites them):\n{}", wrong.join("\n"));
}

fn show(found: &Result<Shelf, Error>, zone: &TimeZone, folder: &Path) -> String {
    let value = match found {
        Err(error) => json!({ "error": error.to_string().replace(&format!("{}/", folder.display()), "") }),
        Ok(shelf) => json!({
            "parcels": shelf.parcels.iter().map(|parcel| show_parcel(parcel, zone)).collect::<Vec<_>>(),
            "problems": shelf.problems.iter().map(show_problem).collect::<Vec<_>>(),
            "left_out": shelf.left_out.iter().map(|rest| format!("{}: {}", rest.place, rest.text)).collect::<Vec<_>>(),
        }),
    };
    format!("{}\n", serde_json::to_string_pretty(&value).unwrap())
}

fn show_problem(problem: &Problem) -> String {
    let sort = if problem.is_refusal { "refusal" } else { "notice" };
    format!("{sort}, {}: {}", problem.place, problem.what)
}

fn show_parcel(parcel: &Parcel, zone: &TimeZone) -> Value {
    let item = match &parcel.item {
        Item::Article(article) => show_article(article, zone),
        Item::WireItem(item) => json!({
            "edition": item.edition, "minute": time(item.minute, zone), "position": item.position,
            "headline": item.headline, "urgency": item.urgency, "article": item.article,
        }),
        Item::FollowLink(link) => json!({ "network": link.network, "url": link.url, "label": link.label }),
        Item::Picture(picture) => json!({
            "bytes": picture.bytes.len(), "credit": picture.credit, "texts": format!("{:?}", picture.texts),
        }),
        Item::Front(front) => json!({ "edition": front.edition, "articles": front.articles }),
        Item::Paper(paper) => json!({ "debug": format!("{paper:?}") }),
    };
    let mut shown = Map::new();
    shown.insert("kind".into(), parcel.item.kind().into());
    shown.insert("foreign_id".into(), parcel.foreign_id.clone().into());
    shown.insert("place".into(), parcel.place.clone().into());
    let Value::Object(fields) = item else { unreachable!("every item is shown as an object") };
    // What is not there is not shown.
    shown.extend(fields.into_iter().filter(|(_, value)| !value.is_null() && *value != json!([])));
    shown.into()
}

fn show_article(article: &ArticleParcel, zone: &TimeZone) -> Value {
    let body = match &article.body {
        BodySource::Paragraphs(paragraphs) => json!(paragraphs),
        BodySource::Markdown(text) => json!({ "markdown": text }),
        BodySource::Html(text) => json!({ "html": text }),
    };
    json!({
        "edition": article.edition, "sort": format!("{:?}, {:?}", article.kind, article.standing),
        "headline": article.headline, "short_headline": article.short_headline, "dek": article.dek,
        "kicker": article.kicker, "dateline": article.dateline, "section": article.section, "topics": article.topics,
        "bylines": article.bylines, "slug": article.slug, "path": article.path, "family": article.family,
        "published_at": time(article.published_at, zone), "is_time_approximate": article.is_time_approximate,
        "updated_at": article.updated_at.map(|at| time(at, zone)), "body": body, "picture": article.picture,
        "picture_text": (article.picture_text != Default::default()).then(|| format!("{:?}", article.picture_text)),
        "wire": article.wire.map(|(at, urgency)| format!("{} {urgency:?}", time(at, zone))),
        "allows_comments": article.allows_comments,
        "comments": article.comments.iter().map(|comment| show_comment(comment, zone)).collect::<Vec<_>>(),
        "menu": article.menu.as_ref().map(|menu| format!("{menu:?}")),
    })
}

fn show_comment(comment: &CommentParcel, zone: &TimeZone) -> Value {
    json!({
        "id": comment.foreign_id, "name": comment.name, "text": comment.text, "at": time(comment.posted_at, zone),
        "replies": comment.replies.iter().map(|reply| show_comment(reply, zone)).collect::<Vec<_>>(),
    })
}

fn time(at: i64, zone: &TimeZone) -> String {
    Timestamp::from_microsecond(at).unwrap().to_zoned(zone.clone()).strftime("%a %Y-%m-%d %H:%M %:z").to_string()
}
