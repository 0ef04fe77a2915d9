//! The copy of a story that is in print, frozen at publication.

mod kill;
mod list;
mod menu;
mod model;
mod put;
mod store;

pub use kill::kill;
pub use list::{Cursor, List, ListOf, months, page};
pub use menu::{MenuLink, MenuPlace, menu, put_in_menu};
pub use model::{Article, Found, Kind, Listed, Translation};
pub use put::{NewArticle, put};
pub use store::{
    by_path, by_uid, edition_of, has_any, listed_by_ids, pages_of_picture, recent_of_section, uid_of,
};
