//! No page is older than its tags: whatever is drawn, changed and heard of, in whatever order.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::body::Body;
use http::Method;
use print::{comment::Decision, wire::Urgency};
use testpaper::{
    Piece, Printed, TestPaper,
    ask::{asked, request},
    cast,
};
use uuid::Uuid;

/// A small generator of chances, the same for a seed on every machine (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }
}

/// What a schedule has made so far and may act on again.
#[derive(Default)]
struct Made {
    stories: Vec<(Printed, Piece)>,
    comments: Vec<Uuid>,
    flashes: Vec<String>,
    days: u32,
    count: usize,
}

/// Pages that lean on all sorts of tags, some of them not there yet.
async fn targets(paper: &TestPaper) -> Vec<String> {
    let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
    let mut targets: Vec<String> = [
        "/en",
        "/en/harbour",
        "/en/culture",
        cast::NIGHT_TRAM,
        cast::FOGHORN,
        "/en/wire",
        "/en/wire/2026-11-22",
        "/en/topic/tides",
        "/en/topic/cranes",
        "/en/byline/mara-lindqvist",
        "/en/archive/2026/11",
        "/en/feed.xml",
        "/en/about",
        "/fr/port/night-tram",
        "/en/harbour/story-0",
        "/en/harbour/story-1",
        "/en/harbour/moved-0",
        "/en/culture/story-1",
        "/en/nothing",
    ]
    .iter()
    .map(|target| (*target).to_owned())
    .collect();
    targets.push(format!("/comments/{uid}"));
    targets.push(paper.cast.unused.address.clone());
    targets
}

/// One thing that an editor, a reader or the clock does. What makes every page old at once is rare.
async fn act(paper: &TestPaper, dice: &mut Dice, made: &mut Made) -> String {
    made.count += 1;
    let count = made.count;
    match dice.below(18) {
        0..4 => publish(paper, dice, made).await,
        4..8 if !made.stories.is_empty() => publish_newer(paper, dice, made).await,
        8 | 9 if !made.stories.is_empty() => {
            let (printed, _) = made.stories.swap_remove(dice.below(made.stories.len()));
            paper.kill(printed.story).await;
            format!("killed {}", printed.path)
        }
        10 | 11 => {
            let article = paper.printed(cast::NIGHT_TRAM).await.uid;
            let comment = paper.comment(article, None, &format!("Reader {count}"), &format!("Opinion {count}")).await;
            made.comments.push(comment.uid);
            format!("posted comment {count}")
        }
        12 if !made.comments.is_empty() => {
            let uid = made.comments.swap_remove(dice.below(made.comments.len()));
            paper.decide(uid, Decision::Remove).await;
            "removed a comment".to_owned()
        }
        13 if !made.flashes.is_empty() => {
            let headline = made.flashes.swap_remove(dice.below(made.flashes.len()));
            paper.withdraw("en", &headline).await;
            format!("withdrew {headline}")
        }
        16 if made.days < 5 => {
            made.days += 1;
            paper.begin_day(&format!("2026-11-{}T23:00:00Z", 21 + made.days)).await;
            format!("began the {}rd", 22 + made.days)
        }
        17 => {
            let name = format!("The Courier, volume {count}");
            paper.set(|settings| drop(settings.name.insert("en".to_owned(), name))).await;
            format!("renamed the paper, volume {count}")
        }
        _ => {
            let headline = format!("Flash {count}");
            paper.flash("en", &headline).await;
            made.flashes.push(headline);
            format!("flashed {count}")
        }
    }
}

async fn publish(paper: &TestPaper, dice: &mut Dice, made: &mut Made) -> String {
    let mut piece = Piece::new(&format!("story-{}", dice.below(3))).headline(&format!("Headline {}", made.count));
    let filed = |is_filed: bool, id: i64| if is_filed { vec![id] } else { Vec::new() };
    piece.topics = filed(dice.below(2) == 0, paper.cast.tides);
    piece.bylines = filed(dice.below(2) == 0, paper.cast.mara);
    piece.picture = (dice.below(2) == 0).then_some(paper.cast.unused.id);
    piece.urgency = (dice.below(2) == 0).then_some(Urgency::Urgent);
    let printed = paper.publish_piece(&piece).await;
    let told = format!("published {}", printed.path);
    made.stories.push((printed, piece));
    told
}

/// A newer copy under a new headline, and maybe at another address, filed otherwise, or of another family.
async fn publish_newer(paper: &TestPaper, dice: &mut Dice, made: &mut Made) -> String {
    let which = dice.below(made.stories.len());
    let (printed, piece) = &mut made.stories[which];
    let was = printed.path.clone();
    piece.headline = format!("Newer headline {}", made.count);
    match dice.below(6) {
        0 => piece.slug = format!("moved-{}", dice.below(2)),
        1 => *piece = piece.clone().section(cast::CULTURE),
        2 => (piece.topics, piece.bylines, piece.picture) = (Vec::new(), Vec::new(), None),
        3 => {
            let of_tram = "select family from article where path = $1";
            let family = paper.db.read(|s| s.one(of_tram, &db::params![cast::NIGHT_TRAM], |row| row.get(0)));
            piece.family = family.await.unwrap();
        }
        4 => piece.family = Uuid::now_v7(),
        _ => {}
    }
    *printed = paper.republish(printed.story, piece).await;
    format!("published a newer copy of {was} at {}", printed.path)
}

