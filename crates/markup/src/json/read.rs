//! Reads a body from JSON.

use serde_json::Value;

use super::NESTING_MAX;
use super::error::Error;
use super::field::{Count, Node, text_of};
use super::inline::read_inlines;
use crate::{
    Align, Block, BlockId, BlockKind, Body, Cell, CellKind, Download, Embed, Figure, Inlines, List, Order, Recording,
    Row, Table,
};

pub fn body(json: &Value) -> Result<Body, Error> {
    let root = Node::root(json)?;
    if root.name != "doc" {
        return Err(root.place.unexpected("doc", root.name));
    }
    let mut count = Count::default();
    Ok(Body { blocks: blocks(&root, 0, &mut count)? })
}

fn blocks(node: &Node, depth: usize, count: &mut Count) -> Result<Vec<Block>, Error> {
    node.children()?.map(|child| block(&child?, depth, count)).collect()
}

fn block(node: &Node, depth: usize, count: &mut Count) -> Result<Block, Error> {
    count.one_more()?;
    if depth >= NESTING_MAX {
        return Err(node.place.too_deep());
    }
    let id = match node.text_attr("id")? {
        id if id.is_empty() => BlockId::default(),
        id => BlockId::new(id).ok_or_else(|| node.place.attribute("id", "up to 40 letters, digits, - and _"))?,
    };
    Ok(Block { id, lang: node.lang(), kind: kind(node, depth, count)? })
}

fn kind(node: &Node, depth: usize, count: &mut Count) -> Result<BlockKind, Error> {
    Ok(match node.name {
        "paragraph" => BlockKind::Paragraph(read_inlines(node, count)?),
        "heading" => BlockKind::Heading { level: level(node)?, text: read_inlines(node, count)? },
        "bullet_list" => BlockKind::List(List { order: Order::Bullets, items: items(node, depth, count)? }),
        "ordered_list" => BlockKind::List(List { order: numbers(node), items: items(node, depth, count)? }),
        "blockquote" => quote(node, depth, count)?,
        "pull_quote" => pull_quote(node, count)?,
        "figure" => BlockKind::Figure(figure(node, count)?),
        "gallery" => BlockKind::Gallery(gallery(node, count)?),
        "audio" => BlockKind::Audio(recording(node, count)?),
        "video" => BlockKind::Video(recording(node, count)?),
        "file" => BlockKind::File(file(node)?),
        "table" => BlockKind::Table(table(node, count)?),
        "code_block" => code(node)?,
        "horizontal_rule" => BlockKind::Rule,
        "embed" => BlockKind::Embed(embed(node)?),
        "leftover" => BlockKind::Leftover { source: node.text_attr("source")?, note: node.text_attr("note")? },
        other => return Err(node.place.unknown(other)),
    })
}

fn level(node: &Node) -> Result<u8, Error> {
    let level = node.attr("level").and_then(Value::as_u64);
    match level {
        Some(level @ 2..=4) => Ok(level as u8),
        _ => Err(node.place.attribute("level", "2, 3 or 4")),
    }
}

fn numbers(node: &Node) -> Order {
    let start = node.attr("order").and_then(Value::as_i64).and_then(|start| i32::try_from(start).ok());
    Order::Numbers { start: start.unwrap_or(1) }
}

fn items(node: &Node, depth: usize, count: &mut Count) -> Result<Vec<Vec<Block>>, Error> {
    node.children()?
        .map(|child| {
            let item = expect(child?, "list_item")?;
            count.one_more()?;
            blocks(&item, depth + 1, count)
        })
        .collect()
}

fn quote(node: &Node, depth: usize, count: &mut Count) -> Result<BlockKind, Error> {
    let (mut blocks, mut cite) = (Vec::new(), Inlines::new());
    for child in node.children()? {
        let child = child?;
        match child.name {
            "attribution" => cite = read_inlines(&child, count)?,
            _ => blocks.push(block(&child, depth + 1, count)?),
        }
    }
    Ok(BlockKind::Quote { blocks, cite })
}

