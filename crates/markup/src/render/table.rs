//! Tables as HTML, in a box that scrolls by itself and can be reached by the keyboard.

use super::inline::inlines;
use super::surroundings::{Surroundings, Word};
use super::write::{attribute, lang_attributes};
use crate::text::inline_text;
use crate::{Align, Block, Cell, CellKind, Row, Table};

pub fn table(out: &mut String, block: &Block, table: &Table, around: &dyn Surroundings) {
    let name = match inline_text(&table.caption) {
        caption if caption.is_empty() => around.word(Word::Table).into_owned(),
        caption => caption,
    };
    out.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\"");
    attribute(out, "aria-label", &name.replace('\n', " "));
    out.push_str("><table");
    if let Some(lang) = &block.lang {
        lang_attributes(out, lang);
    }
    out.push_str(">\n");
    if !table.caption.is_empty() {
        out.push_str("<caption>");
        inlines(out, &table.caption);
        out.push_str("</caption>\n");
    }
    part(out, "thead", &table.header);
    part(out, "tbody", &table.rows);
    out.push_str("</table></div>\n");
}

fn part(out: &mut String, name: &str, rows: &[Row]) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("<{name}>\n"));
    for row in rows {
        out.push_str("<tr>");
        row.cells.iter().for_each(|each| cell(out, each, name));
        out.push_str("</tr>\n");
    }
    out.push_str(&format!("</{name}>\n"));
}

fn cell(out: &mut String, cell: &Cell, part: &str) {
    let (name, scope) = match (cell.kind, part) {
        (CellKind::Data, _) => ("td", ""),
        (CellKind::Header, "thead") => ("th", "col"),
        (CellKind::Header, _) => ("th", "row"),
    };
    out.push('<');
    out.push_str(name);
    if !scope.is_empty() {
        attribute(out, "scope", scope);
    }
    match cell.align {
        Align::Unsaid => {}
        Align::Start => attribute(out, "class", "align-start"),
        Align::Center => attribute(out, "class", "align-center"),
        Align::End => attribute(out, "class", "align-end"),
    }
    out.push('>');
    inlines(out, &cell.text);
    out.push_str(&format!("</{name}>"));
}
