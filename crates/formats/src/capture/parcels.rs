//! What was read from a page, as parcels.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use parcel::{ArticleParcel, BodySource, FollowLinkParcel, Item, LeftOut, Parcel, Problem, Urgency, WireItemParcel};

use super::article::{Article, Block, Found};
use super::follow;
use super::page::{self, Line};
use super::reading::{self, Reading};
use super::wire::HEADLINE_CHARS_MAX;
use crate::{Options, Sink, Stop, edition, text};

/// The most lines of a wire that one page may have.
const ITEMS_MAX: usize = 5_000;

/// Lines that are listed one by one before the rest is summed up.
const LEFT_OUT_MAX: usize = 1_000;

const LEFT_OUT_CHARS_MAX: usize = 300;

/// Hands on everything of the page: the article, the wire from its top, the follow links, what is left.
pub fn send(mut reading: Reading, options: &Options, sink: &mut dyn Sink) -> Result<(), Stop> {
    let (at, zone) = options.captured_at.clone().unwrap_or((options.now, options.zone.clone()));
    let (edition, doubt) = edition::choose(&reading.text(), options);
    if let Some(doubt) = doubt {
        sink.problem(Problem::notice("the page", doubt));
    }
    let mut slug = None;
    match &reading.article {
        Found::Article(article) => {
            let parcel = article_parcel(article, &reading.lines, &edition, at);
            slug = Some((page::alike(&article.headline), language::slugify(&article.headline)));
            sink.parcel(parcel)?;
        }
        Found::Headless(first, last) => {
            let (first, last) = (reading.lines[*first].number, reading.lines[*last].number);
            let what = "these paragraphs have no headline above them and are left out; \
                        if they are an article, put its headline on a line of its own above them";
            sink.problem(Problem::notice(format!("lines {first}–{last}"), what));
        }
        Found::Nothing => {}
    }
    send_wire(&mut reading, &edition, slug, (at, &zone), sink)?;
    send_follow(&reading, options, sink)?;
    send_rest(&reading, sink);
    Ok(())
}

fn article_parcel(article: &Article, lines: &[Line], edition: &Option<String>, at: i64) -> Parcel {
    let body = body(&article.body);
    let text = match &body {
        BodySource::Paragraphs(paragraphs) => paragraphs.join("\n"),
        BodySource::Html(text) | BodySource::Markdown(text) => text.clone(),
    };
    let code = edition.as_deref().unwrap_or_default();
    let dek = article.dek.as_deref().unwrap_or_default();
    let slug = Some(language::slugify(&article.headline)).filter(|slug| !slug.is_empty());
    Parcel {
        foreign_id: format!("{code}|{}", page::alike(&article.headline)),
        place: lines[article.headline_line].place(),
        fingerprint: text::fingerprint_of(&[code, &article.headline, dek, &article.bylines.join("\n"), &text]),
        item: Item::Article(Box::new(ArticleParcel {
            edition: edition.clone(),
            headline: article.headline.clone(),
            dek: article.dek.clone(),
            bylines: article.bylines.clone(),
            slug,
            published_at: at,
            is_time_approximate: true,
            body,
            allows_comments: true,
            ..ArticleParcel::default()
        })),
    }
}

