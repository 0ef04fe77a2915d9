//! The small things: pictures, follow links, fronts.

use std::collections::BTreeMap;

use ::paper::{FollowLink, PictureText, Rendition, changed, follow_link, picture};
use bytes::Bytes;
use parcel::{Item, Parcel};
use print::{front, names::ArticleId};

use super::intake::{Error, Intake, Outcome};

pub(super) fn no_edition(code: Option<&str>) -> String {
    match code {
        Some(code) => format!("the paper has no edition “{code}”; add it with `dateline init --edition {code}`"),
        None => "the paper has no edition; add one with `dateline init --edition en`".to_owned(),
    }
}

pub async fn take_picture(intake: &mut Intake, parcel: Parcel) -> Result<Outcome, Error> {
    let origin = intake.origin(&parcel);
    let Item::Picture(item) = parcel.item else { return Ok(Outcome::Unchanged) };
    let taken = match intake.studio.take_in(Bytes::from(item.bytes)).await {
        Ok(taken) => taken,
        Err(refusal) => return Ok(Outcome::Refused(refusal.to_string())),
    };
    let texts: BTreeMap<String, PictureText> = item
        .texts
        .into_iter()
        .map(|(edition, text)| (edition, PictureText { alt: text.alt, caption: text.caption }))
        .collect();
    let new = picture::NewPicture {
        original: taken.original.to_string(),
        width: taken.width,
        height: taken.height,
        colour: taken.colour.clone(),
        credit: item.credit,
        texts,
        renditions: taken.renditions.iter().map(rendition).collect(),
    };
    let now = intake.now;
    let stored = intake
        .db
        .write(move |tx| {
            let id = picture::put(tx, &new, now)?;
            origin.remember(tx, id.0)?;
            picture::by_id(tx, id).map_err(Error::from)
        })
        .await?;
    if let Some(picture) = stored.value {
        intake.pictures.insert(parcel.foreign_id, picture);
    }
    Ok(Outcome::Taken)
}

fn rendition(made: &media::Rendition) -> Rendition {
    Rendition {
        width: made.width,
        height: made.height,
        format: made.format.extension().to_owned(),
        key: made.key.to_string(),
        size_bytes: made.size_bytes,
    }
}

pub async fn take_follow_link(intake: &mut Intake, parcel: Parcel) -> Result<Outcome, Error> {
    let origin = intake.origin(&parcel);
    let Item::FollowLink(item) = parcel.item else { return Ok(Outcome::Unchanged) };
    let link = FollowLink { network: item.network, url: item.url };
    let outcome = intake
        .db
        .write(move |tx| {
            let known = follow_link::all(tx)?.into_iter().find(|known| known.network == link.network);
            // A source that does not say the address takes nothing from a link that has one.
            if known.as_ref().is_some_and(|known| link.url.is_none() || known.url == link.url) {
                return Ok(Outcome::Unchanged);
            }
            let id = follow_link::put(tx, &link)?;
            tx.change(changed());
            origin.remember(tx, id)?;
            Ok::<_, Error>(Outcome::Taken)
        })
        .await?;
    Ok(outcome.value)
}

pub async fn take_front(intake: &mut Intake, parcel: Parcel) -> Result<Outcome, Error> {
    let origin = intake.origin(&parcel);
    let Item::Front(item) = parcel.item else { return Ok(Outcome::Unchanged) };
    let paper = intake.paper().await?;
    let Some(edition) = paper.edition(&item.edition).cloned() else {
        return Ok(Outcome::Refused(no_edition(Some(&item.edition))));
    };
    let outcome = intake
        .db
        .write(move |tx| {
            let mut placed = Vec::new();
            for slug in &item.articles {
                let found = tx.first(
                    "select article.id from article join story on story.id = article.story_id
                     where article.edition_id = $1 and story.slug = $2 and article.status = 'in_print'",
                    &db::params![edition.id.0, slug.as_str()],
                    |row| Ok(ArticleId(row.get(0)?)),
                )?;
                let Some(id) = found else {
                    return Ok(Outcome::Refused(format!("places the article “{slug}”, which the edition does not have")));
                };
                if !placed.contains(&id) {
                    placed.push(id);
                }
            }
            front::place(tx, &edition, &placed)?;
            origin.remember(tx, edition.id.0)?;
            Ok::<_, Error>(Outcome::Taken)
        })
        .await?;
    Ok(outcome.value)
}
