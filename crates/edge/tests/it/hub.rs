//! The live hub: nothing lost, nothing twice, no matter when a client comes.

use axum::body::Body;
use edge::{Earlier, Event, Hub, HubConfig, Remark, Seq};
use http_body_util::BodyExt;

/// A client that reads blocks as a browser does.
struct Client {
    body: Body,
    text: String,
    last_id: Seq,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Heard {
    id: Seq,
    name: String,
    data: String,
}

impl Client {
    fn connect(hub: &Hub, channels: &[&str], since: Option<Seq>) -> Client {
        let response = hub.stream(channels.iter().map(|name| (*name).to_owned()).collect(), since);
        assert_eq!(response.status(), 200);
        Client { body: response.into_body(), text: String::new(), last_id: 0 }
    }

    /// The next event, past comments and bare positions; `None` at the clean end.
    async fn next(&mut self) -> Option<Heard> {
        loop {
            while let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                if let Some(event) = self.read(&block) {
                    return Some(event);
                }
            }
            let frame = self.body.frame().await?.unwrap().into_data().unwrap();
            self.text.push_str(std::str::from_utf8(&frame).unwrap());
        }
    }

    fn read(&mut self, block: &str) -> Option<Heard> {
        let field = |name: &str| -> Vec<&str> { block.lines().filter_map(|line| line.strip_prefix(name)).collect() };
        if let Some(id) = field("id: ").last() {
            self.last_id = id.parse().unwrap();
        }
        let data = field("data: ");
        (!data.is_empty()).then(|| Heard { id: self.last_id, name: field("event: ").concat(), data: data.join("\n") })
    }

    async fn ids(&mut self, count: usize) -> Vec<Seq> {
        let mut ids = Vec::new();
        while ids.len() < count {
            let event = self.next().await.unwrap();
            if event.name != "hello" {
                ids.push(event.id);
            }
        }
        ids
    }
}

fn event(seq: Seq, channels: &[&str]) -> Event {
    Event {
        seq,
        channels: channels.iter().map(|name| (*name).to_owned()).collect(),
        name: "headline".into(),
        data: format!("<li>\nnumber {seq}\n</li>"),
        subject: None,
        earlier: Earlier::Stand,
    }
}

fn about(subject: &str, earlier: Earlier, event: Event) -> Event {
    Event { subject: Some(subject.to_owned()), earlier, ..event }
}

fn hub() -> Hub {
    Hub::new(HubConfig { ring: 8, ..HubConfig::default() })
}

#[tokio::test]
async fn a_stream_says_what_it_is() {
    let response = hub().stream(vec!["wire.en".into()], None);
    assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.headers()["x-accel-buffering"], "no");
}

#[tokio::test]
async fn a_client_is_greeted_and_hears_what_concerns_it_and_whole() {
    let hub = hub();
    hub.start_at(40);
    let mut client = Client::connect(&hub, &["wire.en", "thread.7"], None);
    assert_eq!(client.next().await.unwrap(), Heard { id: 40, name: "hello".into(), data: "40".into() });
    hub.publish(event(41, &["wire.fr"]));
    hub.publish(event(42, &["wire.en", "thread.7"]));
    hub.publish(event(43, &["thread.7"]));
    let heard = client.next().await.unwrap();
    assert_eq!(heard, Heard { id: 42, name: "headline".into(), data: "<li>\nnumber 42\n</li>".into() });
    assert_eq!(client.ids(1).await, [43], "the event in two channels came once");
    assert_eq!(hub.stats().frames_sent, 2);
}

#[tokio::test]
async fn who_comes_back_hears_what_was_missed_in_order_and_then_goes_on() {
    let hub = hub();
    for seq in 1..=6 {
        hub.publish(event(seq, &[if seq % 2 == 0 { "wire.en" } else { "wire.fr" }]));
    }
    let mut client = Client::connect(&hub, &["wire.en"], Some(2));
    hub.publish(event(7, &["wire.en"]));
    assert_eq!(client.ids(3).await, [4, 6, 7]);
}

