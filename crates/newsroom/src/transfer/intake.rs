//! Taking parcels in, one after another.

use std::{collections::HashMap, sync::Arc};

use ::paper::{Paper, Picture, origin, picture};
use db::Db;
use media::Pictures as Studio;
use parcel::{Item, Parcel, Problem, Report};

use super::{
    article, known,
    paper as paper_parcel, small,
    wire::{self, Minute},
};
use crate::{Micros, story};

/// Takes the parcels of one import in and keeps its report.
pub struct Intake {
    pub(super) db: Db,
    pub(super) studio: Arc<Studio>,
    pub(super) format: &'static str,
    /// Parts the files of this source from those of others with the same names.
    pub(super) source: Option<String>,
    pub(super) base: Option<(String, Micros)>,
    pub(super) now: Micros,
    pub(super) pictures: known::Pictures,
    pub(super) minute: Minute,
    pub(super) report: Report,
}

/// Why an import could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no paper here; make one with `dateline init`")]
    NoPaper,
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Story(#[from] story::Error),
    #[error(transparent)]
    Comment(#[from] print::comment::Error),
    #[error(transparent)]
    Format(#[from] formats::Error),
    /// One thing is refused and nothing of it kept; the rest goes on.
    #[error("{0}")]
    Refused(String),
    #[error("the importer ended without a word; this is a mistake in the program")]
    Broken,
}

impl Error {
    /// The words of a refusal that costs one parcel only; `Err` gives back what costs the import.
    pub(super) fn refusal(self) -> Result<String, Error> {
        match self {
            Error::Refused(why) => Ok(why),
            Error::Story(story::Error::Db(error)) | Error::Comment(print::comment::Error::Db(error)) => Err(Error::Db(error)),
            Error::Story(error) => Ok(error.to_string()),
            Error::Comment(error) => Ok(error.to_string()),
            other => Err(other),
        }
    }
}

/// What became of one parcel.
pub(super) enum Outcome {
    Taken,
    /// Taken, and counted as something else than the parcel said: a story that is not in print.
    TakenAs(&'static str),
    Unchanged,
    /// Refused, with the reason and what to do.
    Refused(String),
}

impl Intake {
    pub fn new(db: Db, studio: Arc<Studio>, format: &'static str, base: Option<(String, Micros)>, now: Micros) -> Intake {
        Intake {
            db,
            studio,
            format,
            source: None,
            base,
            now,
            pictures: HashMap::new(),
            minute: Minute::default(),
            report: Report::default(),
        }
    }

    /// The name under which a thing of this source is found again.
    pub(super) fn known_as(&self, foreign_id: &str) -> String {
        match &self.source {
            Some(source) => format!("{source}:{foreign_id}"),
            None => foreign_id.to_owned(),
        }
    }

    /// Takes one parcel in. A refusal of the parcel stands in the report; an error means that the paper can not take any.
    pub async fn take(&mut self, parcel: Parcel) -> Result<(), Error> {
        if let Item::WireItem(item) = &parcel.item {
            if !self.minute.belongs(item) {
                self.end_minute().await?;
            }
            self.minute.push(parcel);
            return Ok(());
        }
        self.end_minute().await?;
        let (kind, place) = (parcel.item.kind(), parcel.place.clone());
        let outcome = if self.is_known(&parcel).await? { Outcome::Unchanged } else { self.take_new(parcel).await? };
        self.count(kind, place, outcome);
        Ok(())
    }

    /// Ends the import and gives its report.
    pub async fn end(mut self) -> Result<Report, Error> {
        self.end_minute().await?;
        Ok(self.report)
    }

    async fn end_minute(&mut self) -> Result<(), Error> {
        for (parcel, place) in wire::in_order_of_adding(self).await? {
            let (kind, where_it_stands) = (parcel.item.kind(), parcel.place.clone());
            let outcome = match place {
                Some(place) => wire::take(self, parcel, place).await?,
                None => Outcome::Unchanged,
            };
            self.count(kind, where_it_stands, outcome);
        }
        Ok(())
    }

    async fn take_new(&mut self, parcel: Parcel) -> Result<Outcome, Error> {
        match &parcel.item {
            Item::Paper(_) => paper_parcel::take(self, parcel).await,
            Item::Picture(_) => small::take_picture(self, parcel).await,
            Item::FollowLink(_) => small::take_follow_link(self, parcel).await,
            Item::Front(_) => small::take_front(self, parcel).await,
            Item::Article(_) => article::take(self, parcel).await,
            Item::WireItem(_) => Ok(Outcome::Unchanged),
        }
    }

    /// Whether the same thing with the same content was taken in before.
    pub(super) async fn is_known(&mut self, parcel: &Parcel) -> Result<bool, Error> {
        let (format, kind) = (self.format, parcel.item.kind());
        let (foreign_id, fingerprint) = (self.known_as(&parcel.foreign_id), parcel.fingerprint.clone());
        let is_picture = matches!(parcel.item, Item::Picture(_));
        let found: Option<Option<Picture>> = self
            .db
            .read(move |s| {
                let origin = origin::find(s, format, kind, &foreign_id)?.filter(|origin| origin.fingerprint == fingerprint);
                let Some(origin) = origin else { return Ok::<_, db::Error>(None) };
                let picture = if is_picture { picture::by_id(s, ::paper::PictureId(origin.entity_id))? } else { None };
                Ok(Some(picture))
            })
            .await?;
        if let Some(Some(picture)) = &found {
            self.pictures.insert(parcel.foreign_id.clone(), picture.clone());
        }
        Ok(found.is_some())
    }

    pub(super) async fn paper(&self) -> Result<Paper, Error> {
        self.db.read(|s| ::paper::load(s).map_err(Error::from)).await?.ok_or(Error::NoPaper)
    }

    pub(super) fn origin(&self, parcel: &Parcel) -> known::From {
        known::From::of(self.format, self.known_as(&parcel.foreign_id), parcel, self.base.clone(), self.now)
    }

    fn count(&mut self, kind: &'static str, place: String, outcome: Outcome) {
        match outcome {
            Outcome::Taken => self.report.count_taken(kind),
            Outcome::TakenAs(other) => self.report.count_taken(other),
            Outcome::Unchanged => self.report.count_unchanged(kind),
            Outcome::Refused(why) => {
                self.report.count_skipped(kind);
                self.report.problems.push(Problem::refusal(place, why));
            }
        }
    }
}
