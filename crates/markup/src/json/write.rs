//! Writes a body as JSON.

use serde_json::{Map, Value, json};

use super::inline::inlines;
use crate::{Align, Block, BlockKind, Body, Cell, CellKind, Figure, LangDir, List, Order, Recording, Row, Table};

pub fn body(body: &Body) -> Value {
    json!({ "type": "doc", "content": blocks(&body.blocks) })
}

fn blocks(list: &[Block]) -> Value {
    list.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    let mut node = kind(&block.kind);
    let attrs = node["attrs"].as_object_mut().expect("every block node is made with attrs");
    if !block.id.is_empty() {
        attrs.insert("id".into(), block.id.as_str().into());
    }
    if let Some(lang) = &block.lang {
        put_lang(attrs, lang);
    }
    node
}

pub(super) fn put_lang(attrs: &mut Map<String, Value>, lang: &LangDir) {
    if let Some(tag) = &lang.lang {
        attrs.insert("lang".into(), tag.as_str().into());
    }
    if let Some(dir) = lang.dir {
        attrs.insert("dir".into(), dir.as_str().into());
    }
}

fn kind(kind: &BlockKind) -> Value {
    match kind {
        BlockKind::Paragraph(text) => node("paragraph", json!({}), inlines(text)),
        BlockKind::Heading { level, text } => node("heading", json!({ "level": level }), inlines(text)),
        BlockKind::List(list) => list_node(list),
        BlockKind::Quote { blocks: inner, cite } => cited("blockquote", blocks(inner), cite),
        BlockKind::PullQuote { text, cite } => {
            cited("pull_quote", json!([{ "type": "quotation", "content": inlines(text) }]), cite)
        }
        BlockKind::Figure(it) => figure(it),
        BlockKind::Gallery(figures) => node("gallery", json!({}), figures.iter().map(figure).collect()),
        BlockKind::Audio(it) => recording("audio", it),
        BlockKind::Video(it) => recording("video", it),
        BlockKind::File(it) => {
            node("file", json!({ "url": it.url, "title": it.title, "size_bytes": it.size_bytes }), Value::Null)
        }
        BlockKind::Table(it) => table(it),
        BlockKind::Code { language, text } => {
            let content = if text.is_empty() { json!([]) } else { json!([{ "type": "text", "text": text }]) };
            node("code_block", json!({ "language": language }), content)
        }
        BlockKind::Rule => node("horizontal_rule", json!({}), Value::Null),
        BlockKind::Embed(it) => {
            node("embed", json!({ "url": it.url, "provider": it.provider, "title": it.title }), Value::Null)
        }
        BlockKind::Leftover { source, note } => {
            node("leftover", json!({ "source": source, "note": note }), Value::Null)
        }
    }
}

fn node(name: &str, attrs: Value, content: Value) -> Value {
    let mut node = json!({ "type": name, "attrs": attrs });
    if !content.is_null() {
        node["content"] = content;
    }
    node
}

fn list_node(list: &List) -> Value {
    let items = list.items.iter().map(|item| json!({ "type": "list_item", "content": blocks(item) })).collect();
    match list.order {
        Order::Bullets => node("bullet_list", json!({}), items),
        Order::Numbers { start } => node("ordered_list", json!({ "order": start }), items),
    }
}

/// A quotation ends with a node of its own for who said it.
fn cited(name: &str, mut content: Value, cite: &crate::Inlines) -> Value {
    if !cite.is_empty() {
        let parts = content.as_array_mut().expect("content is a list");
        parts.push(json!({ "type": "attribution", "content": inlines(cite) }));
    }
    node(name, json!({}), content)
}

fn figure(it: &Figure) -> Value {
    let picture = it.picture.as_ref().map(crate::PictureRef::as_str);
    let attrs = json!({
        "picture": picture, "source": it.source, "alt": it.alt, "credit": it.credit, "link": it.link,
    });
    node("figure", attrs, inlines(&it.caption))
}

fn recording(name: &str, it: &Recording) -> Value {
    let poster = it.poster.as_ref().map(crate::PictureRef::as_str);
    node(name, json!({ "url": it.url, "poster": poster, "credit": it.credit }), inlines(&it.caption))
}

fn table(it: &Table) -> Value {
    let mut content = Vec::new();
    if !it.caption.is_empty() {
        content.push(json!({ "type": "table_caption", "content": inlines(&it.caption) }));
    }
    content.extend(it.header.iter().map(|row| table_row(row, "header")));
    content.extend(it.rows.iter().map(|row| table_row(row, "body")));
    node("table", json!({}), content.into())
}

fn table_row(row: &Row, part: &str) -> Value {
    let cells: Value = row.cells.iter().map(cell).collect();
    json!({ "type": "table_row", "attrs": { "part": part }, "content": cells })
}

fn cell(cell: &Cell) -> Value {
    let name = match cell.kind {
        CellKind::Header => "table_header",
        CellKind::Data => "table_cell",
    };
    let align = match cell.align {
        Align::Unsaid => Value::Null,
        Align::Start => "start".into(),
        Align::Center => "center".into(),
        Align::End => "end".into(),
    };
    json!({ "type": name, "attrs": { "align": align }, "content": inlines(&cell.text) })
}
