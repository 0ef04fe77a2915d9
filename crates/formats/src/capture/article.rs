//! The article of a page: its longest run of paragraphs, with the headline above it.

use std::collections::HashSet;

use super::clock;
use super::page::{self, Line};
use super::phrases;

/// Lines that are no paragraphs may interrupt an article: a related link, a photo line, an advertisement.
const STRANGERS_MAX: usize = 5;

/// How far above its first paragraph a headline may stand.
const REACH: usize = 14;

/// Links that a list of related articles has.
const RELATED_MAX: usize = 4;

/// Words and characters from which on a line without a full stop, amid paragraphs, is one of them.
const UNSTOPPED_WORDS_MIN: usize = 12;
const UNSTOPPED_CHARS_MIN: usize = 70;

const HEADLINE_CHARS_MAX: usize = 300;
const DEK_CHARS_MAX: usize = 400;
const SUBHEAD_CHARS_MAX: usize = 120;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub headline: String,
    pub dek: Option<String>,
    pub bylines: Vec<String>,
    pub body: Vec<Block>,
    /// Indices of the lines that it was read from.
    pub lines: Vec<usize>,
    pub headline_line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    Subhead(String),
    Bullet(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Article(Article),
    /// Paragraphs with no headline above them, by the indices of the first and last.
    Headless(usize, usize),
    Nothing,
}

/// What a line could be for an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Part of the wire or a follow link.
    Taken,
    /// Ends an article: comments, tags.
    End,
    Furniture,
    Byline,
    Paragraph,
    /// A short sentence: a paragraph beside others.
    Sentence,
    Other,
}

/// Finds the article among the lines that nothing else has taken; `wire` holds the wire's headlines as
/// `page::alike` spells them.
pub fn find(lines: &[Line], is_wire: &[bool], is_follow: &[bool], wire: &HashSet<String>) -> Found {
    let sort = |index: usize| match () {
        () if is_wire[index] => Sort::Taken,
        () if is_follow[index] => Sort::Furniture,
        () => sort(&lines[index].text),
    };
    let mut sorts: Vec<Sort> = (0..lines.len()).map(sort).collect();
    set_aside_related(lines, &mut sorts);
    let Some(run) = longest_run(lines, &sorts) else { return Found::Nothing };
    let page = Page { lines, sorts: &sorts, wire };
    match page.headline_above(run[0]) {
        Some((headline, dek)) => Found::Article(page.article(headline, dek, &run)),
        // A headline with a full stop looks like the first paragraph.
        None if run.len() > 1 && lines[run[0]].text.chars().count() <= 120 => {
            Found::Article(page.article(run[0], None, &run[1..]))
        }
        None => Found::Headless(run[0], run[run.len() - 1]),
    }
}

/// The short lines below a heading such as `Related` are links to other articles.
fn set_aside_related(lines: &[Line], sorts: &mut [Sort]) {
    let mut links_left = 0;
    for (line, sort) in lines.iter().zip(sorts.iter_mut()) {
        match sort {
            _ if phrases::is_related_heading(&line.text) => links_left = RELATED_MAX,
            Sort::Other | Sort::Sentence if links_left > 0 => {
                *sort = Sort::Furniture;
                links_left -= 1;
            }
            _ => links_left = 0,
        }
    }
}

fn sort(text: &str) -> Sort {
    match () {
        () if phrases::ends_article(text) && !phrases::is_paragraph(text) => Sort::End,
        () if phrases::byline(text).is_some() => Sort::Byline,
        () if phrases::is_furniture(text) => Sort::Furniture,
        () if phrases::is_paragraph(text) => Sort::Paragraph,
        () if is_short_sentence(text) => Sort::Sentence,
        () => Sort::Other,
    }
}

fn is_short_sentence(text: &str) -> bool {
    let words = phrases::count_words(text);
    let is_quote = text.starts_with(['“', '"', '«', '—', '–']) && words >= 3;
    (phrases::is_sentence(text) && (words >= 4 || is_quote)) || text.ends_with(':') && words >= 6
}

/// The indices of the paragraphs of the run with the most text in it.
fn longest_run(lines: &[Line], sorts: &[Sort]) -> Option<Vec<usize>> {
    let (mut best, mut best_score): (Vec<usize>, usize) = (Vec::new(), 0);
    let mut run: Vec<usize> = Vec::new();
    for index in 0..=lines.len() {
        let sort = sorts.get(index);
        let is_text = matches!(sort, Some(Sort::Paragraph | Sort::Sentence));
        let is_cut = match sort {
            None | Some(Sort::Taken | Sort::End) => true,
            Some(_) => run.last().is_some_and(|last| index - last > STRANGERS_MAX + usize::from(is_text)),
        };
        if is_cut {
            let score = score(lines, sorts, &run);
            if score > best_score {
                (best, best_score) = (std::mem::take(&mut run), score);
            }
            run.clear();
        }
        if is_text {
            run.push(index);
        }
    }
    (!best.is_empty()).then_some(best)
}

