//! One tree of sections for the paper; in each edition a section has a name, a slug and a place, or is absent.

use std::collections::BTreeMap;

use db::{Error, Snapshot, Tx, params};

use crate::EditionId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub i64);

#[derive(Debug, Clone)]
pub struct Section {
    pub id: SectionId,
    pub key: String,
    pub parent: Option<SectionId>,
    /// `#rrggbb`
    pub accent: Option<String>,
    pub names: BTreeMap<EditionId, SectionName>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SectionName {
    pub name: String,
    pub slug: String,
}

impl Section {
    pub fn in_edition(&self, edition: EditionId) -> Option<&SectionName> {
        self.names.get(&edition)
    }
}

/// The tag of a section's page.
pub fn tag(id: SectionId) -> String {
    format!("section:{}", id.0)
}

pub fn all(s: &mut Snapshot) -> Result<Vec<Section>, Error> {
    let mut sections = s.all("select id, key, parent_id, accent from section order by place, id", &params![], |row| {
        let parent: Option<i64> = row.get(2)?;
        Ok(Section {
            id: SectionId(row.get(0)?),
            key: row.get(1)?,
            parent: parent.map(SectionId),
            accent: row.get(3)?,
            names: BTreeMap::new(),
        })
    })?;
    s.each("select section_id, edition_id, name, slug from section_name", &params![], |row| {
        let id: i64 = row.get(0)?;
        if let Some(section) = sections.iter_mut().find(|section| section.id.0 == id) {
            section.names.insert(EditionId(row.get(1)?), SectionName { name: row.get(2)?, slug: row.get(3)? });
        }
        Ok(())
    })?;
    Ok(sections)
}

/// Adds a section after the others, or changes the one with its key.
pub fn put(tx: &mut Tx, key: &str, parent: Option<SectionId>, accent: Option<&str>) -> Result<SectionId, Error> {
    tx.one(
        "insert into section (key, parent_id, accent, place)
         values ($1, $2, $3, (select coalesce(max(place), 0) + 1 from section))
         on conflict (key) do update set parent_id = $2, accent = $3
         returning id",
        &params![key, parent.map(|id| id.0), accent],
        |row| Ok(SectionId(row.get(0)?)),
    )
}

pub fn put_name(tx: &mut Tx, id: SectionId, edition: EditionId, name: &SectionName) -> Result<(), Error> {
    tx.run(
        "insert into section_name (section_id, edition_id, name, slug) values ($1, $2, $3, $4)
         on conflict (section_id, edition_id) do update set name = $3, slug = $4",
        &params![id.0, edition.0, name.name.as_str(), name.slug.as_str()],
    )?;
    Ok(())
}
