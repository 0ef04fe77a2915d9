//! The paper's own file: its names, zone, editions, sections, topics, bylines, follow links and fronts.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use language::Language;
use parcel::{
    BylineParcel, EditionParcel, FollowLinkParcel, FrontParcel, Item, Named, PaperParcel, Parcel, Problem,
    SectionParcel, TopicParcel,
};
use serde_json::{Map, Value};

use super::desk::Desk;
use super::document::Document;
use super::fields::{self, Fields, scalar};
use crate::text;

/// Everything that the paper's file comes to.
pub struct Read {
    pub paper: Parcel,
    pub follow: Vec<Parcel>,
    pub fronts: Vec<Parcel>,
    pub notices: Vec<Problem>,
}

/// Zone and editions, which the reading of all other files rests on.
pub fn open(document: &mut Document, desk: &mut Desk) -> Result<Vec<EditionParcel>, Problem> {
    let zone = document.fields.text(&["zone"])?;
    let known = zone.as_deref().map(TimeZone::get).transpose();
    let known = known.map_err(|_| document.fields.wrong("zone", "should be a time zone such as Europe/Lisbon"))?;
    let editions = document.fields.list("editions")?;
    let editions = editions.iter().map(|value| edition(value, &document.fields)).collect::<Result<Vec<_>, _>>()?;
    desk.open_paper(known, editions.iter().map(|edition| (edition.code.clone(), edition.language.clone())).collect());
    if let Some(zone) = zone {
        document.fields.put("zone", Value::String(zone));
    }
    Ok(editions)
}

pub fn read(mut document: Document, editions: Vec<EditionParcel>, desk: &Desk) -> Result<Read, Problem> {
    let codes: Vec<String> = desk.options.editions.iter().map(|(code, _)| code.clone()).collect();
    let mut notices = Vec::new();
    let place = format!("{} line 1", document.path);
    let folders = document.folders().join("/");
    let fields = &mut document.fields;
    let follow = fields.list("follow")?;
    let follow = follow.iter().map(|value| follow_link(value, fields)).collect::<Result<Vec<_>, _>>()?;
    let fronts = fronts(fields)?;
    let sections = fields.list("sections")?;
    let topics = fields.list("topics")?;
    let bylines = fields.list("bylines")?;
    let mut picture = |key: &'static str| -> Result<Option<String>, Problem> {
        let stated = fields.text(&[key])?;
        let named = stated.clone().unwrap_or_else(|| format!("{key}.png"));
        let found = desk.picture(&[folders.as_str()], &named);
        if found.is_none() && stated.is_some() {
            notices.push(Problem::notice(fields.place(key), format!("the picture `{named}` is not in the folder")));
        }
        Ok(found)
    };
    let (icon, logo) = (picture("icon")?, picture("logo")?);
    let paper = PaperParcel {
        name: fields.named("name", &codes)?,
        strapline: fields.named("strapline", &codes)?,
        zone: fields.text(&["zone"])?,
        editions,
        sections: sections.iter().map(|value| section(value, fields, &codes)).collect::<Result<_, _>>()?,
        topics: topics.iter().map(|value| topic(value, fields, &codes)).collect::<Result<_, _>>()?,
        bylines: bylines.iter().map(|value| byline(value, fields, &codes)).collect::<Result<_, _>>()?,
        icon,
        logo,
    };
    notices.extend(fields.unknown());
    let paper = Parcel {
        foreign_id: document.path.clone(),
        place,
        fingerprint: document.fingerprint.clone(),
        item: Item::Paper(Box::new(paper)),
    };
    let parcel = |foreign_id: &str, key: &str, parts: &[&str], item: Item| Parcel {
        foreign_id: foreign_id.to_owned(),
        place: document.fields.place(key),
        fingerprint: text::fingerprint_of(parts),
        item,
    };
    let follow = follow.into_iter().map(|link| {
        let url = link.url.clone().unwrap_or_default();
        parcel(&link.network.clone(), "follow", &[&link.network.clone(), &url], Item::FollowLink(link))
    });
    let follow = follow.collect();
    let fronts = fronts.into_iter().map(|front| {
        let articles = front.articles.join("\n");
        parcel(&front.edition.clone(), "front", &[&front.edition.clone(), &articles], Item::Front(front))
    });
    Ok(Read { paper, follow, fronts: fronts.collect(), notices })
}

fn map<'a>(value: &'a Value, key: &str, fields: &Fields) -> Result<&'a Map<String, Value>, Problem> {
    value.as_object().ok_or_else(|| fields.wrong(key, "should be a list of maps"))
}

fn text(map: &Map<String, Value>, key: &str) -> Option<String> {
    map.get(key).and_then(scalar).map(|text| fields::one_line(&text)).filter(|text| !text.is_empty())
}

