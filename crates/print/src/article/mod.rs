//! The copy of a story that is in print, frozen at publication.

mod kill;
mod list;
mod model;
mod put;
mod store;

pub use kill::kill;
pub use list::{Cursor, List, ListOf, months, page};
pub use model::{Article, Found, Kind, Listed, Translation};
pub use put::{NewArticle, put};
pub use store::{
    MenuLink, by_path, by_uid, edition_of, has_any, listed_by_ids, menu, pages_of_picture, recent_of_section, uid_of,
};
