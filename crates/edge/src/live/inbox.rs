//! What waits for one stream: a bounded queue with a bell.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Waker};

use bytes::Bytes;

pub(super) struct Inbox(Mutex<State>);

#[derive(Default)]
struct State {
    frames: VecDeque<Bytes>,
    has_lagged: bool,
    is_closed: bool,
    bell: Option<Waker>,
}

/// What a stream finds when it looks.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Frames(Bytes),
    /// Too much came while the client took nothing; it must fetch the page anew.
    Lagged,
    Closed,
    /// Nothing; the bell is set.
    Nothing,
}

/// A client that is this far behind is better served by one fresh page.
const FRAMES_MAX: usize = 64;

impl Inbox {
    pub fn new() -> Inbox {
        Inbox(Mutex::default())
    }

    pub fn put(&self, frame: &Bytes) {
        self.ring(|state| {
            if state.frames.len() >= FRAMES_MAX {
                state.frames = VecDeque::new();
                state.has_lagged = true;
            }
            if !state.has_lagged {
                state.frames.push_back(frame.clone());
            }
        });
    }

    pub fn close(&self) {
        self.ring(|state| state.is_closed = true);
    }

    /// Everything that waits, as one run of bytes.
    pub fn take(&self, context: &Context<'_>) -> Found {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::take(&mut state.has_lagged) {
            return Found::Lagged;
        }
        if let Some(first) = state.frames.pop_front() {
            return Found::Frames(match state.frames.is_empty() {
                true => first,
                false => std::iter::once(first).chain(state.frames.drain(..)).collect::<Vec<_>>().concat().into(),
            });
        }
        if state.is_closed {
            return Found::Closed;
        }
        match &mut state.bell {
            Some(bell) => bell.clone_from(context.waker()),
            bell => *bell = Some(context.waker().clone()),
        }
        Found::Nothing
    }

    fn ring(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        let bell = state.bell.take();
        drop(state);
        if let Some(bell) = bell {
            bell.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(inbox: &Inbox) -> Found {
        inbox.take(&Context::from_waker(Waker::noop()))
    }

    #[test]
    fn what_waits_comes_in_one_run_and_in_order() {
        let inbox = Inbox::new();
        for word in ["a", "b", "c"] {
            inbox.put(&Bytes::from(word));
        }
        inbox.close();
        assert_eq!(look(&inbox), Found::Frames("abc".into()));
        assert_eq!(look(&inbox), Found::Closed);
    }

    #[test]
    fn who_takes_nothing_is_told_so_and_goes_on_from_there() {
        let inbox = Inbox::new();
        for _ in 0..=FRAMES_MAX {
            inbox.put(&Bytes::from("old"));
        }
        assert_eq!(look(&inbox), Found::Lagged);
        inbox.put(&Bytes::from("new"));
        assert_eq!(look(&inbox), Found::Frames("new".into()));
        assert_eq!(look(&inbox), Found::Nothing);
    }
}