fn edition(value: &Value, fields: &Fields) -> Result<EditionParcel, Problem> {
    let map = map(value, "editions", fields)?;
    let wrong = |what: &str| fields.wrong("editions", what);
    let code = text(map, "code").ok_or_else(|| wrong("has an edition without `code:`"))?;
    if !code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') || code.len() > 20 {
        return Err(wrong(&format!(
            "has the code `{code}`; it should be short, of the letters a to z, digits and hyphens"
        )));
    }
    let tag = text(map, "language").unwrap_or_else(|| code.clone());
    let language = Language::parse(&tag)
        .map_err(|_| wrong(&format!("has the language `{tag}`; it should be a tag such as en or ar-EG")))?;
    let digits = text(map, "digits");
    if digits.as_deref().is_some_and(|digits| !["latin", "arabic"].contains(&digits)) {
        return Err(wrong("has digits that are neither latin nor arabic"));
    }
    let name = text(map, "name").unwrap_or_else(|| language.native_name().to_owned());
    Ok(EditionParcel { code, language: tag, name, digits })
}

/// The names and slugs by edition of a section or topic; a name alone makes its own slug.
fn names(map: &Map<String, Value>, codes: &[String]) -> BTreeMap<String, (String, String)> {
    let by_edition = |value: &Value| {
        let name = value.as_object().and_then(|value| text(value, "name")).or_else(|| scalar(value))?;
        let name = fields::one_line(&name);
        let slug = value.as_object().and_then(|value| text(value, "slug")).unwrap_or_else(|| language::slugify(&name));
        Some((name, slug))
    };
    let own = map.get("name").and_then(by_edition);
    let of = |code: &String| Some((code.clone(), map.get(code).and_then(by_edition).or_else(|| own.clone())?));
    codes.iter().filter_map(of).collect()
}

fn key(map: &Map<String, Value>, list: &str, fields: &Fields) -> Result<String, Problem> {
    text(map, "key").ok_or_else(|| fields.wrong(list, "has an entry without `key:`"))
}

fn section(value: &Value, fields: &Fields, codes: &[String]) -> Result<SectionParcel, Problem> {
    let map = map(value, "sections", fields)?;
    let accent = text(map, "accent");
    let is_colour =
        |text: &String| text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|b| b.is_ascii_hexdigit());
    if accent.as_ref().is_some_and(|accent| !is_colour(accent)) {
        return Err(fields.wrong("accent", "should be a colour such as \"#0b5a6b\""));
    }
    Ok(SectionParcel {
        key: key(map, "sections", fields)?,
        parent: text(map, "parent"),
        accent,
        names: names(map, codes),
    })
}

fn topic(value: &Value, fields: &Fields, codes: &[String]) -> Result<TopicParcel, Problem> {
    let map = map(value, "topics", fields)?;
    Ok(TopicParcel { key: key(map, "topics", fields)?, names: names(map, codes) })
}

fn byline(value: &Value, fields: &Fields, codes: &[String]) -> Result<BylineParcel, Problem> {
    let map = map(value, "bylines", fields)?;
    let key = key(map, "bylines", fields)?;
    let named = |name: &str| -> Result<Named, Problem> {
        let Some(value) = map.get(name) else { return Ok(Named::new()) };
        fields::named(value, codes)
            .ok_or_else(|| fields.wrong(name, "should be text, or a map with a text for each edition"))
    };
    let name = text(map, "name").ok_or_else(|| fields.wrong("bylines", &format!("has `{key}` without `name:`")))?;
    Ok(BylineParcel { key, name, names: named("names")?, role: named("role")?, about: named("about")? })
}

fn follow_link(value: &Value, fields: &Fields) -> Result<FollowLinkParcel, Problem> {
    let map = map(value, "follow", fields)?;
    let network =
        text(map, "network").ok_or_else(|| fields.wrong("follow", "has a link without `network:`"))?.to_lowercase();
    let url = text(map, "url");
    if url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        return Err(fields.wrong("follow", &format!("has an address for {network} that does not begin with https://")));
    }
    Ok(FollowLinkParcel { network, url, label: text(map, "label") })
}

/// The fronts by edition, the lead first.
fn fronts(fields: &mut Fields) -> Result<Vec<FrontParcel>, Problem> {
    let leads = fields.map("lead")?;
    let mut fronts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (edition, slug) in leads {
        let slug = scalar(&slug).ok_or_else(|| fields.wrong("lead", "should name one article for each edition"))?;
        fronts.entry(edition).or_default().push(slug);
    }
    for (edition, slugs) in fields.map("front")? {
        let slugs = slugs.as_array().and_then(|slugs| slugs.iter().map(scalar).collect::<Option<Vec<_>>>());
        let slugs = slugs.ok_or_else(|| fields.wrong("front", "should list articles for each edition"))?;
        let front = fronts.entry(edition).or_default();
        for slug in slugs {
            if !front.contains(&slug) {
                front.push(slug);
            }
        }
    }
    Ok(fronts.into_iter().map(|(edition, articles)| FrontParcel { edition, articles }).collect())
}