/// Characters of the run; none where it is too little for an article.
fn score(lines: &[Line], sorts: &[Sort], run: &[usize]) -> usize {
    let length = |index: &usize| lines[*index].text.chars().count();
    let total = run.iter().map(length).sum();
    let has_paragraph = run.iter().any(|index| sorts[*index] == Sort::Paragraph);
    if has_paragraph || run.len() > 1 && total >= 120 { total } else { 0 }
}

struct Page<'a> {
    lines: &'a [Line],
    sorts: &'a [Sort],
    wire: &'a HashSet<String>,
}

impl Page<'_> {
    fn text(&self, index: usize) -> &str {
        &self.lines[index].text
    }

    /// The headline over a first paragraph, and the dek between them.
    fn headline_above(&self, first: usize) -> Option<(usize, Option<usize>)> {
        let mut above = Vec::new();
        for index in (first.saturating_sub(REACH)..first).rev() {
            match self.sorts[index] {
                Sort::Taken | Sort::End => break,
                Sort::Other | Sort::Sentence if self.could_be_headline(index) => above.push(index),
                _ => {}
            }
        }
        let is_known =
            |index: &&usize| self.wire.contains(&page::alike(self.text(**index))) || self.is_page_title(**index);
        if let Some(known) = above.iter().find(is_known) {
            let dek =
                above.iter().copied().rfind(|index| *index > *known && phrases::count_words(self.text(*index)) > 4);
            return Some((*known, dek));
        }
        let is_plain = |index: &&usize| !self.text(**index).ends_with('.');
        let long =
            |index: &&usize| phrases::count_words(self.text(**index)) >= 4 || self.text(**index).chars().count() >= 30;
        let nearest = above.iter().find(|index| is_plain(index) && long(index)).or_else(|| above.iter().find(is_plain));
        let nearest = *nearest.or(above.first())?;
        Some(self.with_dek(nearest, first, &above))
    }

    fn could_be_headline(&self, index: usize) -> bool {
        let text = self.text(index);
        let length = text.chars().count();
        (6..=HEADLINE_CHARS_MAX).contains(&length) && clock::leading_time(text).is_none() && !text.ends_with(':')
    }

    /// Pages begin with their title, set off from the paper's name: `Ferry back | The Bay Times`.
    fn is_page_title(&self, index: usize) -> bool {
        let headline = self.text(index);
        let is_title = |line: &Line| {
            let rest = line.text.strip_prefix(headline).map(str::trim_start);
            rest.is_some_and(|rest| rest.starts_with(['|', '-', '–', '—', '·', '•']))
        };
        phrases::count_words(headline) > 2 && self.lines[..index.min(5)].iter().any(is_title)
    }

    /// Of exactly two headline-like lines over a paragraph the lower one is the dek, unless it is much the shorter.
    fn with_dek(&self, nearest: usize, first: usize, above: &[usize]) -> (usize, Option<usize>) {
        let below = || self.dek_below(nearest, first);
        let Some(upper) = nearest.checked_sub(1).filter(|upper| above.contains(upper)) else {
            return (nearest, below());
        };
        let is_list = upper > 0 && above.contains(&(upper - 1)) && phrases::count_words(self.text(upper - 1)) >= 3;
        let is_spaced_alike = !self.lines[nearest].is_after_blank || self.lines[first].is_after_blank;
        let (over, under) = (self.text(upper), self.text(nearest));
        let is_headline = phrases::count_words(over) >= 4 && !phrases::is_sentence(over);
        let (over_length, under_length) = (over.chars().count(), under.chars().count());
        // The first lines of a page are the paper's name and motto, unless an author follows.
        let is_signed = self.sorts[nearest..first].contains(&Sort::Byline);
        let is_dek = under_length * 10 >= over_length * 8 && (upper > 1 || is_signed)
            || under_length * 100 >= over_length * 115
            || is_title_case(over) && !is_title_case(under);
        match !is_list && is_spaced_alike && is_headline && is_dek {
            true => (upper, Some(nearest)),
            false => (nearest, below()),
        }
    }

    /// A sentence or two right below the headline, set off from the first paragraph by an author or a date.
    fn dek_below(&self, headline: usize, first: usize) -> Option<usize> {
        let dek = headline + 1;
        let is_text = matches!(self.sorts.get(dek)?, Sort::Paragraph | Sort::Sentence);
        (is_text && dek < first && self.text(dek).chars().count() <= DEK_CHARS_MAX).then_some(dek)
    }

    fn article(&self, headline: usize, dek: Option<usize>, run: &[usize]) -> Article {
        let (first, last) = (run[0], run[run.len() - 1]);
        let mut article = Article {
            headline: self.text(headline).to_owned(),
            dek: None,
            bylines: Vec::new(),
            body: Vec::new(),
            lines: vec![headline],
            headline_line: headline,
        };
        let mut run = run;
        let dek = dek.or_else(|| {
            let dek = self.paragraph_dek(run)?;
            run = &run[1..];
            Some(dek)
        });
        if let Some(dek) = dek {
            article.dek = Some(self.text(dek).to_owned());
            article.lines.push(dek);
        }
        self.take_byline(headline.saturating_sub(2)..first.max(run[0]), &mut article);
        self.take_body(run, last, &mut article);
        article.lines.sort_unstable();
        article
    }

    /// A first paragraph over the byline is a dek.
    fn paragraph_dek(&self, run: &[usize]) -> Option<usize> {
        let [first, second, ..] = run else { return None };
        let is_set_off = self.sorts[*first + 1..*second].contains(&Sort::Byline)
            || (*first + 1..*second).any(|index| phrases::is_stamp(self.text(index)));
        (is_set_off && self.text(*first).chars().count() <= DEK_CHARS_MAX).then_some(*first)
    }

    fn take_byline(&self, within: std::ops::Range<usize>, article: &mut Article) {
        let named = within.clone().find_map(|index| Some((index, phrases::byline(self.text(index))?)));
        let bare = || {
            let is_free = |index: &usize| self.sorts[*index] == Sort::Other && !article.lines.contains(index);
            let is_signed = |index: &usize| {
                let is_stamp = |index: usize| self.lines.get(index).is_some_and(|line| phrases::is_stamp(&line.text));
                // A role may stand between an author and the date.
                is_stamp(index + 1) || is_stamp(index + 2) || index.checked_sub(1).is_some_and(is_stamp)
            };
            let mut below = (article.headline_line + 1..within.end).filter(is_free).filter(is_signed);
            below.find(|index| phrases::is_name(self.text(*index)) && phrases::count_words(self.text(*index)) > 1)
        };
        if let Some((index, names)) = named.filter(|(index, _)| self.sorts[*index] == Sort::Byline) {
            article.bylines = names;
            article.lines.push(index);
        } else if let Some(index) = bare() {
            article.bylines = vec![self.text(index).to_owned()];
            article.lines.push(index);
        }
    }

    fn take_body(&self, run: &[usize], last: usize, article: &mut Article) {
        let mut above = run[0];
        for index in run[0]..=last {
            let text = self.text(index).to_owned();
            let block = match self.sorts[index] {
                Sort::Paragraph | Sort::Sentence => Block::Paragraph(text),
                Sort::Other if is_bullet(&text) && self.opens_list(above) => {
                    Block::Bullet(text.trim_start_matches(is_bullet_mark).to_owned())
                }
                Sort::Other if is_unstopped(&text) => Block::Paragraph(text),
                Sort::Other if self.is_subhead(index) => Block::Subhead(text),
                _ => continue,
            };
            article.body.push(block);
            article.lines.push(index);
            above = index;
        }
    }

    fn opens_list(&self, above: usize) -> bool {
        self.text(above).ends_with(':') || is_bullet(self.text(above))
    }

    /// A short line alone between two paragraphs.
    fn is_subhead(&self, index: usize) -> bool {
        let is_text = |index: usize| matches!(self.sorts.get(index), Some(Sort::Paragraph | Sort::Sentence));
        let text = self.text(index);
        is_text(index.wrapping_sub(1))
            && is_text(index + 1)
            && text.chars().count() <= SUBHEAD_CHARS_MAX
            && page::alike(text) != page::alike(self.text(index.saturating_sub(1)))
    }
}

/// A paragraph whose author forgot the full stop.
fn is_unstopped(text: &str) -> bool {
    let is_long = phrases::count_words(text) >= UNSTOPPED_WORDS_MIN && text.chars().count() >= UNSTOPPED_CHARS_MIN;
    is_long && !is_title_case(text)
}

fn is_bullet_mark(c: char) -> bool {
    c.is_whitespace() || "•·-–*▪‣◦●".contains(c)
}

fn is_bullet(text: &str) -> bool {
    text.starts_with(|c: char| is_bullet_mark(c))
}

/// Most of the longer words begin with a capital.
fn is_title_case(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().skip(1).filter(|word| word.chars().count() > 3).collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    words.len() > 1 && capitals * 4 >= words.len() * 3
}