#[tokio::test]
async fn a_quiet_stream_still_learns_where_it_stands() {
    let hub = hub();
    hub.publish(event(5, &["wire.fr"]));
    let mut client = Client::connect(&hub, &["wire.en"], Some(5));
    client.next().await.unwrap();
    assert_eq!(client.last_id, 5);
    let mut other = Client::connect(&hub, &["wire.en"], None);
    assert_eq!(other.next().await.unwrap().id, 5);
}

#[tokio::test]
async fn after_a_replay_without_matches_the_client_stands_at_the_newest() {
    let hub = hub();
    hub.publish(event(1, &["wire.en"]));
    hub.publish(event(2, &["wire.fr"]));
    let mut client = Client::connect(&hub, &["wire.en"], Some(1));
    client.next().await.unwrap();
    hub.close();
    assert_eq!(client.next().await, None);
    assert_eq!(client.last_id, 2);
}

#[tokio::test]
async fn who_was_away_too_long_is_told_to_read_the_page_anew() {
    let hub = hub();
    hub.start_at(100);
    for seq in 101..=120 {
        hub.publish(event(seq, &["wire.en"]));
    }
    for since in [0, 99, 111] {
        let mut client = Client::connect(&hub, &["wire.en"], Some(since));
        assert_eq!(client.next().await.unwrap().name, "hello");
        let heard = client.next().await.unwrap();
        assert_eq!((heard.name.as_str(), heard.id), ("resync", 120), "since {since}");
    }
    let mut client = Client::connect(&hub, &["wire.en"], Some(112));
    assert_eq!(client.ids(8).await, (113..=120).collect::<Vec<Seq>>());
}

#[tokio::test]
async fn each_channel_is_told_from_its_own_place() {
    let hub = Hub::new(HubConfig::default());
    hub.publish(event(1, &["thread.a"]));
    hub.publish(event(2, &["wire.en"]));
    hub.publish(about("comment:1", Earlier::Outdated, event(3, &["thread.a"])));
    hub.publish(event(4, &["wire.en"]));
    // The wire beside the page was drawn at 1, its thread at 3: what outdated the thread before costs the wire nothing.
    let wanted = vec![("wire.en".to_owned(), Some(1)), ("thread.a".to_owned(), Some(3))];
    let mut client = Client { body: hub.stream_from(wanted).into_body(), text: String::new(), last_id: 0 };
    assert_eq!(client.ids(2).await, [2, 4]);
    hub.publish(event(5, &["thread.a"]));
    assert_eq!(client.ids(1).await, [5]);
}

#[tokio::test]
async fn a_quiet_channel_is_covered_far_back_however_busy_another_is() {
    let hub = hub();
    hub.publish(event(1, &["thread.7"]));
    for seq in 2..=40 {
        hub.publish(event(seq, &["wire.en"]));
    }
    let mut quiet = Client::connect(&hub, &["thread.7"], Some(1));
    hub.publish(event(41, &["thread.7"]));
    assert_eq!(quiet.ids(1).await, [41], "no resync");
    let mut behind = Client::connect(&hub, &["thread.7"], Some(0));
    behind.next().await.unwrap();
    assert_eq!(behind.next().await.unwrap().name, "resync");
}

#[tokio::test]
async fn what_was_taken_back_is_never_told_again_and_nobody_loads_anew_for_it() {
    let hub = hub();
    hub.publish(about("comment:7", Earlier::Stand, event(1, &["thread.1"])));
    hub.publish(about("comment:8", Earlier::Stand, event(2, &["thread.1"])));
    hub.publish(about("comment:7", Earlier::Stand, event(3, &["thread.1"])));
    hub.publish(about("comment:7", Earlier::Ended, event(4, &["thread.1"])));
    let mut client = Client::connect(&hub, &["thread.1"], Some(0));
    assert_eq!(client.ids(2).await, [2, 4]);
    hub.publish(about("comment:7", Earlier::Stand, event(5, &["thread.1"])));
    let mut again = Client::connect(&hub, &["thread.1"], Some(2));
    assert_eq!(again.ids(2).await, [4, 5], "what comes after is told");
}

