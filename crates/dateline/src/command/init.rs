//! `dateline init`: make a paper, or change what it is called and where it is.

use anyhow::{Context, Result, bail};
use db::Tx;
use language::{Digits, Language};
use newsroom::audit;
use paper::{Settings, edition};

use super::Done;
use crate::{
    arguments::Where,
    house::{Door, open},
};

pub struct Wishes {
    pub name: Option<String>,
    pub zone: Option<String>,
    pub address: Option<String>,
    pub editions: Vec<String>,
    pub home: Option<String>,
}

/// What a paper has until its publisher says otherwise.
const FIRST_EDITION: &str = "en";
const FIRST_NAME: &str = "The Paper";

pub async fn run(place: &Where, wishes: Wishes) -> Result<Done> {
    check(&wishes)?;
    let house = open(place, Door::MayMake, wishes.zone.clone()).await?;
    let is_new = house.is_new;
    let name = wishes.name.clone();
    house.db.write(move |tx| write(tx, name.as_deref(), &wishes)).await?;
    let words = if is_new { "A paper was made in" } else { "The paper was changed in" };
    println!("{words} {}. Serve it with: dateline serve --data {0}", house.folder.display());
    house.db.close().await;
    Ok(Done::Whole)
}

fn write(tx: &mut Tx, name: Option<&str>, wishes: &Wishes) -> Result<()> {
    paper::hold(tx)?;
    let paper = paper::load(tx)?.context("the database has no paper")?;
    let mut settings = paper.settings;
    let is_bare = paper.editions.is_empty() && wishes.editions.is_empty();
    let wished = if is_bare { vec![FIRST_EDITION.to_owned()] } else { wishes.editions.clone() };
    let name = name.or(settings.name.is_empty().then_some(FIRST_NAME));
    for code in wished.iter().filter(|code| !paper.editions.iter().any(|known| known.code == **code)) {
        let language = Language::parse(code).unwrap_or_else(|_| Language::english());
        edition::put(tx, code, &language, language.native_name(), Digits::Latin)?;
    }
    let codes: Vec<String> = edition::all(tx)?.into_iter().map(|edition| edition.code).collect();
    if let Some(home) = wishes.home.as_ref().filter(|home| !codes.contains(home)) {
        bail!("the paper has no edition “{home}” to live at `/`; it has: {}", codes.join(", "));
    }
    if let Some(name) = name {
        settings.name.extend(codes.into_iter().map(|code| (code, name.to_owned())));
    }
    apply(&mut settings, wishes);
    paper::write_settings(tx, &settings)?;
    audit::note(tx, audit::OPERATOR, "settings", ("paper", 1), &serde_json::json!({}), site::clock())?;
    Ok(())
}

fn apply(settings: &mut Settings, wishes: &Wishes) {
    if let Some(zone) = &wishes.zone {
        settings.zone = zone.clone();
    }
    if let Some(address) = &wishes.address {
        settings.public_address = Some(address.trim_end_matches('/').to_owned());
    }
    if let Some(home) = &wishes.home {
        settings.home_edition = Some(home.clone());
    }
}

fn check(wishes: &Wishes) -> Result<()> {
    for code in &wishes.editions {
        if !edition::is_code(code) || Language::parse(code).is_err() {
            bail!("“{code}” can not be an edition; name it by its language: en, fr, es, ar");
        }
    }
    if let Some(zone) = &wishes.zone
        && paper::zone_named(zone).is_none()
    {
        bail!("the zone “{zone}” is not known; write an IANA name such as Europe/Lisbon");
    }
    if let Some(address) = &wishes.address
        && !is_address(address)
    {
        bail!("“{address}” is no public address; write one such as https://paper.example");
    }
    Ok(())
}

fn is_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.map(|rest| rest.trim_end_matches('/'));
    host.is_some_and(|host| !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte)))
}
