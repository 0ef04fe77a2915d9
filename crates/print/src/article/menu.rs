//! Menus: which pages the header and the footer of an edition link to.

use db::{Change, Error, Snapshot, Tx, params};
use paper::{Edition, EditionId};

use crate::names::{self, ArticleId};

/// A line of a menu: its label and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuLink {
    pub label: String,
    pub path: String,
}

/// Where in a menu (`header` or `footer`) a page is linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MenuPlace<'a> {
    pub menu: &'a str,
    pub label: &'a str,
    pub place: i64,
}

/// The pages that a menu of an edition links to.
pub fn menu(s: &mut Snapshot, edition: EditionId, menu: &str) -> Result<Vec<MenuLink>, Error> {
    s.touch(names::MENU);
    s.all(
        "select menu_item.label, article.path from menu_item
         join article on article.id = menu_item.article_id and article.status = 'in_print'
         where menu_item.edition_id = $1 and menu_item.menu = $2 order by menu_item.place, menu_item.id",
        &params![edition.0, menu],
        |row| Ok(MenuLink { label: row.get(0)?, path: row.get(1)? }),
    )
}

/// Links a page in one menu, or in none; what it had before goes. What is so already stays untouched.
pub fn put_in_menu(tx: &mut Tx, edition: &Edition, page: ArticleId, place: Option<MenuPlace>) -> Result<(), Error> {
    let before = tx.all("select menu, label, place from menu_item where article_id = $1", &params![page.0], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?))
    })?;
    let wanted = place.map(|place| (place.menu.to_owned(), place.label.to_owned(), place.place));
    if before.iter().eq(wanted.iter()) {
        return Ok(());
    }
    tx.run("delete from menu_item where article_id = $1", &params![page.0])?;
    if let Some((menu, label, place)) = wanted {
        tx.run(
            "insert into menu_item (edition_id, menu, label, article_id, place) values ($1, $2, $3, $4, $5)",
            &params![edition.id.0, menu, label, page.0, place],
        )?;
    }
    tx.change(Change::new("menu.changed").of("edition", edition.id.0).tag(names::MENU));
    Ok(())
}
