//! An article with its comments: a story is made of it, and put in print unless it says otherwise.

use std::collections::HashMap;

use ::paper::{Edition, Paper, Picture, SectionId, byline, origin, section, section::SectionName, topic};
use db::{Snapshot, Tx, params};
use markup::{Block, BlockKind, Body, Figure, Inline, PictureRef, ReadOptions};
use parcel::{ArticleParcel, BodySource, CommentParcel, Item, Parcel, Problem, Standing};
use print::{
    article::{Kind, MenuPlace, put_in_menu},
    comment::{self, OldComment},
    content::{Content, LeadPicture, Teaser},
    names::ArticleId,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    intake::{Error, Intake, Outcome},
    known::From,
    small::no_edition,
    wire::urgency,
};
use crate::{
    story::{self, Draft, NewStory, Status, Story, StoryId, WireLine},
};

/// Bylines that may share the readable part of their key.
const BYLINES_ALIKE_MAX: u32 = 100;

pub async fn take(intake: &mut Intake, parcel: Parcel) -> Result<Outcome, Error> {
    let from = intake.origin(&parcel);
    let place = parcel.place.clone();
    let Item::Article(item) = parcel.item else { return Ok(Outcome::Unchanged) };
    let paper = intake.paper().await?;
    let code = item.edition.clone();
    let edition = code.as_deref().map_or(paper.editions.first(), |code| paper.edition(code)).cloned();
    let Some(edition) = edition else { return Ok(Outcome::Refused(no_edition(code.as_deref()))) };
    if item.headline.trim().is_empty() {
        return Ok(Outcome::Refused("has no headline".to_owned()));
    }
    let (body, problems) = body(&item, &edition, &intake.pictures);
    intake.report.problems.extend(problems.into_iter().map(|what| Problem::notice(place.clone(), what)));
    let lead = item.picture.as_ref().and_then(|name| intake.pictures.get(name)).cloned();
    if let Some(missing) = item.picture.as_ref().filter(|_| lead.is_none()) {
        intake.report.problems.push(Problem::notice(place, format!("its picture {missing} is not there")));
    }
    let put = intake.db.write(move |tx| put(tx, &paper, &edition, &item, body, lead.as_ref(), &from)).await;
    match put {
        Ok(committed) => Ok(match committed.value {
            Put::InPrint { comments } => {
                if comments > 0 {
                    *intake.report.taken.entry("comment".to_owned()).or_default() += comments;
                }
                Outcome::Taken
            }
            Put::NotInPrint => Outcome::TakenAs("story"),
            Put::Killed => Outcome::Unchanged,
        }),
        // The transaction took back whatever it had begun.
        Err(error) => error.refusal().map(Outcome::Refused),
    }
}

/// What became of an article in the paper.
enum Put {
    /// With so many comments that were not there before.
    InPrint { comments: u64 },
    NotInPrint,
    /// An editor has killed it since; no import brings it back.
    Killed,
}

/// The body in our schema; figures without words of their own take the library's.
fn body(item: &ArticleParcel, edition: &Edition, pictures: &HashMap<String, Picture>) -> (Body, Vec<String>) {
    let resolve = |src: &str| {
        let name = src.trim_start_matches("./").trim_start_matches('/');
        pictures.get(name).and_then(|picture| PictureRef::new(picture.uid.to_string()))
    };
    let options = ReadOptions { resolve_picture: &resolve, ..ReadOptions::default() };
    let read = match &item.body {
        BodySource::Paragraphs(paragraphs) => {
            return (Body::from_paragraphs(paragraphs.iter().map(String::as_str)), Vec::new());
        }
        BodySource::Markdown(text) => Body::from_markdown(text, &options),
        BodySource::Html(text) => Body::from_html(text, &options),
    };
    let mut body = read.body;
    let by_uid: HashMap<String, &Picture> = pictures.values().map(|picture| (picture.uid.to_string(), picture)).collect();
    fill(&mut body.blocks, edition, &by_uid);
    (body, read.problems.into_iter().map(|problem| format!("{}: {}", problem.place, problem.what)).collect())
}

fn fill(blocks: &mut [Block], edition: &Edition, pictures: &HashMap<String, &Picture>) {
    let fill_one = |figure: &mut Figure| {
        let Some(picture) = figure.picture.as_ref().and_then(|name| pictures.get(name.as_str())) else { return };
        if figure.alt.is_empty() {
            figure.alt = picture.alt_in(&edition.code).to_owned();
        }
        if figure.caption.is_empty() {
            figure.caption = picture.caption_in(&edition.code).map(Inline::text).into_iter().collect();
        }
        if figure.credit.is_empty() {
            figure.credit = picture.credit.clone().unwrap_or_default();
        }
    };
    for block in blocks {
        match &mut block.kind {
            BlockKind::Figure(figure) => fill_one(figure),
            BlockKind::Gallery(figures) => figures.iter_mut().for_each(fill_one),
            BlockKind::Quote { blocks, .. } => fill(blocks, edition, pictures),
            _ => {}
        }
    }
}

