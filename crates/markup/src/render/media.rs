//! Pictures, recordings, files and embeds as HTML.

use super::inline::inlines;
use super::surroundings::{PictureMarkup, Surroundings, Word};
use super::write::{attribute, close, filled_attribute, lang_attributes, link, open, open_link, text_escaped};
use crate::href::host_of;
use crate::{Block, Download, Embed, Figure, Inlines, LangDir, Recording};

pub fn figure(out: &mut String, lang: Option<&LangDir>, figure: &Figure, around: &dyn Surroundings) {
    let markup = figure.picture.as_ref().and_then(|picture| around.picture(picture));
    if markup.is_none() && figure.source.is_none() && figure.caption.is_empty() && figure.credit.is_empty() {
        return;
    }
    open(out, "figure", if markup.is_some() { "" } else { "missing" }, lang);
    match markup {
        Some(markup) => linked_picture(out, figure, &markup),
        None => missing(out, figure, around),
    }
    caption(out, &figure.caption, &figure.credit);
    close(out, "figure");
}

pub fn gallery(out: &mut String, block: &Block, figures: &[Figure], around: &dyn Surroundings) {
    open(out, "div", "gallery", block.lang.as_ref());
    out.push('\n');
    figures.iter().for_each(|each| figure(out, None, each, around));
    close(out, "div");
}

fn linked_picture(out: &mut String, figure: &Figure, markup: &PictureMarkup) {
    let linked = figure.link.as_deref().is_some_and(|href| open_link(out, href));
    out.push_str("<img");
    attribute(out, "src", &markup.src);
    filled_attribute(out, "srcset", &markup.srcset);
    filled_attribute(out, "sizes", &markup.sizes);
    if markup.width > 0 && markup.height > 0 {
        attribute(out, "width", &markup.width.to_string());
        attribute(out, "height", &markup.height.to_string());
    }
    attribute(out, "alt", &figure.alt);
    out.push_str(" loading=\"lazy\" decoding=\"async\">");
    if linked {
        out.push_str("</a>");
    }
}

/// A foreign picture is never loaded: the reader decides by following the link.
fn missing(out: &mut String, figure: &Figure, around: &dyn Surroundings) {
    if let Some(source) = &figure.source {
        let word = around.word(Word::Picture);
        out.push_str("<p>");
        link(out, source, if figure.alt.is_empty() { &word } else { &figure.alt });
        out.push_str("</p>");
    }
}

fn caption(out: &mut String, caption: &Inlines, credit: &str) {
    if caption.is_empty() && credit.is_empty() {
        return;
    }
    out.push_str("<figcaption>");
    inlines(out, caption);
    if !credit.is_empty() {
        out.push_str(if caption.is_empty() { "" } else { " " });
        out.push_str("<span class=\"credit\">");
        text_escaped(out, credit);
        out.push_str("</span>");
    }
    out.push_str("</figcaption>");
}

pub fn audio(out: &mut String, block: &Block, it: &Recording, around: &dyn Surroundings) {
    let src = around.media(&it.url);
    open(out, "figure", if src.is_some() { "audio" } else { "audio elsewhere" }, block.lang.as_ref());
    match src {
        Some(src) => {
            out.push_str("<audio controls preload=\"none\"");
            attribute(out, "src", &src);
            out.push_str("></audio>");
        }
        None => elsewhere(out, it, &around.word(Word::Audio)),
    }
    caption(out, &it.caption, &it.credit);
    close(out, "figure");
}

pub fn video(out: &mut String, block: &Block, it: &Recording, around: &dyn Surroundings) {
    let src = around.media(&it.url);
    open(out, "figure", if src.is_some() { "video" } else { "video elsewhere" }, block.lang.as_ref());
    match src {
        Some(src) => {
            out.push_str("<video controls preload=\"none\"");
            attribute(out, "src", &src);
            if let Some(poster) = it.poster.as_ref().and_then(|poster| around.picture(poster)) {
                attribute(out, "poster", &poster.src);
            }
            out.push_str("></video>");
        }
        None => elsewhere(out, it, &around.word(Word::Video)),
    }
    caption(out, &it.caption, &it.credit);
    close(out, "figure");
}

fn elsewhere(out: &mut String, it: &Recording, word: &str) {
    let words = host_of(&it.url).map_or_else(|| word.to_owned(), |host| format!("{word} ({host})"));
    out.push_str("<p>");
    link(out, &it.url, &words);
    out.push_str("</p>");
}

pub fn file(out: &mut String, block: &Block, it: &Download, around: &dyn Surroundings) {
    open(out, "p", "file", block.lang.as_ref());
    let name = it.url.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let word = around.word(Word::Download);
    let title = if it.title.is_empty() { name } else { &it.title };
    link(out, &it.url, if title.is_empty() { &word } else { title });
    if let Some(bytes) = it.size_bytes {
        out.push_str(" <data class=\"size\"");
        attribute(out, "value", &bytes.to_string());
        out.push('>');
        text_escaped(out, &around.size(bytes));
        out.push_str("</data>");
    }
    close(out, "p");
}

/// A card: what it is, who serves it, and a link. Nothing is fetched.
pub fn embed(out: &mut String, block: &Block, it: &Embed) {
    out.push_str("<figure class=\"embed\"");
    if let Some(lang) = &block.lang {
        lang_attributes(out, lang);
    }
    out.push_str("><p>");
    link(out, &it.url, if it.title.is_empty() { &it.url } else { &it.title });
    out.push_str("</p>");
    let provider = if it.provider.is_empty() { host_of(&it.url).unwrap_or_default() } else { it.provider.clone() };
    if !provider.is_empty() {
        out.push_str("<figcaption>");
        text_escaped(out, &provider);
        out.push_str("</figcaption>");
    }
    close(out, "figure");
}
