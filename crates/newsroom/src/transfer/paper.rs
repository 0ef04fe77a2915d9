//! A publisher's decisions from elsewhere: name, zone, editions, sections, topics, bylines.

use ::paper::{
    Paper, byline,
    byline::BylineDetails,
    changed, edition,
    section::{self, SectionName},
    topic,
};
use db::Tx;
use language::{Digits, Language};
use parcel::{Item, PaperParcel, Parcel};

use super::intake::{Error, Intake, Outcome};

pub async fn take(intake: &mut Intake, parcel: Parcel) -> Result<Outcome, Error> {
    let origin = intake.origin(&parcel);
    let Item::Paper(item) = parcel.item else { return Ok(Outcome::Unchanged) };
    if let Some(zone) = &item.zone
        && ::paper::zone_named(zone).is_none()
    {
        return Ok(Outcome::Refused(format!("the zone “{zone}” is not known; write an IANA name such as Europe/Lisbon")));
    }
    if let Some(bad) = item.editions.iter().find(|new| !edition::is_code(&new.code)) {
        let why = format!("“{}” can not be an edition's code: 2 to 12 lower-case letters, digits or hyphens", bad.code);
        return Ok(Outcome::Refused(why));
    }
    let icon = [&item.icon, &item.logo].map(|name| name.as_ref().and_then(|name| intake.pictures.get(name)).map(|it| it.id));
    let outcome = intake
        .db
        .write(move |tx| {
            put(tx, &item, icon)?;
            tx.change(changed());
            origin.remember(tx, 1)?;
            Ok::<_, Error>(Outcome::Taken)
        })
        .await?;
    Ok(outcome.value)
}

fn put(tx: &mut Tx, item: &PaperParcel, [icon, logo]: [Option<::paper::PictureId>; 2]) -> Result<(), Error> {
    ::paper::hold(tx)?;
    let mut paper = ::paper::load(tx)?.ok_or(Error::NoPaper)?;
    let settings = &mut paper.settings;
    settings.name.extend(item.name.clone());
    settings.strapline.extend(item.strapline.clone());
    settings.icon = icon.or(settings.icon);
    settings.logo = logo.or(settings.logo);
    if let Some(zone) = &item.zone {
        settings.zone = zone.clone();
    }
    ::paper::write_settings(tx, &paper.settings)?;
    for new in &item.editions {
        let language = Language::parse(&new.language).unwrap_or_else(|_| Language::english());
        let digits = new.digits.as_deref().and_then(edition::digits_named).unwrap_or(Digits::Latin);
        edition::put(tx, &new.code, &language, &new.name, digits)?;
    }
    let paper = ::paper::load(tx)?.ok_or(Error::NoPaper)?;
    put_sections(tx, &paper, item)?;
    put_topics(tx, &paper, item)?;
    for new in &item.bylines {
        let details = BylineDetails { names: new.names.clone(), role: new.role.clone(), about: new.about.clone() };
        byline::put(tx, &new.key, &new.name, &details)?;
    }
    Ok(())
}

fn put_sections(tx: &mut Tx, paper: &Paper, item: &PaperParcel) -> Result<(), Error> {
    let mut ids = std::collections::HashMap::new();
    for new in &item.sections {
        let parent = new.parent.as_ref().and_then(|key| ids.get(key)).copied();
        let id = section::put(tx, &new.key, parent, new.accent.as_deref())?;
        ids.insert(new.key.clone(), id);
        for (code, (name, slug)) in &new.names {
            if let Some(edition) = paper.edition(code) {
                section::put_name(tx, id, edition.id, &SectionName { name: name.clone(), slug: slug.clone() })?;
            }
        }
    }
    Ok(())
}

fn put_topics(tx: &mut Tx, paper: &Paper, item: &PaperParcel) -> Result<(), Error> {
    for new in &item.topics {
        let id = topic::put(tx, &new.key)?;
        for (code, (name, slug)) in &new.names {
            if let Some(edition) = paper.edition(code) {
                topic::put_name(tx, id, edition.id, name, slug)?;
            }
        }
    }
    Ok(())
}
