//! The body of a request whose sender may not pause for ever.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::Sleep;

pub(super) struct PatientBody {
    body: Body,
    pause_max: Duration,
    pause: Option<Pin<Box<Sleep>>>,
}

#[derive(Debug, thiserror::Error)]
#[error("the body of the request paused for more than {} seconds", .0.as_secs())]
struct Paused(Duration);

impl PatientBody {
    pub fn new(body: Body, pause_max: Duration) -> PatientBody {
        PatientBody { body, pause_max, pause: None }
    }
}

impl http_body::Body for PatientBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
            this.pause = None;
            return Poll::Ready(frame);
        }
        let pause_max = this.pause_max;
        let pause = this.pause.get_or_insert_with(|| Box::pin(tokio::time::sleep(pause_max)));
        pause.as_mut().poll(context).map(|()| Some(Err(axum::Error::new(Paused(pause_max)))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stops_half_way_ends_in_an_error() {
        let chunks = futures_util::stream::once(async { Ok::<_, std::io::Error>(Bytes::from_static(b"half")) });
        let silence = futures_util::stream::pending();
        let body = Body::from_stream(futures_util::StreamExt::chain(chunks, silence));
        let mut patient = PatientBody::new(body, Duration::from_secs(30));
        assert!(patient.frame().await.unwrap().is_ok());
        let problem = patient.frame().await.unwrap().unwrap_err();
        assert!(problem.to_string().contains("30 seconds"), "{problem}");
    }
}
