//! `dateline article`: what is in print, and taking it out.

use anyhow::{Context, Result, bail};
use newsroom::{audit, story};
use print::{
    article::{self, ListOf},
    names,
};

use super::{Done, flash::edition};
use crate::{
    arguments::ArticleAct,
    house::{Door, open},
};

pub async fn run(act: ArticleAct) -> Result<Done> {
    match act {
        ArticleAct::List { place, edition: code, limit } => {
            let house = open(&place, Door::MustExist, None).await?;
            let paper = house.db.read(paper::load).await?.context("the database has no paper")?;
            let edition = edition(&paper, code.as_deref())?;
            let list = house.db.read(move |s| article::page(s, edition.id, ListOf::Edition, None, usize::from(limit))).await?;
            let zone = paper.settings.time_zone();
            for listed in list.articles {
                let at = names::timestamp(listed.published_at).to_zoned(zone.clone());
                println!("{}  {}  {}", at.strftime("%Y-%m-%d %H:%M"), listed.path, listed.teaser.headline);
            }
            house.db.close().await;
        }
        ArticleAct::Kill { path, place } => {
            let house = open(&place, Door::MustExist, None).await?;
            let (wanted, now) = (path.clone(), site::clock());
            let committed = house.db.write(move |tx| {
                let Some(paper) = paper::load(tx)? else { return Ok(None) };
                let Some(story) = story::by_article_path(tx, &wanted)? else { return Ok(None) };
                story::kill(tx, &paper, story.id, audit::OPERATOR, now).map(Some)
            });
            let killed: Result<_, story::Error> = committed.await;
            house.db.close().await;
            match killed?.value {
                Some(true) => println!("Killed: {path} answers 410 from now on."),
                Some(false) => bail!("{path} was not in print any more"),
                None => bail!("no article has the address {path}; `dateline article list` shows addresses"),
            }
        }
    }
    Ok(Done::Whole)
}
