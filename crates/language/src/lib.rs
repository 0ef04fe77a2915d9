//! Scripts, numbers, dates and interface words of every language a paper speaks.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod digits;

mod direction;

mod fold;

mod invisible;

mod line;

mod slug;

mod stopwords;

mod tag;

mod dates;

mod detect;

mod numbers;

mod reading;

mod words;

pub use dates::Dates;
pub use detect::{Detected, detect, detect_among};
pub use digits::{Digits, ascii_digits};
pub use direction::{Direction, direction_of, mixes_scripts};
pub use fold::fold_words;
pub use invisible::{calm_marks, strip_invisible};
pub use line::one_line;
pub use numbers::Numbers;
pub use reading::{count_words, reading_minutes};
pub use slug::{SLUG_CHARS_MAX, slugify};
pub use tag::{Language, UnknownTag};
pub use words::{Arg, Words};
