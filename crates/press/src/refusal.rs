//! Pages that say no: not found, gone, trouble on our side.

use minijinja::context;

use crate::{
    frame::Frame,
    page::{Column, Head, Listing},
    piece::Piece,
    press::Press,
    voice::Voice,
};

/// Trouble that a reader meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem<'a> {
    /// What was sent could not be understood.
    BadRequest,
    Forbidden,
    Method,
    /// The bound in words that a reader knows: `64 kB`.
    TooLarge {
        max: &'a str,
    },
    /// Too many requests from one address.
    TooFast {
        seconds: u32,
    },
    /// Our fault; the log has the id.
    Ours {
        id: &'a str,
    },
    /// Very many readers at the moment.
    Busy,
}

impl Press {
    pub fn not_found(&self, frame: &Frame) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let say = |key: &str| voice.words.text(key, &[]);
        self.refusal(frame, &voice, &say("error-not-found-title"), &say("error-not-found-text"))
    }

    pub fn gone(&self, frame: &Frame) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let say = |key: &str| voice.words.text(key, &[]);
        self.refusal(frame, &voice, &say("error-gone-title"), &say("error-gone-text"))
    }

    pub fn problem(&self, frame: &Frame, problem: Problem) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let say = |key: &str| voice.words.text(key, &[]);
        let bad_request = say("error-bad-request-title");
        let (title, text) = match problem {
            Problem::BadRequest => (bad_request, say("error-bad-request-text")),
            Problem::Forbidden => (bad_request, say("error-forbidden")),
            Problem::Method => (bad_request, say("error-method")),
            Problem::TooLarge { max } => (bad_request, voice.words.text("error-too-large", &[("max", max.into())])),
            Problem::TooFast { seconds } => {
                (say("error-busy-title"), voice.words.text("error-too-fast", &[("seconds", seconds.into())]))
            }
            Problem::Ours { id } => {
                (say("error-server-title"), voice.words.text("error-server-text", &[("id", id.into())]))
            }
            Problem::Busy => (say("error-busy-title"), say("error-busy-text")),
        };
        self.refusal(frame, &voice, &title, &text)
    }

    fn refusal(&self, frame: &Frame, voice: &Voice, title: &str, text: &str) -> Vec<Piece> {
        let head = Head {
            name: "refusal",
            title: Some(title.to_owned()),
            column: Column::None,
            listing: Listing::Unlisted,
            ..Head::default()
        };
        self.page("refusal.html", frame, voice, head, context! { title, text })
    }
}
