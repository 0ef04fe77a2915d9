//! A Markdown file as an article or a page.

use jiff::Timestamp;
use parcel::{
    ArticleParcel, ArticleWire, BodySource, Item, Kind, MenuEntry, Micros, Parcel, PictureText, Problem, Standing,
    Urgency,
};
use serde_json::Value;

use super::comments;
use super::desk::Desk;
use super::document::{Document, Name, Sort};
use super::fields::{self, scalar};
use super::moment;
use crate::{edition, text};

const HEADLINE_CHARS_MAX: usize = 500;
const MICROS_A_MINUTE: i64 = 60_000_000;

/// An article with what is worth knowing about it.
pub struct Read {
    pub parcel: Parcel,
    pub notices: Vec<Problem>,
}

/// Reads an article; a refusal concerns this file only.
pub fn read(mut document: Document, sort: Sort, desk: &Desk) -> Result<Read, Problem> {
    let mut notices = Vec::new();
    let name = document.name();
    let place = format!("{} line 1", document.path);
    let (headline, headline_line) = headline(&mut document, &name, &mut notices)?;
    let (published_at, is_time_approximate) = published(&mut document, &name, desk, &mut notices)?;
    let updated = ["updated", "lastmod", "last_modified_at", "updated_at", "modified"];
    let updated_at = moment_of(&mut document, &updated, desk, &mut notices)?.filter(|at| *at > published_at);
    let standing = standing(&mut document, &name, published_at, desk)?;
    let kind = if sort == Sort::Page { Kind::Page } else { Kind::Article };
    let edition = edition_of(&mut document, &name, &headline, desk, &mut notices)?;
    let picture = picture(&mut document, desk, &mut notices)?;
    let wire = wire(&mut document, kind, standing, published_at, desk, &mut notices)?;
    let (allows_comments, comments) = comments_of(&mut document, kind, desk, &mut notices)?;
    let (section, topics) = section(&mut document)?;
    let slug = document.fields.text(&["slug"])?.map(|slug| language::slugify(&slug)).unwrap_or(name.slug);
    let menu = menu(&mut document)?;
    let fields = &mut document.fields;
    let mut article = ArticleParcel {
        edition,
        kind,
        standing,
        headline,
        short_headline: fields.text(&["short_headline", "linkTitle"])?,
        dek: fields.text(&["dek", "description", "summary", "excerpt", "custom_excerpt", "subtitle"])?,
        kicker: fields.text(&["kicker"])?,
        dateline: fields.text(&["dateline"])?,
        section: section.filter(|_| kind == Kind::Article),
        topics,
        bylines: fields.texts(&["bylines", "byline", "authors", "author"])?,
        slug: Some(slug).filter(|slug| !slug.is_empty()),
        path: path(fields.text(&["permalink", "url"])?),
        family: fields.text(&["family", "translationKey"])?,
        published_at,
        is_time_approximate,
        updated_at,
        body: BodySource::default(),
        picture,
        picture_text: PictureText {
            alt: fields.text(&["picture_alt", "feature_image_alt"])?,
            caption: fields.text(&["picture_caption", "feature_image_caption"])?,
            credit: fields.text(&["picture_credit"])?,
        },
        wire,
        allows_comments,
        comments,
        menu,
    };
    notices.extend(document.fields.unknown());
    article.body = BodySource::Markdown(body(&document.body, headline_line));
    // Where the edition was chosen from outside, the same bytes are another article.
    let fingerprint = text::fingerprint_of(&[&document.fingerprint, article.edition.as_deref().unwrap_or_default()]);
    let parcel = Parcel { foreign_id: document.path, place, fingerprint, item: Item::Article(Box::new(article)) };
    Ok(Read { parcel, notices })
}

/// The moment by which articles are put in order, without a word about what is wrong.
pub fn order(document: &mut Document, desk: &Desk) -> Micros {
    let name = document.name();
    published(document, &name, desk, &mut Vec::new()).map_or(Micros::MAX, |(at, _)| at)
}

/// The headline, and the line of the body that it was taken from.
fn headline(
    document: &mut Document,
    name: &Name,
    notices: &mut Vec<Problem>,
) -> Result<(String, Option<usize>), Problem> {
    let first = document.body.lines().enumerate().find(|(_, line)| !line.trim().is_empty());
    let heading = |line: &str| {
        let rest = line.trim_start().strip_prefix('#').filter(|rest| !rest.starts_with('#'))?;
        Some(fields::one_line(rest.trim_end_matches('#'))).filter(|text| !text.is_empty())
    };
    let stated = document.fields.text(&["headline", "title"])?;
    let headline = match stated {
        // Some repeat their title above the text.
        Some(stated) => {
            let repeated = first.filter(|(_, line)| heading(line).is_some_and(|text| text == stated));
            (stated, repeated.map(|(index, _)| index))
        }
        None => {
            let found = document.body.lines().enumerate().find_map(|(index, line)| Some((heading(line)?, Some(index))));
            found.unwrap_or_else(|| {
                let what = "has no headline and no `# heading`; its file name was taken";
                notices.push(Problem::notice(format!("{} line 1", document.path), format!("the file {what}")));
                (name.slug.replace('-', " "), None)
            })
        }
    };
    match headline.0.chars().count() {
        0 => Err(Problem::refusal(format!("{} line 1", document.path), "the file has no headline; add `headline:`")),
        1..=HEADLINE_CHARS_MAX => Ok(headline),
        _ => Err(document
            .fields
            .wrong("headline", &format!("is longer than {HEADLINE_CHARS_MAX} characters; shorten it"))),
    }
}

