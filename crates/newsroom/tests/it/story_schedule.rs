//! Publishing later: once, by whoever takes the job, and not before its time.

use std::time::Duration;

use jiff::SignedDuration;
use newsroom::story::{self, DUE_JOB, Error, Status, StoryId};
use testpaper::{Piece, TestPaper};

async fn schedule(paper: &TestPaper, id: StoryId, at: i64) -> Result<(), Error> {
    paper.db.write(move |tx| story::schedule(tx, id, at)).await.map(|_| ())
}

async fn publish_due(paper: &TestPaper, id: StoryId) -> bool {
    let (whole, now) = (paper.load().await, paper.clock.now());
    paper.db.write(move |tx| story::publish_due(tx, &whole, id, now)).await.unwrap().value.is_some()
}

async fn status(paper: &TestPaper, id: StoryId) -> Status {
    paper.db.read(move |s| story::by_id(s, id)).await.unwrap().unwrap().status
}

db::on_both_engines! {
    async fn a_scheduled_story_is_published_at_its_time_and_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.draft(&Piece::new("new-crane")).await;
        let at = paper.clock.now() + 3_600_000_000;
        schedule(&paper, id, at).await.unwrap();
        assert_eq!(status(&paper, id).await, Status::Scheduled);
        assert!(!publish_due(&paper, id).await);
        paper.clock.advance(SignedDuration::from_hours(1));
        assert!(publish_due(&paper, id).await);
        assert_eq!(status(&paper, id).await, Status::Published);
        assert!(!publish_due(&paper, id).await);
    }

    async fn a_schedule_is_a_job_that_waits_for_its_time(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.draft(&Piece::new("new-crane")).await;
        // The database's own clock judges jobs.
        schedule(&paper, id, 4_000_000_000_000_000).await.unwrap();
        assert_eq!(paper.db.next_job_at(&[DUE_JOB]).await.unwrap(), Some(4_000_000_000_000_000));
        assert!(paper.db.claim_job(&[DUE_JOB], Duration::from_secs(60)).await.unwrap().is_none());
        schedule(&paper, id, 1_000_000).await.unwrap();
        let job = paper.db.claim_job(&[DUE_JOB], Duration::from_secs(60)).await.unwrap().unwrap();
        assert_eq!(job.payload["story"], id.0);
    }

    async fn a_moved_schedule_lets_the_earlier_job_do_nothing(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.draft(&Piece::new("new-crane")).await;
        let now = paper.clock.now();
        schedule(&paper, id, now + 60_000_000).await.unwrap();
        schedule(&paper, id, now + 3_600_000_000).await.unwrap();
        paper.clock.advance(SignedDuration::from_mins(2));
        assert!(!publish_due(&paper, id).await);
        paper.clock.advance(SignedDuration::from_hours(1));
        assert!(publish_due(&paper, id).await);
    }

    async fn what_is_in_print_or_killed_can_not_be_scheduled(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish("new-crane").await;
        assert!(matches!(schedule(&paper, crane.story, 1).await, Err(Error::NotSchedulable("published"))));
        paper.kill(crane.story).await;
        assert!(matches!(schedule(&paper, crane.story, 1).await, Err(Error::NotSchedulable("killed"))));
        assert!(matches!(schedule(&paper, StoryId(i64::MAX), 1).await, Err(Error::NotFound(_))));
    }
}
