//! A closure on its way through a database thread, and the answer on its way back.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::error::Error;
use crate::snapshot::Snapshot;
use crate::tx::Tx;

/// What a write gives back once it is durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed<T> {
    pub value: T,
    /// The seq of the last change that this transaction logged.
    pub seq: Option<i64>,
}

pub(crate) trait WriteJob: Send {
    /// Runs the closure; true if its transaction shall be kept. Never panics.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// What was to be kept could not be.
    fn refuse(&mut self, error: Error);
    fn answer(self: Box<Self>, seq: Option<i64>);
}

pub(crate) trait ReadJob: Send {
    /// Nobody waits for the answer any more. A read has no effect, so it need not be run.
    fn is_abandoned(&self) -> bool;
    /// Runs the closure and answers. Never panics.
    fn run(self: Box<Self>, snapshot: &mut Snapshot<'_>);
    fn refuse(self: Box<Self>, error: Error);
}

pub(crate) type Writes = Box<dyn WriteJob>;
pub(crate) type Reads = Box<dyn ReadJob>;
pub(crate) type Answer<T, E> = oneshot::Receiver<Result<T, E>>;

pub(crate) fn write<T, E, F>(work: F) -> (Writes, Answer<Committed<T>, E>)
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (answer, receiver) = oneshot::channel();
    (Box::new(Write { work: Some(work), outcome: None, answer }), receiver)
}

pub(crate) fn read<T, E, F>(work: F) -> (Reads, Answer<(T, Vec<String>), E>)
where
    F: FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (answer, receiver) = oneshot::channel();
    (Box::new(Read { work, answer }), receiver)
}

struct Write<F, T, E> {
    work: Option<F>,
    outcome: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<Committed<T>, E>>,
}

impl<F, T, E> WriteJob for Write<F, T, E>
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        let outcome = without_panic(|| work(tx));
        let outcome = unswallowed(outcome, tx);
        let is_kept = outcome.is_ok();
        self.outcome = Some(outcome);
        is_kept
    }

    fn refuse(&mut self, error: Error) {
        self.outcome = Some(Err(E::from(error)));
    }

    fn answer(self: Box<Self>, seq: Option<i64>) {
        let outcome = self.outcome.unwrap_or_else(|| Err(E::from(Error::Closed)));
        // Whoever asked may be gone; the act is done all the same.
        let _ = self.answer.send(outcome.map(|value| Committed { value, seq }));
    }
}

struct Read<F, T, E> {
    work: F,
    answer: oneshot::Sender<Result<(T, Vec<String>), E>>,
}

impl<F, T, E> ReadJob for Read<F, T, E>
where
    F: FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn is_abandoned(&self) -> bool {
        self.answer.is_closed()
    }

    fn run(self: Box<Self>, snapshot: &mut Snapshot<'_>) {
        let Read { work, answer } = *self;
        let outcome = without_panic(|| work(snapshot));
        let outcome = unswallowed(outcome, snapshot);
        let _ = answer.send(outcome.map(|value| (value, snapshot.take_tags())));
    }

    fn refuse(self: Box<Self>, error: Error) {
        let _ = self.answer.send(Err(E::from(error)));
    }
}

fn unswallowed<T, E: From<Error>>(outcome: Result<T, E>, snapshot: &Snapshot<'_>) -> Result<T, E> {
    match snapshot.swallowed() {
        Some(error) if outcome.is_ok() => Err(E::from(error)),
        _ => outcome,
    }
}

fn without_panic<T, E: From<Error>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        tracing::error!("a database command panicked: {}", panic_text(panic.as_ref()));
        Err(E::from(Error::Panicked))
    })
}

pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}