#[tokio::test]
async fn who_missed_words_that_are_outdated_loads_anew_and_who_heard_them_does_not() {
    let hub = hub();
    hub.publish(about("comment:7", Earlier::Stand, event(1, &["thread.1"])));
    hub.publish(event(2, &["thread.2"]));
    hub.publish(about("comment:7", Earlier::Outdated, event(3, &["thread.1"])));
    let mut missed = Client::connect(&hub, &["thread.1"], Some(0));
    missed.next().await.unwrap();
    assert_eq!(missed.next().await.unwrap().name, "resync");
    assert_eq!(Client::connect(&hub, &["thread.1"], Some(1)).ids(1).await, [3]);
    assert_eq!(Client::connect(&hub, &["thread.2"], Some(0)).ids(1).await, [2], "others are not concerned");
}

#[tokio::test]
async fn a_remark_is_heard_now_without_a_number_and_never_again() {
    let hub = hub();
    hub.publish(event(5, &["wire.en"]));
    let mut client = Client::connect(&hub, &["wire.en"], Some(5));
    client.next().await.unwrap();
    hub.remark(&Remark { channels: vec!["wire.en".into()], name: "count".into(), data: "3".into() });
    let heard = client.next().await.unwrap();
    assert_eq!((heard.name.as_str(), heard.id, client.last_id), ("count", 5, 5));
    let mut later = Client::connect(&hub, &["wire.en"], Some(5));
    hub.publish(event(6, &["wire.en"]));
    assert_eq!(later.ids(1).await, [6]);
}

#[tokio::test]
async fn a_node_that_just_began_replays_nothing_but_accepts_who_is_up_to_date() {
    let hub = hub();
    hub.start_at(100);
    let mut behind = Client::connect(&hub, &["wire.en"], Some(99));
    behind.next().await.unwrap();
    assert_eq!(behind.next().await.unwrap().name, "resync");
    let mut level = Client::connect(&hub, &["wire.en"], Some(100));
    hub.publish(event(101, &["wire.en"]));
    assert_eq!(level.ids(1).await, [101]);
}

#[tokio::test]
async fn who_comes_from_a_node_that_is_ahead_hears_nothing_twice() {
    let hub = hub();
    hub.publish(event(5, &["wire.en"]));
    let mut client = Client::connect(&hub, &["wire.en"], Some(7));
    for seq in 6..=8 {
        hub.publish(event(seq, &["wire.en"]));
    }
    assert_eq!(client.ids(1).await, [8]);
}