fn put(
    tx: &mut Tx,
    paper: &Paper,
    edition: &Edition,
    item: &ArticleParcel,
    body: Body,
    lead: Option<&Picture>,
    from: &From,
) -> Result<Put, Error> {
    // Two imports of the same would both find nothing and make it twice.
    ::paper::hold(tx)?;
    let origin = origin::find(tx, from.format, from.kind, &from.foreign_id)?;
    let known = match origin {
        Some(origin) => story::by_id(tx, StoryId(origin.entity_id))?,
        None => None,
    };
    let paper = &with_section(tx, paper, edition, item)?;
    let mut new = story_of(tx, paper, edition, item, body, lead, from)?;
    if let Some(known) = &known {
        refuse_another(known, &new)?;
        if item.family.is_none() {
            new.family = known.family;
        }
    }
    let id = match &known {
        Some(known) => story::revise(tx, known.id, &new, from.now).map(|()| known.id)?,
        None => story::draft(tx, &new, from.now)?,
    };
    from.remember(tx, id.0)?;
    match known.map(|known| known.status) {
        Some(Status::Killed) => return Ok(Put::Killed),
        // What is in print is put in print again, whatever day its source names now.
        Some(Status::Published) => {}
        _ if item.standing == Standing::Draft => return Ok(Put::NotInPrint),
        _ if item.standing == Standing::Scheduled && item.published_at > from.now => {
            story::schedule(tx, id, item.published_at)?;
            return Ok(Put::NotInPrint);
        }
        _ => {}
    }
    let article = story::publish(tx, paper, id, from.format, from.now)?;
    let menu = item.menu.as_ref().map(|entry| MenuPlace {
        menu: entry.menu.as_str(),
        label: entry.label.as_deref().unwrap_or(&item.headline),
        place: entry.place,
    });
    put_in_menu(tx, edition, article, menu)?;
    let uid = tx.one("select uid from article where id = $1", &params![article.0], |row| row.get::<Uuid>(0))?;
    let comments = bring_comments(tx, article, uid, &item.comments, None, from)?;
    Ok(Put::InPrint { comments })
}

/// A file of the same name in another folder is another article; so is one that says another edition or kind.
fn refuse_another(known: &Story, new: &NewStory) -> Result<(), Error> {
    let headline = &known.draft.content.teaser.headline;
    if known.edition != new.edition || known.kind != new.kind {
        let why = format!("was taken as “{headline}” in another edition or kind; give the file another name to take it anew");
        return Err(Error::Refused(why));
    }
    if known.slug != new.slug && *headline != new.draft.content.teaser.headline {
        let why = format!(
            "a file of this name was taken before as “{headline}”; if this is another folder, name it with --source, \
             so that its files are told apart"
        );
        return Err(Error::Refused(why));
    }
    Ok(())
}

fn story_of(
    tx: &mut Tx,
    paper: &Paper,
    edition: &Edition,
    item: &ArticleParcel,
    body: Body,
    lead: Option<&Picture>,
    from: &From,
) -> Result<NewStory, Error> {
    let is_page = item.kind == parcel::Kind::Page;
    let draft = Draft {
        content: Content { teaser: teaser(item, lead), dateline: item.dateline.clone(), body },
        bylines: bylines(tx, &item.bylines)?,
        topics: topics(tx, edition, &item.topics)?,
        allows_comments: item.allows_comments && !is_page,
        published_at: Some(item.published_at),
        is_time_approximate: item.is_time_approximate,
        updated_at: item.updated_at,
        wire: item.wire.map(|(minute, line)| WireLine { minute: Some(minute), urgency: urgency(line) }),
    };
    Ok(NewStory {
        edition: edition.id,
        family: family(from.format, item.family.as_deref()),
        kind: if is_page { Kind::Page } else { Kind::Article },
        section: item.section.as_deref().filter(|_| !is_page).and_then(|named| find_section(paper, edition, named)),
        slug: item.slug.clone().unwrap_or_else(|| language::slugify(&item.headline)),
        path: item.path.clone(),
        draft,
    })
}

fn teaser(item: &ArticleParcel, lead: Option<&Picture>) -> Teaser {
    Teaser {
        headline: markup::plain_line(&item.headline),
        short_headline: item.short_headline.as_deref().map(markup::plain_line),
        dek: item.dek.as_deref().map(markup::plain_line),
        summary: None,
        kicker: item.kicker.as_deref().map(markup::plain_line),
        picture: lead.map(|picture| LeadPicture {
            id: picture.id,
            alt: item.picture_text.alt.clone(),
            caption: item.picture_text.caption.clone(),
            credit: item.picture_text.credit.clone(),
        }),
    }
}

