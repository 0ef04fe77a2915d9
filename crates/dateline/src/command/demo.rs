//! `dateline demo`: a sample newspaper, made if it is not there, served at once.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use newsroom::transfer::{self, Request};

use super::Done;
use crate::{
    arguments::{Serving, Where},
    house::{Door, open},
    samples, serve,
};

/// Where the sample is unpacked while it is read.
const UNPACKED: &str = "sample";

pub async fn run(place: &Where, serving: &Serving) -> Result<Done> {
    let house = open(place, Door::MayMake, None).await?;
    // A start that broke off left the unpacked sample behind; taking it in again completes it.
    if house.is_new || house.folder.join(UNPACKED).exists() {
        let folder = house.folder.join(UNPACKED);
        samples::unpack(&folder)?;
        let request = Request {
            importer: formats::by_name("markdown").context("the sample's format is built in")?,
            path: folder.clone(),
            now: site::clock(),
            captured_at: None,
            edition: None,
            follow: BTreeMap::new(),
            source: None,
        };
        eprintln!("Making the sample newspaper in {} …", house.folder.display());
        let report = transfer::run(&house.db, house.pictures.clone(), request, |_| {}).await?;
        if report.has_refusals() {
            let first = report.problems.iter().find(|problem| problem.is_refusal);
            bail!("the sample was not taken whole: {}", first.map_or(String::new(), |it| format!("{}: {}", it.place, it.what)));
        }
        std::fs::remove_dir_all(&folder).with_context(|| format!("{} can not be removed", folder.display()))?;
    }
    serve::run(house, serving).await?;
    Ok(Done::Whole)
}
