//! The paper that every test begins with.

use std::collections::BTreeMap;

use bytes::Bytes;
use db::{Db, Tx, params};
use language::{Digits, Language};
use media::{BlobKey, Blobs};
use newsroom::story::{self, StoryId};
use paper::{
    Paper, PictureId, PictureText, Rendition, Settings, byline, byline::BylineDetails, edition, picture, section,
    section::SectionName, topic,
};
use print::{
    Micros,
    comment::{self, NewComment, Posted},
    front,
    names::ArticleId,
    wire::{self, NewWireItem, Place, Urgency},
};
use uuid::Uuid;

use crate::{Piece, cast};

/// What of the sample can only be told by its ids.
#[derive(Debug, Clone)]
pub struct Cast {
    pub draft: StoryId,
    pub tides: i64,
    pub mara: i64,
    pub youssef: i64,
    /// The lead picture of the tide gauge.
    pub gauge: Shot,
    /// A picture in the library that no article shows.
    pub unused: Shot,
    pub nadia: Uuid,
    pub omar: Uuid,
    pub held: Uuid,
}

/// A picture and the address of its one size.
#[derive(Debug, Clone)]
pub struct Shot {
    pub id: PictureId,
    pub original: String,
    pub address: String,
    pub bytes: Bytes,
}

const MINUTE: Micros = 60_000_000;
const HOUR: Micros = 60 * MINUTE;
const DAY: Micros = 24 * HOUR;

pub async fn fill(db: &Db, blobs: &Blobs) -> Cast {
    // No decoder sees them, so that the worker is not needed.
    let (gauge, unused) = (hung(blobs, "gauge").await, hung(blobs, "unused").await);
    let written = db.write(move |tx| {
        found(tx)?;
        let paper = paper::load(tx)?.expect("it was made just now");
        let (gauge, unused) = (shelve(tx, gauge)?, shelve(tx, unused)?);
        let people = people(tx, &paper)?;
        print_articles(tx, &paper, &people, &gauge)?;
        let draft = Piece::new("crane").headline(cast::DRAFT_HEADLINE).story(&paper);
        let draft = story::draft(tx, &draft, cast::now())?;
        put_wire(tx, &paper)?;
        let [nadia, omar, held] = comments(tx)?;
        let [tides, mara, youssef] = people;
        Ok::<_, story::Error>(Cast { draft, tides, mara, youssef, gauge, unused, nadia, omar, held })
    });
    written.await.expect("the sample fits into a fresh database").value
}

fn named(words: &[(&str, &str)]) -> BTreeMap<String, String> {
    words.iter().map(|(code, word)| ((*code).to_owned(), (*word).to_owned())).collect()
}

/// Settings, editions, sections.
fn found(tx: &mut Tx) -> Result<(), db::Error> {
    let settings = Settings {
        name: named(&cast::NAMES),
        zone: cast::ZONE.to_owned(),
        public_address: Some("https://bay.example".to_owned()),
        ..Settings::default()
    };
    paper::create(tx, &settings, cast::now() - 30 * DAY)?;
    for (code, _) in cast::EDITIONS {
        let language = Language::parse(code).expect("the cast speaks known languages");
        edition::put(tx, code, &language, language.native_name(), Digits::Latin)?;
    }
    let sections: [(_, _, &[(&str, &str)]); 3] = [
        (cast::HARBOUR, None, &[("en", "Harbour"), ("fr", "Port"), ("es", "Puerto"), ("ar", "الميناء")]),
        (cast::CULTURE, None, &[("en", "Culture"), ("fr", "Culture"), ("es", "Cultura"), ("ar", "ثقافة")]),
        (cast::FERRIES, Some(cast::HARBOUR), &[("en", "Ferries")]),
    ];
    for (key, parent, names) in sections {
        let paper = paper::load(tx)?.expect("it was made just now");
        let parent =
            paper.sections.iter().find(|section| Some(section.key.as_str()) == parent).map(|section| section.id);
        let id = section::put(tx, key, parent, None)?;
        for (code, name) in names {
            let edition = paper.edition(code).expect("it was made just now").id;
            let name = SectionName { name: (*name).to_owned(), slug: language::slugify(name) };
            section::put_name(tx, id, edition, &name)?;
        }
    }
    Ok(())
}

async fn hung(blobs: &Blobs, name: &'static str) -> (&'static str, BlobKey, Bytes) {
    let bytes = Bytes::from(format!("bytes of the picture {name}"));
    (name, blobs.put(bytes.clone()).await.expect("the folder takes blobs"), bytes)
}

fn shelve(tx: &mut Tx, (name, key, bytes): (&str, BlobKey, Bytes)) -> Result<Shot, db::Error> {
    let rendition = Rendition {
        width: 640,
        height: 480,
        format: "jpg".to_owned(),
        key: key.to_string(),
        size_bytes: bytes.len() as u64,
    };
    let address = paper::Picture::address(&rendition);
    let text = |alt: &str| PictureText { alt: Some(alt.to_owned()), caption: None };
    let original = BlobKey::of(name.as_bytes()).to_string();
    let new = picture::NewPicture {
        original: original.clone(),
        width: 640,
        height: 480,
        colour: "#204060".to_owned(),
        credit: Some("Mara Lindqvist".to_owned()),
        texts: [("en".to_owned(), text("A tide gauge"))].into(),
        renditions: vec![rendition],
    };
    let id = picture::put(tx, &new, cast::now())?;
    Ok(Shot { id, original, address, bytes })
}