/// One family for one name in a format; a new one for an article that names none.
fn family(format: &str, named: Option<&str>) -> Uuid {
    let Some(named) = named else { return Uuid::now_v7() };
    let hash = Sha256::digest(format!("{format}\0{named}"));
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn find_section(paper: &Paper, edition: &Edition, named: &str) -> Option<SectionId> {
    let by_key = paper.sections.iter().find(|section| section.key == named && section.in_edition(edition.id).is_some());
    by_key
        .or_else(|| paper.sections_in(edition.id).find(|it| it.in_edition(edition.id).is_some_and(|name| name.name == named)))
        .map(|section| section.id)
}

/// The paper with the article's section, which is made or named in this edition where it is missing.
fn with_section(tx: &mut Tx, paper: &Paper, edition: &Edition, item: &ArticleParcel) -> Result<Paper, Error> {
    let Some(named) = item.section.as_deref().filter(|_| item.kind == parcel::Kind::Article) else {
        return Ok(paper.clone());
    };
    let slug = language::slugify(named);
    if slug.is_empty() || find_section(paper, edition, named).is_some() {
        return Ok(paper.clone());
    }
    let is_taken = paper.sections_in(edition.id).any(|it| it.in_edition(edition.id).is_some_and(|name| name.slug == slug));
    if is_taken || story::RESERVED.contains(&slug.as_str()) {
        let why = format!("its section “{named}” would live at “{slug}”, which is taken; give the section a slug in paper.md");
        return Err(Error::Refused(why));
    }
    let known = paper.sections.iter().find(|section| section.key == named || section.key == slug);
    let id = match known {
        Some(section) => section.id,
        None => section::put(tx, &slug, None, None)?,
    };
    section::put_name(tx, id, edition.id, &SectionName { name: named.to_owned(), slug })?;
    tx.change(::paper::changed());
    ::paper::load(tx)?.ok_or(Error::NoPaper)
}

fn bylines(tx: &mut Tx, named: &[String]) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::new();
    for name in named {
        let id = match byline::find(tx, name)? {
            Some(found) => found.id,
            None => {
                let key = free_key(tx, name)?;
                let id = byline::put(tx, &key, name, &byline::BylineDetails::default())?;
                tx.change(::paper::changed());
                id
            }
        };
        ids.push(id.0);
    }
    Ok(ids)
}

/// The key of a new byline: of two names that read alike in an address, the later gets a number.
fn free_key(s: &mut Snapshot, name: &str) -> Result<String, Error> {
    let slug = Some(language::slugify(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "byline".to_owned());
    for number in 1..=BYLINES_ALIKE_MAX {
        let key = if number == 1 { slug.clone() } else { format!("{slug}-{number}") };
        if byline::by_key(s, &key)?.is_none() {
            return Ok(key);
        }
    }
    Err(Error::Refused(format!("too many bylines read like “{name}” in an address")))
}

fn topics(tx: &mut Tx, edition: &Edition, named: &[String]) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::new();
    for name in named {
        let slug = language::slugify(name);
        let id = match topic::find(tx, edition.id, name)? {
            Some(found) => found,
            None if slug.is_empty() => continue,
            None => {
                let id = topic::put(tx, &slug)?;
                topic::put_name(tx, id, edition.id, name, &slug)?;
                tx.change(::paper::changed());
                id
            }
        };
        ids.push(id.0);
    }
    Ok(ids)
}

fn bring_comments(
    tx: &mut Tx,
    article: ArticleId,
    uid: Uuid,
    comments: &[CommentParcel],
    parent: Option<Uuid>,
    from: &From,
) -> Result<u64, Error> {
    let mut count = 0;
    for new in comments {
        let old = OldComment {
            name: bounded(&language::strip_invisible(&new.name), comment::Bounds::NAME_CHARS_MAX),
            text: language::strip_invisible(&new.text),
            posted_at: new.posted_at,
            parent,
            key: comment_key(uid, from, &new.foreign_id),
        };
        let brought = match comment::bring(tx, article, &old)? {
            Some(brought) => {
                count += 1;
                Some(brought.uid)
            }
            None => tx.first("select uid from comment where post_key = $1", &params![old.key.clone()], |row| row.get(0))?,
        };
        count += bring_comments(tx, article, uid, &new.replies, brought.or(parent), from)?;
    }
    Ok(count)
}

fn bounded(text: &str, chars_max: usize) -> String {
    text.chars().take(chars_max).collect()
}

fn comment_key(article: Uuid, from: &From, foreign_id: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(article.as_bytes());
    hash.update(from.format.as_bytes());
    hash.update([0]);
    hash.update(foreign_id.as_bytes());
    hash.finalize().to_vec()
}