fn body(text: &str, headline_line: Option<usize>) -> String {
    let lines = text.lines().enumerate().filter(|(index, _)| Some(*index) != headline_line).map(|(_, line)| line);
    fields::many_lines(&lines.collect::<Vec<_>>().join("\n"))
}

fn published(
    document: &mut Document,
    name: &Name,
    desk: &Desk,
    notices: &mut Vec<Problem>,
) -> Result<(Micros, bool), Problem> {
    let keys = ["published", "date", "published_at", "publishDate", "pubDate", "created", "created_at"];
    // Jekyll's `published: false` is a state, not a moment.
    if let Some((key, value)) = document.fields.take(&["published"]) {
        match value {
            Value::Bool(flag) => document.fields.put("draft", Value::Bool(!flag)),
            moment => document.fields.put(key, moment),
        }
    }
    if let Some(at) = moment_of(document, &keys, desk, notices)? {
        return Ok((at, false));
    }
    if let Some(at) = name.date.as_deref().and_then(|date| desk.clock.read(date)) {
        return Ok((at.at, true));
    }
    let at = document.modified_at.unwrap_or(desk.options.now).min(desk.options.now);
    let what = "the file states no `published:` moment; the date of the file was taken";
    notices.push(Problem::notice(format!("{} line 1", document.path), what));
    Ok((at, true))
}