fn pull_quote(node: &Node, count: &mut Count) -> Result<BlockKind, Error> {
    let (mut text, mut cite) = (Inlines::new(), Inlines::new());
    for child in node.children()? {
        let child = child?;
        match child.name {
            "quotation" => text = read_inlines(&child, count)?,
            "attribution" => cite = read_inlines(&child, count)?,
            other => return Err(child.place.unexpected("quotation or attribution", other)),
        }
    }
    Ok(BlockKind::PullQuote { text, cite })
}

fn figure(node: &Node, count: &mut Count) -> Result<Figure, Error> {
    let figure = Figure {
        picture: node.picture_attr("picture")?,
        source: node.href_attr("source")?,
        alt: node.text_attr("alt")?,
        caption: read_inlines(node, count)?,
        credit: node.text_attr("credit")?,
        link: node.href_attr("link")?,
    };
    if figure.picture.is_none() && figure.source.is_none() {
        return Err(node.place.attribute("picture", "the name of a picture"));
    }
    Ok(figure)
}

fn gallery(node: &Node, count: &mut Count) -> Result<Vec<Figure>, Error> {
    node.children()?
        .map(|child| {
            count.one_more()?;
            figure(&expect(child?, "figure")?, count)
        })
        .collect()
}

fn recording(node: &Node, count: &mut Count) -> Result<Recording, Error> {
    Ok(Recording {
        url: node.needed_href_attr("url")?,
        poster: node.picture_attr("poster")?,
        caption: read_inlines(node, count)?,
        credit: node.text_attr("credit")?,
    })
}

fn file(node: &Node) -> Result<Download, Error> {
    Ok(Download {
        url: node.needed_href_attr("url")?,
        title: node.text_attr("title")?,
        size_bytes: node.attr("size_bytes").and_then(Value::as_u64),
    })
}

fn embed(node: &Node) -> Result<Embed, Error> {
    Ok(Embed {
        url: node.needed_href_attr("url")?,
        provider: node.text_attr("provider")?,
        title: node.text_attr("title")?,
    })
}

fn code(node: &Node) -> Result<BlockKind, Error> {
    let mut text = String::new();
    for child in node.children()? {
        text.push_str(text_of(&expect(child?, "text")?)?);
    }
    let language = Some(node.text_attr("language")?).filter(|language| !language.is_empty());
    Ok(BlockKind::Code { language, text })
}

fn table(node: &Node, count: &mut Count) -> Result<Table, Error> {
    let mut table = Table::default();
    for child in node.children()? {
        let child = child?;
        count.one_more()?;
        match child.name {
            "table_caption" => table.caption = read_inlines(&child, count)?,
            _ if child.attr("part").and_then(Value::as_str) == Some("header") => table.header.push(row(child, count)?),
            _ => table.rows.push(row(child, count)?),
        }
    }
    Ok(table)
}

fn row(node: Node, count: &mut Count) -> Result<Row, Error> {
    let node = expect(node, "table_row")?;
    Ok(Row { cells: node.children()?.map(|child| cell(&child?, count)).collect::<Result<_, _>>()? })
}

fn cell(node: &Node, count: &mut Count) -> Result<Cell, Error> {
    count.one_more()?;
    let kind = match node.name {
        "table_header" => CellKind::Header,
        "table_cell" => CellKind::Data,
        other => return Err(node.place.unexpected("table_cell or table_header", other)),
    };
    let align = match node.attr("align").and_then(Value::as_str) {
        Some("start") => Align::Start,
        Some("center") => Align::Center,
        Some("end") => Align::End,
        _ => Align::Unsaid,
    };
    Ok(Cell { kind, align, text: read_inlines(node, count)? })
}

fn expect<'a>(node: Node<'a>, name: &'static str) -> Result<Node<'a>, Error> {
    if node.name == name { Ok(node) } else { Err(node.place.unexpected(name, node.name)) }
}
