//! Wire items: a minute's lines are taken together, so that they keep the order of their page.

use parcel::{Item, Parcel, WireItemParcel};
use print::{
    names::ArticleId,
    wire::{self, NewWireItem, Place, Urgency},
};

use super::intake::{Error, Intake, Outcome};

/// The lines of one minute that wait until the page's next minute shows that there are no more.
#[derive(Default)]
pub struct Minute {
    lines: Vec<Parcel>,
}

impl Minute {
    pub fn belongs(&self, item: &WireItemParcel) -> bool {
        self.lines.last().is_none_or(|last| match &last.item {
            Item::WireItem(other) => other.minute == item.minute && other.edition == item.edition,
            _ => false,
        })
    }

    pub fn push(&mut self, parcel: Parcel) {
        self.lines.push(parcel);
    }
}

/// The waiting lines in the order in which to add them, and where; `None` for one that is there already.
/// What stands above a known line of its minute goes above it, the lowest first; the rest goes below, in order.
pub async fn in_order_of_adding(intake: &mut Intake) -> Result<Vec<(Parcel, Option<Place>)>, Error> {
    let lines = std::mem::take(&mut intake.minute.lines);
    let mut above = Vec::new();
    let mut rest = Vec::new();
    let mut has_met_known = false;
    for parcel in lines {
        if intake.is_known(&parcel).await? || is_there(intake, &parcel).await? {
            has_met_known = true;
            rest.push((parcel, None));
        } else if has_met_known {
            rest.push((parcel, Some(Place::Bottom)));
        } else {
            above.push(parcel);
        }
    }
    if !has_met_known {
        return Ok(above.into_iter().map(|parcel| (parcel, Some(Place::Bottom))).collect());
    }
    let above = above.into_iter().rev().map(|parcel| (parcel, Some(Place::Top)));
    Ok(above.chain(rest).collect())
}

/// Whether the edition has a line of this minute and headline, wherever it came from.
async fn is_there(intake: &Intake, parcel: &Parcel) -> Result<bool, Error> {
    let Item::WireItem(item) = parcel.item.clone() else { return Ok(false) };
    let found = intake
        .db
        .read(move |s| {
            s.first(
                "select wire_item.id from wire_item join edition on edition.id = wire_item.edition_id
                 where edition.code = $1 and wire_item.minute = $2 and wire_item.headline = $3",
                &db::params![item.edition.unwrap_or_default(), item.minute, item.headline],
                |row| row.get::<i64>(0),
            )
            .map_err(Error::from)
        })
        .await?;
    Ok(found.is_some())
}

pub async fn take(intake: &mut Intake, parcel: Parcel, place: Place) -> Result<Outcome, Error> {
    let origin = intake.origin(&parcel);
    let Item::WireItem(item) = parcel.item else { return Ok(Outcome::Unchanged) };
    let paper = intake.paper().await?;
    let code = item.edition.clone();
    let edition = code.as_deref().map_or(paper.editions.first(), |code| paper.edition(code)).cloned();
    let Some(edition) = edition else { return Ok(Outcome::Refused(super::small::no_edition(code.as_deref()))) };
    let outcome = intake
        .db
        .write(move |tx| {
            let article = match &item.article {
                Some(named) => find_article(tx, edition.id.0, named)?,
                None => None,
            };
            if item.article.is_some() && article.is_none() {
                let named = item.article.as_deref().unwrap_or_default();
                return Ok(Outcome::Refused(format!("leads to the article “{named}”, which this edition does not have")));
            }
            let new = NewWireItem {
                minute: item.minute,
                place,
                headline: item.headline.clone(),
                urgency: urgency(item.urgency),
                article,
            };
            Ok::<_, Error>(match wire::add(tx, &edition, &new)? {
                Some(id) => {
                    origin.remember(tx, id)?;
                    Outcome::Taken
                }
                None => Outcome::Unchanged,
            })
        })
        .await?;
    Ok(outcome.value)
}

/// An article in print by the end of its path.
fn find_article(s: &mut db::Snapshot, edition: i64, named: &str) -> Result<Option<ArticleId>, db::Error> {
    s.first(
        "select article.id from article join story on story.id = article.story_id
         where article.edition_id = $1 and article.status = 'in_print' and (article.path = $2 or story.slug = $2)
         order by article.id limit 1",
        &db::params![edition, named],
        |row| Ok(ArticleId(row.get(0)?)),
    )
}

pub(super) fn urgency(urgency: parcel::Urgency) -> Urgency {
    match urgency {
        parcel::Urgency::Flash => Urgency::Flash,
        parcel::Urgency::Urgent => Urgency::Urgent,
        parcel::Urgency::Normal => Urgency::Normal,
    }
}
