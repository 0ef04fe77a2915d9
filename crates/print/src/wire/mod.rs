//! The paper's running list of headlines by the minute.

mod add;
mod model;
mod store;
mod withdraw;

pub use add::{NewWireItem, Place, add};
pub use model::{Urgency, WireItem};
pub use store::{latest, of_span, span};
pub use withdraw::{withdraw, withdraw_of_article};