/// Plain paragraphs; HTML where there are subheads or lists among them.
fn body(blocks: &[Block]) -> BodySource {
    let plain = blocks.iter().map(|block| match block {
        Block::Paragraph(text) => Some(text.clone()),
        Block::Subhead(_) | Block::Bullet(_) => None,
    });
    if let Some(paragraphs) = plain.collect::<Option<Vec<_>>>() {
        return BodySource::Paragraphs(paragraphs);
    }
    let mut html = String::new();
    let mut is_list = false;
    for block in blocks {
        let is_bullet = matches!(block, Block::Bullet(_));
        if is_bullet != is_list {
            html.push_str(if is_bullet { "<ul>\n" } else { "</ul>\n" });
            is_list = is_bullet;
        }
        let (tag, text) = match block {
            Block::Paragraph(text) => ("p", text),
            Block::Subhead(text) => ("h2", text),
            Block::Bullet(text) => ("li", text),
        };
        html.push_str(&format!("<{tag}>{}</{tag}>\n", escape(text)));
    }
    if is_list {
        html.push_str("</ul>\n");
    }
    BodySource::Html(html)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn send_wire(
    reading: &mut Reading,
    edition: &Option<String>,
    article: Option<(String, String)>,
    (at, zone): (i64, &TimeZone),
    sink: &mut dyn Sink,
) -> Result<(), Stop> {
    for line in &reading.turned {
        let what = "the timed lines from here on run oldest first and were read so";
        sink.problem(Problem::notice(reading.lines[*line].place(), what));
    }
    let until = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut position = 0;
    for item in reading.items(until, zone) {
        let line = &reading.lines[item.entry.first];
        if position as usize == ITEMS_MAX {
            let what =
                format!("the wire has more than {ITEMS_MAX} lines; those from here on are left out, split the page");
            sink.problem(Problem::refusal(line.place(), what));
            reading.leave_out_from(item.entry.first);
            break;
        }
        if item.entry.headline.chars().count() > HEADLINE_CHARS_MAX {
            let what =
                format!("the headline is longer than {HEADLINE_CHARS_MAX} characters and is left out; shorten it");
            sink.problem(Problem::refusal(line.place(), what));
            reading.is_used[item.entry.first] = false;
            reading.is_used[item.entry.last] = false;
            continue;
        }
        if item.is_out_of_order {
            let time = item.at.to_zoned(item.zone.clone()).strftime("%H:%M");
            let what =
                format!("{time} is out of order: the lines around it are of one day; it was taken as of that day");
            sink.problem(Problem::notice(line.place(), what));
        }
        let place = line.place();
        sink.parcel(wire_parcel(item, place, position, edition, &article))?;
        position += 1;
        sink.progress(u64::from(position), None);
    }
    Ok(())
}

fn wire_parcel(
    item: reading::Item,
    place: String,
    position: u32,
    edition: &Option<String>,
    article: &Option<(String, String)>,
) -> Parcel {
    let headline = item.entry.headline;
    let code = edition.as_deref().unwrap_or_default();
    let minute = item.at.to_zoned(item.zone).strftime("%Y-%m-%d|%H:%M").to_string();
    let known = article.as_ref().filter(|(alike, slug)| *alike == page::alike(&headline) && !slug.is_empty());
    let foreign_id = format!("{code}|{minute}|{headline}");
    Parcel {
        // The link is not part of it: a later page shows the same line beside another article.
        fingerprint: text::fingerprint_of(&[&foreign_id, &item.at.as_second().to_string()]),
        foreign_id,
        place,
        item: Item::WireItem(WireItemParcel {
            edition: edition.clone(),
            minute: item.at.as_microsecond(),
            position,
            headline,
            urgency: Urgency::Normal,
            article: known.map(|(_, slug)| slug.clone()),
        }),
    }
}

fn send_follow(reading: &Reading, options: &Options, sink: &mut dyn Sink) -> Result<(), Stop> {
    for found in &reading.follow {
        let place = reading.lines[found.line].place();
        let network = &found.link.network;
        let stated = follow::address_of(network, &options.follow);
        let url = stated.map(str::to_owned).or_else(|| found.link.url.clone());
        let is_web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        if let Some(url) = url.as_ref().filter(|url| !is_web(url)) {
            let what =
                format!("`{url}` is no address of {network}; give one with https:// by `--follow {network}=URL`");
            sink.problem(Problem::refusal(place.clone(), what));
        } else if url.is_none() {
            let what = format!("the page names {network} without its address; set it with `--follow {network}=URL`");
            sink.problem(Problem::notice(place.clone(), what));
        }
        let link = FollowLinkParcel { url: url.filter(is_web), ..found.link.clone() };
        let fingerprint = text::fingerprint_of(&[network, link.url.as_deref().unwrap_or_default()]);
        sink.parcel(Parcel { foreign_id: network.clone(), place, fingerprint, item: Item::FollowLink(link) })?;
    }
    Ok(())
}

fn send_rest(reading: &Reading, sink: &mut dyn Sink) {
    if let Some((line, count)) = reading.counter.filter(|(_, count)| *count > 0) {
        let what = format!("the page counts {count} comments, but comments are not read from a captured page");
        sink.problem(Problem::notice(reading.lines[line].place(), what));
    }
    let rest: Vec<&Line> =
        reading.lines.iter().zip(&reading.is_used).filter(|(_, is_used)| !**is_used).map(|(line, _)| line).collect();
    let (listed, summed) = rest.split_at(rest.len().min(LEFT_OUT_MAX));
    for line in listed {
        sink.left_out(LeftOut { place: line.place(), text: shortened(&line.text) });
    }
    if let [first, .., last] = summed {
        let place = format!("lines {}–{}", first.number, last.number);
        sink.left_out(LeftOut {
            place,
            text: format!("{} further lines from “{}” on", summed.len(), shortened(&first.text)),
        });
    } else if let [only] = summed {
        sink.left_out(LeftOut { place: only.place(), text: shortened(&only.text) });
    }
    let count = reading.lines.len() as u64;
    sink.progress(count, Some(count));
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LEFT_OUT_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
