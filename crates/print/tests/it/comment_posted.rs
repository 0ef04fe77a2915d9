//! Posting and changing comments: shown, held, refused.

use jiff::SignedDuration;
use print::comment::{self, Changed, Comment, CommentStatus, Decision, Error, NewComment, OldComment, Posted, Reason};
use testpaper::{Piece, TestPaper, cast};
use uuid::Uuid;

use crate::log;

fn from_nadia(article: Uuid, text: &str) -> NewComment {
    NewComment {
        article,
        parent: None,
        name: "Nadia".to_owned(),
        text: text.to_owned(),
        mail: Some("nadia@harbour.example".to_owned()),
        client: vec![1; 32],
    }
}

async fn tram(paper: &TestPaper) -> Uuid {
    paper.printed(cast::NIGHT_TRAM).await.uid
}

async fn change(paper: &TestPaper, uid: Uuid, text: &'static str) -> Changed {
    let (rules, now) = (paper.load().await.settings.comment_rules, paper.clock.now());
    paper.db.write(move |tx| comment::change(tx, uid, text, &rules, now)).await.unwrap().value
}

async fn remove_own(paper: &TestPaper, uid: Uuid) -> Changed {
    let (rules, now) = (paper.load().await.settings.comment_rules, paper.clock.now());
    paper.db.write(move |tx| comment::remove_own(tx, uid, &rules, now)).await.unwrap().value
}

async fn standing(paper: &TestPaper, uid: Uuid) -> Comment {
    paper.db.read(move |s| comment::by_uid(s, uid)).await.unwrap().unwrap()
}