/// Ids of the topic tides, of Mara and of Youssef.
fn people(tx: &mut Tx, paper: &Paper) -> Result<[i64; 3], db::Error> {
    let tides = topic::put(tx, cast::TIDES)?;
    for (code, name) in [("en", "Tides"), ("fr", "Marées"), ("es", "Mareas"), ("ar", "المد والجزر")] {
        let edition = paper.edition(code).expect("the cast has this edition").id;
        topic::put_name(tx, tides, edition, name, &language::slugify(name))?;
    }
    let mara = byline::put(tx, cast::MARA, "Mara Lindqvist", &BylineDetails::default())?;
    let details = BylineDetails { names: named(&[("ar", "يوسف حداد")]), ..BylineDetails::default() };
    let youssef = byline::put(tx, cast::YOUSSEF, "Youssef Haddad", &details)?;
    Ok([tides.0, mara.0, youssef.0])
}

fn print_articles(
    tx: &mut Tx,
    paper: &Paper,
    [tides, mara, youssef]: &[i64; 3],
    gauge: &Shot,
) -> Result<(), story::Error> {
    let night_tram = Uuid::now_v7();
    let headlines = [
        ("en", "Night tram passes the council"),
        ("fr", "Le tram de nuit est voté"),
        ("es", "El tranvía nocturno sale adelante"),
        ("ar", "ترام الليل يمر"),
    ];
    for (code, headline) in headlines {
        let mut piece = Piece::new("night-tram").edition(code).family(night_tram).headline(headline);
        piece = piece.body(cast::NIGHT_TRAM_BODY).published_at(cast::now() - 2 * HOUR).announced(Urgency::Normal);
        piece.topics = vec![*tides];
        piece.bylines = vec![*mara, *youssef];
        publish(tx, paper, &piece)?;
    }
    let mut tide_gauge = Piece::new("tide-gauge").published_at(cast::now() - DAY).announced(Urgency::Urgent);
    (tide_gauge.topics, tide_gauge.bylines, tide_gauge.picture) = (vec![*tides], vec![*mara, *youssef], Some(gauge.id));
    let (_, lead) = publish(tx, paper, &tide_gauge)?;
    publish(tx, paper, &Piece::new("last-ferry").section(cast::FERRIES).published_at(cast::now() - 2 * DAY))?;
    publish(tx, paper, &Piece::new("foghorn").section(cast::CULTURE).published_at(cast::now() - 25 * DAY).closed())?;
    let keepers = Piece::new("lighthouse").section(cast::CULTURE).published_at(cast::now() - 3 * DAY);
    let (id, _) = publish(tx, paper, &keepers)?;
    let moved = Piece { slug: "lighthouse-keepers".to_owned(), ..keepers };
    story::revise(tx, id, &moved.story(paper), cast::now())?;
    story::publish(tx, paper, id, "mara", cast::now())?;
    let (killed, _) = publish(tx, paper, &Piece::new("old-pier").published_at(cast::now() - 4 * DAY))?;
    story::kill(tx, paper, killed, "mara", cast::now())?;
    for (code, headline) in [("en", "About us"), ("fr", "À propos"), ("es", "Quiénes somos"), ("ar", "من نحن")] {
        let (_, page) = publish(tx, paper, &Piece::new("about").page().edition(code).headline(headline))?;
        let edition = paper.edition(code).expect("the cast has this edition").id;
        tx.run(
            "insert into menu_item (edition_id, menu, label, article_id, place) values ($1, 'footer', $2, $3, 1)",
            &params![edition.0, headline, page.0],
        )?;
    }
    front::place(tx, paper.edition("en").expect("the cast has this edition"), &[lead])?;
    Ok(())
}

fn publish(tx: &mut Tx, paper: &Paper, piece: &Piece) -> Result<(StoryId, ArticleId), story::Error> {
    let id = story::draft(tx, &piece.story(paper), cast::now())?;
    Ok((id, story::publish(tx, paper, id, "mara", cast::now())?))
}

fn put_wire(tx: &mut Tx, paper: &Paper) -> Result<(), db::Error> {
    for (code, _) in cast::EDITIONS {
        let edition = paper.edition(code).expect("the cast has this edition");
        let lines = [
            (2 * DAY, "Storm warning lifted"),
            (DAY + HOUR, cast::WIRE_YESTERDAY),
            (3 * HOUR, "Second ferry sails after repairs"),
            (20 * MINUTE, cast::WIRE_NEWEST),
        ];
        for (ago, headline) in lines {
            let minute = cast::now() - ago;
            let (place, urgency) = (Place::Top, Urgency::Normal);
            wire::add(
                tx,
                edition,
                &NewWireItem { minute, place, headline: headline.to_owned(), urgency, article: None },
            )?;
        }
    }
    Ok(())
}

/// Under the English night tram: Nadia, Omar's answer to her, and one that is held.
fn comments(tx: &mut Tx) -> Result<[Uuid; 3], story::Error> {
    let article = tx.one("select uid from article where path = $1", &params![cast::NIGHT_TRAM], |row| row.get(0))?;
    let mut post = |parent, name: &str, text: &str, ago: Micros| {
        let client = name.as_bytes().to_vec();
        let new = NewComment { article, parent, name: name.to_owned(), text: text.to_owned(), mail: None, client };
        match comment::post(tx, &new, &paper::CommentRules::default(), cast::now() - ago) {
            Ok(Posted::New(comment) | Posted::Repeated(comment)) => Ok(comment.uid),
            Err(comment::Error::Db(error)) => Err(error),
            Err(refused) => panic!("the sample's comments are taken: {refused}"),
        }
    };
    let nadia = post(None, "Nadia", cast::NADIA_SAYS, 60 * MINUTE)?;
    let omar = post(Some(nadia), "Omar", cast::OMAR_ANSWERS, 50 * MINUTE)?;
    let held = post(None, "Hurried", cast::HELD_TEXT, 40 * MINUTE)?;
    Ok([nadia, omar, held])
}