async fn all_as_fresh(paper: &TestPaper, targets: &[String], story: &[String]) {
    let anew = paper.edge_that_waits(Duration::from_secs(60));
    for target in targets {
        let kept = paper.get(target).await;
        let fresh = asked(&anew, "192.0.2.7", request(Method::GET, target, Body::empty())).await;
        assert_eq!(kept.status, fresh.status, "{target} after {story:#?}");
        assert_eq!(kept.location(), fresh.location(), "{target} after {story:#?}");
        let (kept, fresh) = (kept.matter(), fresh.matter());
        let other = kept.lines().zip(fresh.lines()).find(|(one, other)| one != other);
        assert!(kept == fresh, "{target} is older than its tags after {story:#?}\n{other:#?}");
    }
}

/// Draws, changes and hearings in a random order; whenever all was heard of, every page is as if drawn anew.
async fn schedule(paper: &TestPaper, seed: u64, rounds: usize) {
    let (mut dice, mut made, targets) = (Dice(seed), Made::default(), targets(paper).await);
    let mut story = vec![format!("seed {seed:#x}")];
    for _ in 0..rounds {
        for _ in 0..1 + dice.below(6) {
            match dice.below(6) {
                0..3 => story.push(act(paper, &mut dice, &mut made).await),
                3 | 4 => {
                    for _ in 0..4 {
                        paper.get(&targets[dice.below(targets.len())]).await;
                    }
                }
                _ => {
                    let heard = paper.apply_some(1 + dice.below(2)).await;
                    story.push(format!("{heard} changes were heard of"));
                }
            }
        }
        paper.settle().await;
        story.push("all was heard of".to_owned());
        all_as_fresh(paper, &targets, &story).await;
    }
}

db::on_both_engines! {
    async fn in_every_order_of_drawing_changing_and_hearing_no_page_is_older_than_its_tags(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        for seed in [0x5EED_0001, 0x5EED_0002] {
            schedule(&paper, seed, 20).await;
        }
    }

    async fn pages_drawn_while_the_paper_changes_are_fresh_in_the_end(db: TestDatabase) {
        let paper = Arc::new(TestPaper::on(db).await);
        let (mut dice, mut made, targets) = (Dice(0x5EED_0004), Made::default(), targets(&paper).await);
        let is_over = Arc::new(AtomicBool::new(false));
        let readers: Vec<_> = (1..=3)
            .map(|number| {
                let (paper, targets, is_over) = (paper.clone(), targets.clone(), is_over.clone());
                tokio::spawn(async move {
                    let mut dice = Dice(number);
                    while !is_over.load(Ordering::SeqCst) {
                        paper.get(&targets[dice.below(targets.len())]).await;
                    }
                })
            })
            .collect();
        let mut story = Vec::new();
        for _ in 0..30 {
            story.push(act(&paper, &mut dice, &mut made).await);
            paper.apply_some(1 + dice.below(3)).await;
        }
        paper.settle().await;
        is_over.store(true, Ordering::SeqCst);
        for reader in readers {
            reader.await.unwrap();
        }
        all_as_fresh(&paper, &targets, &story).await;
    }

    async fn what_was_not_there_appears_with_the_first_article_of_its_topic(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        for target in ["/en/topic/cranes", "/en/byline/new-hand", "/en/harbour/new-crane"] {
            assert_eq!(paper.get(target).await.status, 404);
        }
        let edition = paper.edition("en").await.id;
        let ids = paper.db.write(move |tx| {
            let topic = paper::topic::put(tx, "cranes")?;
            paper::topic::put_name(tx, topic, edition, "Cranes", "cranes")?;
            let byline = paper::byline::put(tx, "new-hand", "New Hand", &Default::default())?;
            Ok::<_, db::Error>((topic.0, byline.0))
        });
        let (topic, byline) = ids.await.unwrap().value;
        let mut piece = Piece::new("new-crane");
        (piece.topics, piece.bylines) = (vec![topic], vec![byline]);
        paper.publish_piece(&piece).await;
        paper.settle().await;
        for target in ["/en/topic/cranes", "/en/byline/new-hand", "/en/harbour/new-crane"] {
            assert_eq!(paper.get(target).await.status, 200, "{target}");
        }
    }

    async fn a_change_that_was_not_heard_of_yet_shows_when_it_is(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        paper.get("/en").await;
        paper.flash("en", "Fire at the docks").await;
        assert!(!paper.get("/en").await.contains("Fire at the docks"));
        paper.apply_some(1).await;
        assert!(paper.get("/en").await.contains("Fire at the docks"));
    }

    async fn midnight_changes_the_date(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let before = paper.get("/en").await;
        assert!(before.contains("22 November 2026") || before.contains("November 22, 2026"), "{}", before.text());
        // Midnight in the paper's zone, an hour before that of UTC.
        paper.begin_day("2026-11-22T23:00:00Z").await;
        paper.settle().await;
        for target in ["/en", cast::NIGHT_TRAM, "/en/nothing"] {
            let after = paper.get(target).await;
            assert!(after.contains("23 November 2026") || after.contains("November 23, 2026"), "{target}");
        }
    }
}
