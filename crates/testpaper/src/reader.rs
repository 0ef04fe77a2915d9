//! An answer as a reader gets it.

use bytes::Bytes;
use edge::EdgeBody;
use http::{HeaderMap, Response};
use http_body_util::BodyExt;

#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub(crate) async fn of(response: Response<EdgeBody>) -> Answer {
        let (head, body) = response.into_parts();
        let body =
            axum::body::Body::from(body).collect().await.expect("a page in memory does not break off").to_bytes();
        Answer { status: head.status.as_u16(), headers: head.headers, body }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page without the places in the change log that it was drawn at: what must be equal in two drawings.
    pub fn matter(&self) -> String {
        let text = self.text();
        let mut pieces = text.split("data-seq=\"");
        let mut matter = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            matter.push_str("data-seq=\"");
            matter.push_str(piece.trim_start_matches(|letter: char| letter.is_ascii_digit()));
        }
        matter
    }

    pub fn contains(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// A header's text; absent ones are empty.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }
}
