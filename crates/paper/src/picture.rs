//! Pictures in the paper's library: their words and the sizes that pages use.

use std::collections::BTreeMap;

use db::{Change, Error, Row, Snapshot, Tx, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Micros, document};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PictureId(pub i64);

#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub id: PictureId,
    pub uid: Uuid,
    /// Key of the untouched original, which is never served.
    pub original: String,
    /// Pixels, after turning it the right way up.
    pub width: u32,
    pub height: u32,
    /// Its dominant colour, `#rrggbb`, shown until it has loaded.
    pub colour: String,
    pub credit: Option<String>,
    /// By edition code.
    pub texts: BTreeMap<String, PictureText>,
    pub renditions: Vec<Rendition>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PictureText {
    pub alt: Option<String>,
    pub caption: Option<String>,
}

/// One size of a picture as readers get it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rendition {
    pub width: u32,
    pub height: u32,
    /// The ending of its address: `webp`, `jpg` or `png`.
    pub format: String,
    /// Key of its bytes.
    pub key: String,
    pub size_bytes: u64,
}

impl Picture {
    /// The tag of whatever shows or serves the picture.
    pub fn tag(id: PictureId) -> String {
        format!("picture:{}", id.0)
    }

    /// Address of a rendition: `/media/{key}.{format}`.
    pub fn address(rendition: &Rendition) -> String {
        format!("/media/{}.{}", rendition.key, rendition.format)
    }

    /// The size to name where only one can be: the JPEG, else the widest.
    pub fn plain(&self) -> Option<&Rendition> {
        self.renditions
            .iter()
            .find(|rendition| rendition.format != "webp")
            .or_else(|| self.renditions.iter().max_by_key(|rendition| rendition.width))
    }

    /// The WebP sizes as a `srcset`.
    pub fn srcset(&self) -> String {
        let sizes = self.renditions.iter().filter(|rendition| rendition.format == "webp");
        sizes.map(|size| format!("{} {}w", Picture::address(size), size.width)).collect::<Vec<_>>().join(", ")
    }

    pub fn alt_in(&self, edition_code: &str) -> &str {
        self.texts.get(edition_code).and_then(|text| text.alt.as_deref()).unwrap_or_default()
    }

    pub fn caption_in(&self, edition_code: &str) -> Option<&str> {
        self.texts.get(edition_code).and_then(|text| text.caption.as_deref())
    }
}

/// A picture before it has an id.
#[derive(Debug, Clone)]
pub struct NewPicture {
    pub original: String,
    pub width: u32,
    pub height: u32,
    pub colour: String,
    pub credit: Option<String>,
    pub texts: BTreeMap<String, PictureText>,
    pub renditions: Vec<Rendition>,
}

const COLUMNS: &str = "picture.id, picture.uid, picture.original, picture.width, picture.height, picture.colour, picture.credit, \
     picture.texts, picture.renditions";

pub fn by_id(s: &mut Snapshot, id: PictureId) -> Result<Option<Picture>, Error> {
    s.touch(Picture::tag(id));
    s.first(&format!("select {COLUMNS} from picture where id = $1"), &params![id.0], picture)
}

pub fn by_ids(s: &mut Snapshot, ids: &[i64]) -> Result<Vec<Picture>, Error> {
    ids.iter().for_each(|id| s.touch(Picture::tag(PictureId(*id))));
    let sql = format!("select {COLUMNS} from picture where {}", s.in_list("id", 1));
    s.all(&sql, &params![ids.to_vec()], picture)
}

pub fn by_uid(s: &mut Snapshot, uid: Uuid) -> Result<Option<Picture>, Error> {
    s.first(&format!("select {COLUMNS} from picture where uid = $1"), &params![uid], picture)
}

/// The picture that a served file belongs to, by the file's key.
pub fn of_rendition(s: &mut Snapshot, key: &str) -> Result<Option<PictureId>, Error> {
    s.first("select picture_id from picture_rendition where key = $1", &params![key], |row| Ok(PictureId(row.get(0)?)))
}

/// Adds a picture; the same original again changes its words and sizes, and whoever shows it hears of that.
pub fn put(tx: &mut Tx, new: &NewPicture, now: Micros) -> Result<PictureId, Error> {
    if let Some(id) = insert(tx, new, now)? {
        link_renditions(tx, id, new)?;
        return Ok(id);
    }
    let older = tx.one(
        &format!("select {COLUMNS} from picture where original = $1"),
        &params![new.original.as_str()],
        picture,
    )?;
    if older.credit == new.credit && older.texts == new.texts && older.renditions == new.renditions {
        return Ok(older.id);
    }
    tx.run(
        "update picture set credit = $2, texts = $3, renditions = $4 where id = $1",
        &params![older.id.0, new.credit.as_deref(), document::of(&new.texts), document::of(&new.renditions)],
    )?;
    link_renditions(tx, older.id, new)?;
    tx.change(Change::new("picture.changed").of("picture", older.id.0).tag(Picture::tag(older.id)));
    Ok(older.id)
}

/// `None` where the original is there already.
fn insert(tx: &mut Tx, new: &NewPicture, now: Micros) -> Result<Option<PictureId>, Error> {
    tx.first(
        "insert into picture (uid, original, width, height, colour, credit, texts, renditions, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (original) do nothing returning id",
        &params![
            Uuid::now_v7(),
            new.original.as_str(),
            i64::from(new.width),
            i64::from(new.height),
            new.colour.as_str(),
            new.credit.as_deref(),
            document::of(&new.texts),
            document::of(&new.renditions),
            now
        ],
        |row| Ok(PictureId(row.get(0)?)),
    )
}

fn link_renditions(tx: &mut Tx, id: PictureId, new: &NewPicture) -> Result<(), Error> {
    for rendition in &new.renditions {
        tx.run(
            "insert into picture_rendition (key, picture_id) values ($1, $2) on conflict (key) do update set picture_id = $2",
            &params![rendition.key.as_str(), id.0],
        )?;
    }
    Ok(())
}

fn picture(row: &Row) -> Result<Picture, Error> {
    let (width, height): (i64, i64) = (row.get(3)?, row.get(4)?);
    Ok(Picture {
        id: PictureId(row.get(0)?),
        uid: row.get(1)?,
        original: row.get(2)?,
        width: u32::try_from(width).unwrap_or_default(),
        height: u32::try_from(height).unwrap_or_default(),
        colour: row.get(5)?,
        credit: row.get(6)?,
        texts: document::read(row, 7)?,
        renditions: document::read(row, 8)?,
    })
}