#[tokio::test]
async fn an_event_told_twice_is_heard_once() {
    let hub = hub();
    let mut client = Client::connect(&hub, &["wire.en"], None);
    for seq in [1, 1, 2, 1, 3] {
        hub.publish(event(seq, &["wire.en"]));
    }
    assert_eq!(client.ids(3).await, [1, 2, 3]);
    assert_eq!(hub.stats().events_published, 3);
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_resynced_and_not_silently_skipped() {
    let hub = Hub::new(HubConfig::default());
    let mut client = Client::connect(&hub, &["wire.en"], None);
    assert_eq!(client.next().await.unwrap().name, "hello");
    for seq in 1..=200 {
        hub.publish(event(seq, &["wire.en"]));
    }
    let heard = client.next().await.unwrap();
    assert_eq!((heard.name.as_str(), heard.id), ("resync", 200));
    hub.publish(event(201, &["wire.en"]));
    assert_eq!(client.ids(1).await, [201]);
}

#[tokio::test(start_paused = true)]
async fn a_quiet_stream_gives_a_sign_of_life_with_its_position() {
    let hub = hub();
    let mut client = Client::connect(&hub, &["wire.en"], None);
    client.next().await.unwrap();
    hub.advance(17);
    let begun = tokio::time::Instant::now();
    while client.last_id < 17 {
        let frame = client.body.frame().await.unwrap().unwrap().into_data().unwrap();
        let text = std::str::from_utf8(&frame).unwrap().to_owned();
        for block in text.split("\n\n") {
            assert_eq!(client.read(block), None, "a sign of life is no event");
        }
    }
    let waited = begun.elapsed();
    assert!((20..=26).contains(&waited.as_secs()), "{waited:?}");
}

#[tokio::test]
async fn closing_ends_every_stream_cleanly_and_takes_no_more() {
    let hub = hub();
    let mut client = Client::connect(&hub, &["wire.en"], None);
    client.next().await.unwrap();
    hub.publish(event(1, &["wire.en"]));
    hub.close();
    assert_eq!(client.ids(1).await, [1], "what was sent before still arrives");
    assert_eq!(client.next().await, None);
    assert_eq!(hub.stream(vec!["wire.en".into()], None).status(), 503);
}

#[tokio::test]
async fn too_many_streams_or_channels_are_refused() {
    let hub = Hub::new(HubConfig { streams_max: 1, ..HubConfig::default() });
    let many = (0..40).map(|number| format!("thread.{number}")).collect();
    assert_eq!(hub.stream(many, None).status(), 400);
    assert_eq!(hub.stream(Vec::new(), None).status(), 400);
    let first = Client::connect(&hub, &["a"], None);
    let refused = hub.stream(vec!["a".into()], None);
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (503, &"30".parse().unwrap()));
    drop(first);
    assert_eq!(hub.stats().streams_open, 0);
    Client::connect(&hub, &["a"], None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_connects_in_the_middle_of_the_news_misses_and_repeats_nothing() {
    let hub = Hub::new(HubConfig { ring: 5_000, ..HubConfig::default() });
    let clients: Vec<_> = (0..40)
        .map(|number| {
            let hub = hub.clone();
            tokio::spawn(async move {
                for _ in 0..number * 5 {
                    tokio::task::yield_now().await;
                }
                follow(&hub).await
            })
        })
        .collect();
    let publisher = hub.clone();
    let news = tokio::spawn(async move {
        for seq in 1..=2_000 {
            publisher.publish(event(seq, &["wire.en"]));
            if seq % 8 == 0 {
                tokio::task::yield_now().await;
            }
        }
    });
    news.await.unwrap();
    for client in clients {
        assert_eq!(client.await.unwrap(), (1..=2_000).collect::<Vec<Seq>>());
    }
}

/// Reads all from 0 on, dropping the connection every so often and whenever told to resync.
async fn follow(hub: &Hub) -> Vec<Seq> {
    let mut heard = Vec::new();
    while heard.last() != Some(&2_000) {
        let mut client = Client::connect(hub, &["wire.en"], Some(heard.last().copied().unwrap_or(0)));
        for _ in 0..150 {
            let event = client.next().await.unwrap();
            match event.name.as_str() {
                "hello" => {}
                "resync" => break,
                _ => heard.push(event.id),
            }
            if event.id == 2_000 && event.name != "hello" {
                break;
            }
        }
    }
    heard
}

#[tokio::test]
async fn a_thousand_streams_hear_a_flash() {
    let hub = Hub::new(HubConfig::default());
    let mut clients: Vec<Client> = (0..1_000).map(|_| Client::connect(&hub, &["wire.en"], None)).collect();
    assert_eq!(hub.stats().streams_open, 1_000);
    hub.publish(event(1, &["wire.en"]));
    for client in &mut clients {
        assert_eq!(client.ids(1).await, [1]);
    }
    drop(clients);
    assert_eq!(hub.stats().streams_open, 0);
}

#[test]
fn the_last_event_id_is_a_number_or_nothing() {
    let read = |value: &'static str| {
        let mut headers = http::HeaderMap::new();
        headers.insert("last-event-id", http::HeaderValue::from_static(value));
        edge::live::last_event_id(&headers)
    };
    assert_eq!((read("42"), read(" 7 "), read("x"), read("")), (Some(42), Some(7), None, None));
}
