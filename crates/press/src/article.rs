//! An article's page, and that of a page such as About.

use minijinja::{Value, context};
use paper::{EditionId, Paper};
use print::article::{Article, Kind, Listed};
use serde::Serialize;

use crate::{
    card::{Card, SectionLink},
    comment::{Comments, CommentsView},
    frame::Frame,
    page::Head,
    picture::PictureView,
    piece::Piece,
    press::Press,
    share::{self, Share},
    templates::{given, vetted},
    voice::{Moment, Tongue, Voice},
};

#[derive(Debug, Serialize)]
struct ArticleView {
    headline: String,
    dek: Option<String>,
    kicker: Option<String>,
    section: Option<SectionLink>,
    picture: Option<PictureView>,
    /// What stands before and after the names.
    by: Vec<String>,
    bylines: Vec<BylineLink>,
    published: Moment,
    is_time_approximate: bool,
    updated: Option<Moment>,
    reading_minutes: u32,
    body: Value,
    topics: Vec<TopicLink>,
    translations: Vec<TranslationLink>,
    share: Vec<Share>,
}

#[derive(Debug, Serialize)]
struct BylineLink {
    /// What parts it from the name before it.
    separator: String,
    name: String,
    path: String,
}

#[derive(Debug, Serialize)]
struct TopicLink {
    name: String,
    path: String,
}

#[derive(Debug, Serialize)]
struct TranslationLink {
    tongue: Tongue,
    edition: String,
    headline: String,
    path: String,
}

impl Press {
    /// `more`: others of its section.
    pub fn article(&self, frame: &Frame, article: &Article, comments: &Comments, more: &[Listed]) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let view = ArticleView::of(article, &voice);
        let is_article = article.kind == Kind::Article;
        let shows_comments = is_article && (comments.is_open || article.comment_count > 0);
        let comments = shows_comments.then(|| CommentsView::of(article, comments, &voice));
        let head = head(article, &view, &voice);
        let matter = context! {
            article => given(view),
            is_article,
            comments => given(comments),
            more => given(Card::all(if is_article { more } else { &[] }, &voice)),
        };
        self.page("article.html", frame, &voice, head, matter)
    }
}

fn head(article: &Article, view: &ArticleView, voice: &Voice) -> Head {
    let is_article = article.kind == Kind::Article;
    let said = article.content.teaser.dek_or_summary().map(str::to_owned);
    let description = said.unwrap_or_else(|| article.content.body.excerpt(DESCRIPTION_CHARS_MAX));
    Head {
        name: if is_article { "article" } else { "plain" },
        title: Some(view.headline.clone()),
        description: Some(description),
        image: view.picture.as_ref().map(|picture| (picture.src.clone(), picture.alt.clone())),
        channels: if is_article { vec![format!("thread.{}", article.uid)] } else { Vec::new() },
        section: article.section,
        published: is_article.then(|| voice.dates.iso(article.published_at)),
        updated: article.updated_at.filter(|_| is_article).map(|at| voice.dates.iso(at)),
        ..Head::default()
    }
}

const DESCRIPTION_CHARS_MAX: usize = 200;

impl ArticleView {
    fn of(article: &Article, voice: &Voice) -> Self {
        let teaser = &article.content.teaser;
        let published_at = article.published_at;
        let picture = article.picture.as_ref();
        let minutes = language::reading_minutes(article.words as usize, &voice.edition.language);
        let sentence = voice.words.attr("by", &[("names", language::Arg::from("\u{1}"))]);
        ArticleView {
            headline: teaser.headline.clone(),
            dek: teaser.dek.clone(),
            kicker: teaser.kicker.clone(),
            section: article.section.and_then(|id| SectionLink::of(id, voice)),
            picture: picture.and_then(|picture| PictureView::of(picture, teaser.picture.as_ref(), voice)),
            by: sentence.split('\u{1}').map(str::to_owned).collect(),
            bylines: bylines(article, voice),
            published: if article.is_time_approximate { voice.date(published_at) } else { voice.full(published_at) },
            is_time_approximate: article.is_time_approximate,
            updated: article.updated_at.filter(|at| *at > published_at).map(|at| voice.after(published_at, at)),
            reading_minutes: minutes,
            body: vetted(&with_dateline(&article.body_html, article.content.dateline.as_deref())),
            topics: topics(article, voice),
            translations: translations(article, voice.paper),
            share: share::links(voice, &article.path, &teaser.headline),
        }
    }
}

fn bylines(article: &Article, voice: &Voice) -> Vec<BylineLink> {
    let last = article.bylines.len().saturating_sub(1);
    let link = |(place, byline): (usize, &paper::Byline)| {
        let name = byline.name_in(voice.code()).to_owned();
        let separator = match place {
            0 => String::new(),
            _ if place == last => voice.words.and_before(&name),
            _ => voice.words.attr("list-separator", &[]),
        };
        BylineLink { separator, name, path: voice.paper.path_in(voice.edition, &format!("byline/{}", byline.key)) }
    };
    article.bylines.iter().enumerate().map(link).collect()
}

fn topics(article: &Article, voice: &Voice) -> Vec<TopicLink> {
    let path = |slug: &str| voice.paper.path_in(voice.edition, &format!("topic/{slug}"));
    article.topics.iter().map(|topic| TopicLink { name: topic.name.clone(), path: path(&topic.slug) }).collect()
}

fn translations(article: &Article, paper: &Paper) -> Vec<TranslationLink> {
    let link = |edition: EditionId, headline: &str, path: &str| {
        let edition = paper.edition_by_id(edition)?;
        Some(TranslationLink {
            tongue: Tongue::of(&edition.language),
            edition: edition.name.clone(),
            headline: headline.to_owned(),
            path: path.to_owned(),
        })
    };
    let others = article.translations.iter().filter(|other| other.edition != article.edition);
    others.filter_map(|other| link(other.edition, &other.headline, &other.path)).collect()
}

/// The place line runs in before the first words; where the body opens with no paragraph it has its own.
fn with_dateline(body: &str, dateline: Option<&str>) -> String {
    let Some(place) = dateline.map(str::trim).filter(|place| !place.is_empty()) else { return body.to_owned() };
    let place = format!("<b class=\"dateline\">{} —</b> ", escaped(place));
    let opens_with_paragraph = body.starts_with("<p>") || body.starts_with("<p ");
    match body.find('>').filter(|_| opens_with_paragraph) {
        Some(end) => format!("{}{place}{}", &body[..=end], &body[end + 1..]),
        None => format!("<p>{place}</p>{body}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_line_runs_in_before_the_first_words() {
        assert_eq!(with_dateline("<p>It rained.</p>", None), "<p>It rained.</p>");
        assert_eq!(
            with_dateline("<p lang=\"en\">It rained.</p>", Some("Port <Alda>")),
            "<p lang=\"en\"><b class=\"dateline\">Port &lt;Alda&gt; —</b> It rained.</p>"
        );
        assert_eq!(with_dateline("<pre>x</pre>", Some("Rome")), "<p><b class=\"dateline\">Rome —</b> </p><pre>x</pre>");
    }
}