fn moment_of(
    document: &mut Document,
    keys: &[&'static str],
    desk: &Desk,
    notices: &mut Vec<Problem>,
) -> Result<Option<Micros>, Problem> {
    let Some((key, value)) = document.fields.take(keys) else { return Ok(None) };
    let wrong = || document.fields.wrong(key, moment::EXPECTED);
    let moment = scalar(&value).and_then(|text| desk.clock.read(&text)).ok_or_else(wrong)?;
    if moment.is_cut {
        let what = format!("`{key}` lies after the moment of the import, which was taken instead");
        notices.push(Problem::notice(document.fields.place(key), what));
    }
    Ok(Some(moment.at))
}

fn standing(document: &mut Document, name: &Name, published_at: Micros, desk: &Desk) -> Result<Standing, Problem> {
    let is_draft = document.fields.flag(&["draft"])?.unwrap_or(false)
        || name.status == Some("draft")
        || document.folders().iter().any(|folder| ["_drafts", "drafts"].contains(folder));
    match document.fields.text(&["status"])?.as_deref() {
        Some("draft") => Ok(Standing::Draft),
        Some("scheduled") => Ok(Standing::Scheduled),
        Some("published") => Ok(Standing::Published),
        Some(other) => {
            let what = format!("is `{other}`; it should be published, draft or scheduled");
            Err(document.fields.wrong("status", &what))
        }
        None if is_draft => Ok(Standing::Draft),
        None if published_at > desk.options.now => Ok(Standing::Scheduled),
        None => Ok(Standing::Published),
    }
}

/// The edition that the file states, its name or its folders tell, the operator chose, or its text is written in.
fn edition_of(
    document: &mut Document,
    name: &Name,
    headline: &str,
    desk: &Desk,
    notices: &mut Vec<Problem>,
) -> Result<Option<String>, Problem> {
    let stated = document.fields.text(&["edition", "lang", "language", "locale"])?;
    if let Some(stated) = stated.filter(|stated| desk.options.editions.is_empty() || desk.edition_of(stated).is_some())
    {
        return Ok(desk.edition_of(&stated).or(Some(stated)));
    }
    let told = name.language.as_deref().and_then(|language| desk.edition_of(language));
    let folder = || document.folders().iter().take(2).find_map(|folder| desk.edition_of(folder));
    if let Some(edition) = told.or_else(folder) {
        return Ok(Some(edition));
    }
    let start: String = document.body.chars().take(4_000).collect();
    let (edition, doubt) = edition::choose(&format!("{headline}\n{start}"), &desk.options);
    notices.extend(doubt.map(|doubt| Problem::notice(format!("{} line 1", document.path), doubt)));
    Ok(edition)
}

fn picture(document: &mut Document, desk: &Desk, notices: &mut Vec<Problem>) -> Result<Option<String>, Problem> {
    let keys = ["picture", "feature_image", "featured_image", "featuredImage", "image", "cover", "thumbnail"];
    let Some((key, value)) = document.fields.take(&keys) else { return Ok(None) };
    let named = match &value {
        Value::Object(map) => ["src", "image", "url", "path", "file"].iter().find_map(|key| scalar(map.get(*key)?)),
        single => scalar(single),
    };
    let named = named.ok_or_else(|| document.fields.wrong(key, "should be the path of a picture"))?;
    let found = desk.picture(&document.folders(), &named);
    if found.is_none() {
        let what = match named.starts_with("http") {
            true => format!("the picture `{named}` lies elsewhere and is not fetched; put it into the folder"),
            false => format!("the picture `{named}` is not in the folder; the article has none"),
        };
        notices.push(Problem::notice(document.fields.place(key), what));
    }
    Ok(found)
}

fn wire(
    document: &mut Document,
    kind: Kind,
    standing: Standing,
    published_at: Micros,
    desk: &Desk,
    notices: &mut Vec<Problem>,
) -> Result<Option<ArticleWire>, Problem> {
    let urgency = match document.fields.text(&["urgency"])? {
        None => Urgency::Normal,
        Some(word) => super::wire::urgency(&word)
            .ok_or_else(|| document.fields.wrong("urgency", "should be normal, urgent or flash"))?,
    };
    let at = match document.fields.take(&["wire"]) {
        None => Some(published_at),
        Some((key, value)) => match fields::flag_of(&value) {
            Some(true) => Some(published_at),
            Some(false) => None,
            None => {
                document.fields.put(key, value);
                moment_of(document, &["wire"], desk, notices)?
            }
        },
    };
    let is_on_wire = kind == Kind::Article && standing != Standing::Draft;
    Ok(at.filter(|_| is_on_wire).map(|at| (minute(at), urgency)))
}

/// The minute that a moment lies in.
pub fn minute(at: Micros) -> Micros {
    Timestamp::from_microsecond(at).map_or(at, |_| at - at.rem_euclid(MICROS_A_MINUTE))
}

fn comments_of(
    document: &mut Document,
    kind: Kind,
    desk: &Desk,
    notices: &mut Vec<Problem>,
) -> Result<(bool, Vec<parcel::CommentParcel>), Problem> {
    let stated = document.fields.flag(&["allow_comments", "allows_comments"])?;
    let (allowed, values) = match document.fields.take(&["comments"]) {
        None => (None, Vec::new()),
        Some((_, Value::Bool(flag))) => (Some(flag), Vec::new()),
        Some((_, Value::Array(values))) => (None, values),
        Some((key, _)) => return Err(document.fields.wrong(key, "should be a list of comments, or true or false")),
    };
    let (comments, problems) = comments::read(values, &document.fields, &desk.clock)?;
    notices.extend(problems);
    Ok((stated.or(allowed).unwrap_or(kind == Kind::Article), comments))
}

/// The section and the topics; of several categories the first is the section, the others are topics.
fn section(document: &mut Document) -> Result<(Option<String>, Vec<String>), Problem> {
    let stated = document.fields.text(&["section"])?;
    let mut categories = document.fields.texts(&["categories", "category"])?.into_iter();
    let section = stated.or_else(|| categories.next());
    let mut topics = document.fields.texts(&["topics", "tags", "keywords"])?;
    for category in categories {
        if !topics.contains(&category) {
            topics.push(category);
        }
    }
    Ok((section, topics))
}

fn menu(document: &mut Document) -> Result<Option<MenuEntry>, Problem> {
    let label = document.fields.text(&["menu_label"])?;
    let place = document.fields.number(&["menu_place"])?.unwrap_or(0);
    match document.fields.take(&["menu"]) {
        Some((_, Value::String(menu))) if menu == "header" || menu == "footer" => {
            Ok(Some(MenuEntry { menu, label, place }))
        }
        // Hugo's menus are named by their theme and nested.
        Some((key, value @ (Value::Object(_) | Value::Array(_)))) => {
            document.fields.put(key, value);
            Ok(None)
        }
        Some((key, Value::String(menu))) if menu == "main" => {
            let (menu, _) = ("header".to_owned(), key);
            Ok(Some(MenuEntry { menu, label, place }))
        }
        Some((key, _)) => Err(document.fields.wrong(key, "should be header or footer")),
        None => Ok(None),
    }
}

/// An old address, if it is one and no pattern of a generator.
fn path(stated: Option<String>) -> Option<String> {
    stated.filter(|path| path.starts_with('/') && !path.contains([':', ' ', '\\']) && !path.starts_with("//"))
}