db::on_both_engines! {
    async fn a_comment_shows_at_once_and_is_counted_and_told(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let seq = log::last(&paper).await;
        let comment = paper.comment(tram, None, "Lena", "I take it every night.").await;
        assert_eq!((comment.status, comment.depth), (CommentStatus::Shown, 0));
        assert_eq!(paper.comment_count(tram).await, 3);
        let changes = log::since(&paper, seq).await;
        let kinds: Vec<(&str, bool)> = changes.iter().map(|change| (change.kind.as_str(), change.is_hard)).collect();
        assert_eq!(kinds, [("comment.counted", false), ("comment.shown", true)], "lists in their time, the thread at once");
        let change = &changes[1];
        assert_eq!(change.payload["count"], 3);
        assert_eq!(change.payload["text"], "I take it every night.");
        assert!(!change.payload.to_string().contains("nadia@"));
    }

    async fn each_rule_holds_a_comment_and_keeps_its_reason(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        paper.set(|settings| settings.comment_rules.blocked_words = vec!["bilge rat".to_owned()]).await;
        let tram = tram(&paper).await;
        let seq = log::last(&paper).await;
        let held = [
            ("Links", cast::HELD_TEXT, Reason::Links),
            ("Words", "You Bilge  Rat!", Reason::BlockedWord),
            ("Loud", "THIS COUNCIL NEVER LISTENS TO US", Reason::Capitals),
            ("Echo", cast::NADIA_SAYS, Reason::Repeat),
            ("Nаdia", "An a of another alphabet.", Reason::MixedScripts),
        ];
        for (name, text, reason) in held {
            let comment = paper.comment(tram, None, name, text).await;
            assert_eq!(comment.status, CommentStatus::Held, "{name}");
            assert!(comment.reasons.contains(&reason), "{name}: {:?}", comment.reasons);
        }
        assert_eq!(paper.comment_count(tram).await, 2);
        assert!(log::since(&paper, seq).await.is_empty());
    }

    async fn the_sixth_comment_in_ten_minutes_is_held_for_speed(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        for number in 1..=6 {
            let Posted::New(comment) = paper.post(from_nadia(tram, &format!("thought {number}"))).await.unwrap() else {
                panic!("not new")
            };
            assert_eq!(comment.status == CommentStatus::Held, number == 6);
        }
        paper.clock.advance(SignedDuration::from_mins(11));
        let Posted::New(comment) = paper.post(from_nadia(tram, "a calmer thought")).await.unwrap() else { panic!("not new") };
        assert_eq!(comment.status, CommentStatus::Shown);
    }

    async fn a_first_comment_of_a_name_is_held_where_the_publisher_wants_it(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        paper.set(|settings| settings.comment_rules.holds_first = true).await;
        let tram = tram(&paper).await;
        assert_eq!(paper.comment(tram, None, "Lena", "My first.").await.reasons, [Reason::First]);
        assert_eq!(paper.comment(tram, None, "Nadia", "My second.").await.status, CommentStatus::Shown);
    }

    async fn the_same_post_within_ten_minutes_is_one_comment(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let Posted::New(first) = paper.post(from_nadia(tram, "Sent twice.")).await.unwrap() else { panic!("not new") };
        let seq = log::last(&paper).await;
        paper.clock.advance(SignedDuration::from_mins(9));
        let again = paper.post(from_nadia(tram, "Sent twice.")).await.unwrap();
        assert_eq!(again, Posted::Repeated(first));
        assert_eq!(paper.comment_count(tram).await, 3);
        assert!(log::since(&paper, seq).await.is_empty());
        paper.clock.advance(SignedDuration::from_mins(2));
        let Posted::New(held) = paper.post(from_nadia(tram, "Sent twice.")).await.unwrap() else { panic!("not new") };
        assert_eq!(held.reasons, [Reason::Repeat]);
    }

    async fn what_was_changed_or_taken_back_may_be_posted_anew(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let post = async || match paper.post(from_nadia(tram, "I was there.")).await.unwrap() {
            Posted::New(comment) => comment,
            Posted::Repeated(comment) => panic!("swallowed by {comment:?}"),
        };
        let first = post().await;
        assert!(matches!(change(&paper, first.uid, "I was not there.").await, Changed::Done(_)));
        let second = post().await;
        assert_eq!(second.status, CommentStatus::Shown);
        assert!(matches!(remove_own(&paper, second.uid).await, Changed::Done(_)));
        let third = post().await;
        assert_eq!((third.status, third.reasons.as_slice()), (CommentStatus::Shown, [].as_slice()));
        assert!(matches!(paper.post(from_nadia(tram, "I was there.")).await.unwrap(), Posted::Repeated(same) if same == third));
        assert_eq!(paper.comment_count(tram).await, 4);
    }

    async fn what_a_moderator_removed_is_still_a_repeat(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let comment = paper.comment(tram, None, "Lena", "Buy my boat.").await;
        paper.decide(comment.uid, Decision::Remove).await;
        assert_eq!(paper.comment(tram, None, "Ines", "Buy my boat!").await.reasons, [Reason::Repeat]);
    }

    async fn comments_without_words_are_repeats_of_the_same_signs_only(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        assert_eq!(paper.comment(tram, None, "Lena", "👍").await.status, CommentStatus::Shown);
        assert_eq!(paper.comment(tram, None, "Ines", "🎉🎉").await.status, CommentStatus::Shown);
        assert_eq!(paper.comment(tram, None, "Sami", "👍").await.reasons, [Reason::Repeat]);
    }

    async fn the_log_keeps_no_words_that_were_taken_back(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let seq = log::last(&paper).await;
        let comment = paper.comment(tram, None, "Lena", "The mayor lied.").await;
        change(&paper, comment.uid, "The mayor erred.").await;
        let logged = async || {
            let changes = log::since(&paper, seq).await;
            changes.iter().map(|change| change.payload.to_string()).collect::<String>()
        };
        let text = logged().await;
        assert!(!text.contains("lied") && text.contains("erred"), "{text}");
        let changes = log::since(&paper, seq).await;
        assert!(changes.iter().any(|change| change.kind == "comment.changed" && change.is_hard));
        remove_own(&paper, comment.uid).await;
        let text = logged().await;
        assert!(!text.contains("erred") && !text.contains("Lena") && text.contains(&comment.uid.to_string()), "{text}");
    }

    async fn replies_stand_three_deep_and_no_deeper(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let (nadia, omar) = (paper.cast.nadia, paper.cast.omar);
        let third = paper.comment(tram, Some(omar), "Lena", "And the dockers.").await;
        let fourth = paper.comment(tram, Some(third.uid), "Ines", "And the cleaners.").await;
        assert_eq!((third.depth, fourth.depth), (2, 2));
        assert_eq!(fourth.parent_id, third.parent_id);
        assert_eq!(fourth.thread_id, third.thread_id);
        assert_eq!(standing(&paper, nadia).await.reply_count, 3);
    }

    async fn a_reply_to_what_does_not_show_is_refused(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let (tram, gauge) = (tram(&paper).await, paper.printed(cast::TIDE_GAUGE).await.uid);
        let answer = |article, parent| NewComment { parent: Some(parent), ..from_nadia(article, "An answer.") };
        let refused = [
            answer(tram, paper.cast.held),
            answer(tram, Uuid::now_v7()),
            // A comment of another article.
            answer(gauge, paper.cast.nadia),
        ];
        for new in refused {
            assert!(matches!(paper.post(new).await, Err(Error::NoParent)));
        }
    }

    async fn closed_threads_and_articles_out_of_print_take_nothing(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let foghorn = paper.printed(cast::FOGHORN).await.uid;
        let killed = paper.printed(cast::KILLED).await.uid;
        assert!(matches!(paper.post(from_nadia(foghorn, "Hm.")).await, Err(Error::Closed)));
        assert!(matches!(paper.post(from_nadia(killed, "Hm.")).await, Err(Error::NoArticle)));
        assert!(matches!(paper.post(from_nadia(Uuid::nil(), "Hm.")).await, Err(Error::NoArticle)));
        paper.set(|settings| settings.comment_rules.closes_after_days = Some(7)).await;
        let tram = tram(&paper).await;
        assert!(paper.post(from_nadia(tram, "In time.")).await.is_ok());
        paper.clock.advance(SignedDuration::from_hours(7 * 24));
        assert!(matches!(paper.post(from_nadia(tram, "Too late.")).await, Err(Error::Closed)));
    }

    async fn for_ten_minutes_a_writer_may_change_a_comment(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let comment = paper.comment(tram, None, "Lena", "I take it evry night.").await;
        paper.clock.advance(SignedDuration::from_mins(10));
        let seq = log::last(&paper).await;
        let Changed::Done(changed) = change(&paper, comment.uid, "I take it every night.").await else { panic!("refused") };
        assert_eq!((changed.status, changed.changed_at), (CommentStatus::Shown, Some(paper.clock.now())));
        assert_eq!(log::only(&paper, seq).await.kind, "comment.changed");
        assert!(matches!(change(&paper, comment.uid, "I take it every night.").await, Changed::Done(_)));
        assert_eq!(log::since(&paper, seq).await.len(), 1);
        paper.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(change(&paper, comment.uid, "Too late.").await, Changed::TooLate);
        assert_eq!(remove_own(&paper, comment.uid).await, Changed::TooLate);
        assert_eq!(standing(&paper, comment.uid).await.text, "I take it every night.");
    }

    async fn changed_words_are_judged_again_and_a_held_comment_stays_held(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let comment = paper.comment(tram, None, "Lena", "Harmless.").await;
        let seq = log::last(&paper).await;
        let Changed::Done(held) = change(&paper, comment.uid, cast::HELD_TEXT).await else { panic!("refused") };
        assert_eq!((held.status, held.reasons.as_slice()), (CommentStatus::Held, [Reason::Links].as_slice()));
        assert_eq!(paper.comment_count(tram).await, 2);
        let gone = log::only(&paper, seq).await;
        assert_eq!((gone.kind.as_str(), gone.is_hard), ("comment.gone", true));
        let Changed::Done(still) = change(&paper, comment.uid, "Harmless again.").await else { panic!("refused") };
        assert_eq!(still.status, CommentStatus::Held);
    }

    async fn a_writer_takes_a_comment_back_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = tram(&paper).await;
        let comment = paper.comment(tram, None, "Lena", "I regret this.").await;
        let Changed::Done(removed) = remove_own(&paper, comment.uid).await else { panic!("refused") };
        assert_eq!((removed.status, removed.reasons.as_slice()), (CommentStatus::Removed, [Reason::Writer].as_slice()));
        assert_eq!(paper.comment_count(tram).await, 2);
        assert_eq!(remove_own(&paper, comment.uid).await, Changed::Gone);
        assert_eq!(change(&paper, comment.uid, "Or not.").await, Changed::Gone);
    }

    async fn what_a_moderator_decided_its_writer_can_not_change(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let comment = paper.comment(tram(&paper).await, None, "Lena", "Doubtful.").await;
        paper.decide(comment.uid, Decision::Hold).await;
        assert_eq!(change(&paper, comment.uid, "Better.").await, Changed::TooLate);
    }

    async fn mail_addresses_are_erased_after_their_time(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        paper.post(from_nadia(tram(&paper).await, "With my address.")).await.unwrap();
        let now = paper.clock.now();
        let erase = async |before| paper.db.write(move |tx| comment::erase_mail(tx, before)).await.unwrap().value;
        assert_eq!((erase(now).await, erase(now + 1).await, erase(now + 1).await), (0, 1, 0));
    }

    async fn a_comment_from_elsewhere_comes_as_it_was_and_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let gauge = paper.publish_piece(&Piece::new("old-story")).await.article;
        let old = |key: u8, parent| OldComment {
            name: "Old Salt".to_owned(),
            text: "I SAID SO IN NINETEEN SEVENTY TWO".to_owned(),
            posted_at: cast::now() - 1_000_000,
            parent,
            key: vec![key; 32],
        };
        let bring = async |old: OldComment| paper.db.write(move |tx| comment::bring(tx, gauge, &old)).await.unwrap().value;
        let top = bring(old(1, None)).await.unwrap();
        assert_eq!((top.status, top.posted_at), (CommentStatus::Shown, cast::now() - 1_000_000));
        assert_eq!(bring(old(1, None)).await, None);
        // What a moderator has removed since does not keep its replies away.
        paper.decide(top.uid, Decision::Remove).await;
        let reply = bring(old(2, Some(top.uid))).await.unwrap();
        assert_eq!((reply.parent_id, reply.depth), (Some(top.id), 1));
    }
}
