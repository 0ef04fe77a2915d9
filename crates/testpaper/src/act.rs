//! What editors and readers do, each in its own transaction; pages hear of it when the test settles.

use db::params;
use jiff::civil::Date;
use newsroom::story::{self, StoryId};
use paper::{Edition, Paper};
use print::{
    article,
    comment::{self, Comment, Decision, NewComment, Posted},
    day,
    names::ArticleId,
    wire::{self, NewWireItem, Place, Urgency},
};
use uuid::Uuid;

use crate::{Piece, TestPaper};

/// A story that was put in print.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    pub story: StoryId,
    pub article: ArticleId,
    pub uid: Uuid,
    pub path: String,
}

impl TestPaper {
    /// An English article of the harbour.
    pub async fn publish(&self, slug: &str) -> Printed {
        self.publish_piece(&Piece::new(slug)).await
    }

    pub async fn publish_piece(&self, piece: &Piece) -> Printed {
        let story = self.draft(piece).await;
        self.put_in_print(story).await
    }

    pub async fn draft(&self, piece: &Piece) -> StoryId {
        let (new, now) = (piece.story(&self.load().await), self.clock.now());
        self.db.write(move |tx| story::draft(tx, &new, now)).await.unwrap().value
    }

    /// A newer text over a story that is in print, and into print with it.
    pub async fn republish(&self, story: StoryId, piece: &Piece) -> Printed {
        let (new, now) = (piece.story(&self.load().await), self.clock.now());
        self.db.write(move |tx| story::revise(tx, story, &new, now)).await.unwrap();
        self.put_in_print(story).await
    }

    pub async fn put_in_print(&self, story: StoryId) -> Printed {
        let (paper, now) = (self.load().await, self.clock.now());
        let published = self.db.write(move |tx| {
            let article = story::publish(tx, &paper, story, "mara", now)?;
            let (uid, path) = tx.one("select uid, path from article where id = $1", &params![article.0], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            Ok::<_, story::Error>(Printed { story, article, uid, path })
        });
        published.await.unwrap().value
    }

    /// `false` where it was not in print.
    pub async fn kill(&self, story: StoryId) -> bool {
        let (paper, now) = (self.load().await, self.clock.now());
        self.db.write(move |tx| story::kill(tx, &paper, story, "mara", now)).await.unwrap().value
    }

    /// What is in print at a path.
    pub async fn printed(&self, path: &str) -> Printed {
        let path = path.to_owned();
        let found = self.db.read(move |s| {
            s.one("select story_id, id, uid, path from article where path = $1", &params![path], |row| {
                let (story, article): (i64, i64) = (row.get(0)?, row.get(1)?);
                Ok(Printed { story: StoryId(story), article: ArticleId(article), uid: row.get(2)?, path: row.get(3)? })
            })
        });
        found.await.unwrap()
    }

    /// A flash on an edition's wire at this minute; `None` where the minute has it already.
    pub async fn flash(&self, code: &str, headline: &str) -> Option<i64> {
        self.wire(code, self.clock.now(), headline, Urgency::Flash).await
    }

    pub async fn wire(&self, code: &str, minute: i64, headline: &str, urgency: Urgency) -> Option<i64> {
        let edition = self.edition(code).await;
        let new = NewWireItem { minute, place: Place::Top, headline: headline.to_owned(), urgency, article: None };
        self.db.write(move |tx| wire::add(tx, &edition, &new)).await.unwrap().value
    }

    /// `false` where no such line shows.
    pub async fn withdraw(&self, code: &str, headline: &str) -> bool {
        let (edition, headline) = (self.edition(code).await, headline.to_owned());
        self.db.write(move |tx| wire::withdraw(tx, &edition, &headline)).await.unwrap().value
    }

    /// A comment of a reader whom the rules hardly know: every name has its own network.
    pub async fn comment(&self, article: Uuid, parent: Option<Uuid>, name: &str, text: &str) -> Comment {
        let new = NewComment {
            article,
            parent,
            name: name.to_owned(),
            text: text.to_owned(),
            mail: None,
            client: name.as_bytes().to_vec(),
        };
        match self.post(new).await.unwrap() {
            Posted::New(comment) | Posted::Repeated(comment) => comment,
        }
    }

    pub async fn post(&self, new: NewComment) -> Result<Posted, comment::Error> {
        let (rules, now) = (self.load().await.settings.comment_rules, self.clock.now());
        self.db.write(move |tx| comment::post(tx, &new, &rules, now)).await.map(|committed| committed.value)
    }

    pub async fn decide(&self, comment: Uuid, decision: Decision) -> Comment {
        let decided = self.db.write(move |tx| comment::decide(tx, comment, decision)).await.unwrap();
        decided.value.expect("the comment is there")
    }

    /// The publisher changes a setting.
    pub async fn set(&self, change: impl FnOnce(&mut paper::Settings)) {
        let mut settings = self.load().await.settings;
        change(&mut settings);
        self.db.write(move |tx| paper::write_settings(tx, &settings)).await.unwrap();
    }

    /// Midnight: the clock moves to an instant, and its day begins.
    pub async fn begin_day(&self, instant: &str) {
        self.clock.set(instant);
        let today: Date = day::of(self.clock.now(), &self.load().await.settings.time_zone());
        let begun = self.db.write(move |tx| {
            day::begin(tx, today);
            Ok::<_, db::Error>(())
        });
        begun.await.unwrap();
    }

    pub async fn edition(&self, code: &str) -> Edition {
        let paper: Paper = self.load().await;
        paper.edition(code).expect("the cast has this edition").clone()
    }

    /// Comments that an article says to have.
    pub async fn comment_count(&self, article: Uuid) -> u32 {
        let found = self.db.read(move |s| article::by_uid(s, article)).await.unwrap();
        found.expect("the article is in print").comment_count
    }
}
