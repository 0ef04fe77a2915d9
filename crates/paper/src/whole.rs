//! The paper as a whole: what every page needs of it, read in one go.

use db::{Change, Error, Snapshot, Tx, params};
use uuid::Uuid;

use crate::{
    Edition, EditionId, FollowLink, Micros, Section, SectionId, Settings, TAG, document, edition, follow_link, secret,
    section,
};

/// Settings, editions, sections and links; small, and kept in memory by whoever serves.
#[derive(Debug, Clone)]
pub struct Paper {
    pub uid: Uuid,
    pub settings: Settings,
    /// In order of place; the first is the paper's own.
    pub editions: Vec<Edition>,
    pub sections: Vec<Section>,
    pub follow_links: Vec<FollowLink>,
}

impl Paper {
    pub fn edition(&self, code: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.code == code)
    }

    pub fn edition_by_id(&self, id: EditionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The sections that an edition has, in order.
    pub fn sections_in(&self, edition: EditionId) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.names.contains_key(&edition))
    }

    /// Address of an edition's front: `/en`, or `/` for the one at home there.
    pub fn front_path(&self, edition: &Edition) -> String {
        match &self.settings.home_edition {
            Some(code) if *code == edition.code => "/".to_owned(),
            _ => format!("/{}", edition.code),
        }
    }

    /// Address of something below an edition's front: `/en/wire`.
    pub fn path_in(&self, edition: &Edition, rest: &str) -> String {
        format!("{}/{rest}", self.front_path(edition).trim_end_matches('/'))
    }

    /// Address of a section in an edition, its parents' slugs before its own.
    pub fn section_path(&self, edition: &Edition, id: SectionId) -> Option<String> {
        let mut slugs = Vec::new();
        let mut next = Some(id);
        while let Some(section) = next.and_then(|id| self.section(id)).filter(|_| slugs.len() < 8) {
            slugs.push(section.in_edition(edition.id)?.slug.as_str());
            next = section.parent;
        }
        slugs.reverse();
        (!slugs.is_empty()).then(|| self.path_in(edition, &slugs.join("/")))
    }

    /// The whole address of a path, where the paper has a public address.
    pub fn address_of(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_address.as_deref().unwrap_or_default())
    }
}

/// Reads the paper; `None` on a database that has none.
pub fn load(s: &mut Snapshot) -> Result<Option<Paper>, Error> {
    s.touch(TAG);
    let row = s.first("select uid, settings from paper where id = 1", &params![], |row| {
        Ok((row.get::<Uuid>(0)?, document::read::<Settings>(row, 1)?))
    })?;
    let Some((uid, settings)) = row else { return Ok(None) };
    Ok(Some(Paper {
        uid,
        settings,
        editions: edition::all(s)?,
        sections: section::all(s)?,
        follow_links: follow_link::all(s)?,
    }))
}

pub fn exists(s: &mut Snapshot) -> Result<bool, Error> {
    Ok(s.first("select id from paper where id = 1", &params![], |row| row.get::<i64>(0))?.is_some())
}

/// Makes a paper with its secrets; does nothing where there is one.
pub fn create(tx: &mut Tx, settings: &Settings, now: Micros) -> Result<(), Error> {
    let made = tx.run(
        "insert into paper (id, uid, settings, created_at) values (1, $1, $2, $3) on conflict (id) do nothing",
        &params![Uuid::now_v7(), document::of(settings), now],
    )?;
    if made == 0 {
        return Ok(());
    }
    secret::ensure(tx, secret::RECEIPTS)?;
    tx.change(changed());
    Ok(())
}

/// Keeps other transactions that hold the paper waiting until this one ends: what is read after it is still so at COMMIT.
pub fn hold(tx: &mut Tx) -> Result<(), Error> {
    tx.run("update paper set created_at = created_at where id = 1", &params![])?;
    Ok(())
}

pub fn write_settings(tx: &mut Tx, settings: &Settings) -> Result<(), Error> {
    tx.run("update paper set settings = $1 where id = 1", &params![document::of(settings)])?;
    tx.change(changed());
    Ok(())
}

/// The change that a publisher's decision makes.
pub fn changed() -> Change {
    Change::new("paper.changed").of("paper", 1).tag(TAG)
}
