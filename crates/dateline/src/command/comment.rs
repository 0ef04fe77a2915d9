//! `dateline comment`: look at comments and decide about them.

use anyhow::{Result, bail};
use newsroom::audit;
use print::comment::{self, CommentStatus, Decision};
use serde_json::json;
use uuid::Uuid;

use super::Done;
use crate::{
    arguments::{CommentAct, Where},
    house::{Door, open},
};

pub async fn run(act: CommentAct) -> Result<Done> {
    match act {
        CommentAct::List { place, held, limit } => list(&place, held, limit).await,
        CommentAct::Hold { id, place } => decide(&place, id, Decision::Hold).await,
        CommentAct::Show { id, place } => decide(&place, id, Decision::Show).await,
        CommentAct::Remove { id, place } => decide(&place, id, Decision::Remove).await,
    }
}

async fn list(place: &Where, only_held: bool, limit: u16) -> Result<Done> {
    let house = open(place, Door::MustExist, None).await?;
    let status = only_held.then_some(CommentStatus::Held);
    let comments = house.db.read(move |s| comment::listed(s, status, i64::from(limit))).await?;
    for (comment, path) in comments {
        let reasons: Vec<&str> = comment.reasons.iter().map(|reason| reason.word()).collect();
        let why = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
        println!("{}  {}{why}  {path}\n    {}: {}", comment.uid, comment.status.name(), comment.name, one_line(&comment.text));
    }
    house.db.close().await;
    Ok(Done::Whole)
}

/// Terminals obey control characters; a comment must not speak to them.
fn one_line(text: &str) -> String {
    let plain = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    plain.take(160).collect()
}

async fn decide(place: &Where, id: Uuid, decision: Decision) -> Result<Done> {
    let house = open(place, Door::MustExist, None).await?;
    let now = site::clock();
    let committed = house.db.write(move |tx| {
        let decided = comment::decide(tx, id, decision)?;
        if let Some(comment) = &decided {
            let details = json!({ "status": comment.status.name() });
            audit::note(tx, audit::OPERATOR, "moderate", ("comment", comment.id), &details, now)?;
        }
        Ok::<_, db::Error>(decided)
    });
    let committed = committed.await?;
    house.db.close().await;
    match committed.value {
        Some(comment) => println!("{}: {}", comment.uid, comment.status.name()),
        None => bail!("there is no comment {id}; `dateline comment list` shows their names"),
    }
    Ok(Done::Whole)
}
