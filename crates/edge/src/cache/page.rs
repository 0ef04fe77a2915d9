//! A kept page: what its handler rendered, put together with the parts that it shares with others.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};
use sha2::{Digest, Sha256};
use tokio::sync::{OnceCell, Semaphore};
use tokio::time::Instant;

use super::cdn;
use super::face::Face;
use crate::encoding::{Effort, Encoding, Segment, are_pressed, join, press};
use crate::keep::{Keep, PartName, Stale};
use crate::slots::{Seq, Slots, TagMark};

/// One answer of a handler. It stays good while its own tags rest, whatever its parts do.
pub(crate) struct Rendering {
    pub as_of: Seq,
    pub made_at: Instant,
    pub marks: Vec<TagMark>,
    pub keep: Keep,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub pieces: Vec<KeptPiece>,
}

pub(crate) enum KeptPiece {
    Own(Segment),
    Part(PartName),
}

/// A piece that many pages share, with its own age.
pub(crate) struct Part {
    pub as_of: Seq,
    pub marks: Vec<TagMark>,
    pub segment: Segment,
}

/// A rendering with the parts it had when it was put together.
pub(crate) struct Page {
    pub rendering: Arc<Rendering>,
    parts: Vec<Arc<Part>>,
    headers: HeaderMap,
    digest: String,
    is_pressable: bool,
    weight_bytes: u64,
    /// The epoch of the slots at which all marks were last seen fresh: mostly still the present one.
    seen_fresh: AtomicU64,
    faces: [OnceCell<Face>; 3],
}

impl Rendering {
    pub fn is_fresh(&self, slots: &Slots) -> bool {
        !self.has_expired() && slots.is_fresh(self.as_of, &self.marks)
    }

    fn suits(&self, slots: &Slots, arrival: Seq) -> bool {
        !self.has_expired() && suits(slots, self.as_of, &self.marks, arrival)
    }

    fn has_expired(&self) -> bool {
        self.keep.max_age.is_some_and(|max_age| self.made_at.elapsed() >= max_age)
    }
}

impl Part {
    pub fn is_fresh(&self, slots: &Slots) -> bool {
        slots.is_fresh(self.as_of, &self.marks)
    }

    pub fn suits(&self, slots: &Slots, arrival: Seq) -> bool {
        suits(slots, self.as_of, &self.marks, arrival)
    }

    pub fn weight_bytes(&self) -> u64 {
        weight(self.segment.plain.len(), self.marks.len())
    }
}

/// Good enough for who asked at `arrival`: fresh, or at least rendered from a snapshot taken after that.
fn suits(slots: &Slots, as_of: Seq, marks: &[TagMark], arrival: Seq) -> bool {
    slots.is_fresh(as_of, marks) || (as_of >= arrival && !slots.is_taken_down(as_of, marks))
}

impl Page {
    /// `parts` are those that the rendering's pieces name, in their order.
    pub fn compose(rendering: Arc<Rendering>, parts: Vec<Arc<Part>>) -> Page {
        let own_bytes: usize = rendering.pieces.iter().map(KeptPiece::own_len).sum();
        let part_bytes: usize = parts.iter().map(|part| part.segment.plain.len()).sum();
        let mut page = Page {
            headers: HeaderMap::new(),
            digest: String::new(),
            is_pressable: own_bytes + part_bytes >= PRESSABLE_BYTES_MIN && is_text(&rendering.headers),
            weight_bytes: weight(own_bytes + part_bytes, rendering.marks.len()),
            seen_fresh: AtomicU64::new(u64::MAX),
            faces: Default::default(),
            rendering,
            parts,
        };
        page.digest = page.content_digest();
        page.headers = page.common_headers();
        page
    }

    pub fn is_fresh(&self, slots: &Slots) -> bool {
        if self.rendering.has_expired() {
            return false;
        }
        let epoch = slots.epoch();
        if self.seen_fresh.load(Ordering::Relaxed) == epoch {
            return true;
        }
        let is_fresh = self.rendering.is_fresh(slots) && self.parts.iter().all(|part| part.is_fresh(slots));
        if is_fresh {
            self.seen_fresh.store(epoch, Ordering::Relaxed);
        }
        is_fresh
    }

    /// Whether whoever asked when `arrival` was the newest change may be given this page.
    pub fn suits(&self, slots: &Slots, arrival: Seq) -> bool {
        self.rendering.suits(slots, arrival) && self.parts.iter().all(|part| part.suits(slots, arrival))
    }

    /// Whether an outdated copy may still be shown: nothing in it was taken down, and its handler agrees.
    pub fn may_stand_in(&self, slots: &Slots) -> bool {
        let is_up = |as_of, marks| !slots.is_taken_down(as_of, marks);
        self.rendering.keep.stale == Stale::Allowed
            && is_up(self.rendering.as_of, &self.rendering.marks)
            && self.parts.iter().all(|part| is_up(part.as_of, &part.marks))
    }

    pub fn age(&self) -> Duration {
        self.rendering.made_at.elapsed()
    }

    pub fn weight_bytes(&self) -> u64 {
        self.weight_bytes
    }

    pub fn encoding_for(&self, asked: &HeaderMap) -> Encoding {
        match self.is_pressable {
            true => Encoding::preferred(asked.get(http::header::ACCEPT_ENCODING)),
            false => Encoding::Identity,
        }
    }

    /// The face in this encoding if somebody needed it before, or if it is joined without pressing anything.
    pub fn ready_face(&self, encoding: Encoding) -> Option<&Face> {
        let face = &self.faces[encoding as usize];
        if face.get().is_none() {
            let segments = self.segments();
            if segments.len() < 2 || !are_pressed(&segments, encoding) {
                return None;
            }
            // Whoever was quicker made the same.
            let _ = face.set(self.draw_face(encoding));
        }
        face.get()
    }

    /// The face in this encoding, pressed now if need be, off the runtime threads; `presses` bounds how
    /// many at once, since each takes some megabytes.
    pub async fn face(self: &Arc<Page>, encoding: Encoding, presses: &Semaphore) -> &Face {
        let press = async || {
            if encoding == Encoding::Identity {
                return self.draw_face(encoding);
            }
            let _permit = presses.acquire().await;
            let page = Arc::clone(self);
            match tokio::task::spawn_blocking(move || page.draw_face(encoding)).await {
                Ok(face) => face,
                Err(_) => self.draw_face(Encoding::Identity),
            }
        };
        self.faces[encoding as usize].get_or_init(press).await
    }

    fn draw_face(&self, encoding: Encoding) -> Face {
        let segments = self.segments();
        let plain_bytes: usize = segments.iter().map(|segment| segment.plain.len()).sum();
        let pressed: Option<Bytes> = match (segments.as_slice(), encoding) {
            (_, Encoding::Identity) => None,
            ([only], _) => press(&only.plain, encoding, self.effort()).map(Bytes::from),
            _ => Some(join(&segments, encoding).into()),
        };
        let drawn = |encoding, body| Face::new(self.rendering.status, &self.headers, &self.digest, encoding, body);
        match pressed {
            Some(body) if body.len() < plain_bytes => drawn(encoding, body),
            _ => drawn(Encoding::Identity, self.plain()),
        }
    }

    fn plain(&self) -> Bytes {
        match self.segments().as_slice() {
            [only] => only.plain.clone(),
            segments => join(segments, Encoding::Identity).into(),
        }
    }

    fn effort(&self) -> Effort {
        match self.rendering.keep.is_immutable {
            true => Effort::Immutable,
            false => Effort::Page,
        }
    }

    fn segments<'a>(&'a self) -> Vec<&'a Segment> {
        let mut parts = self.parts.iter();
        let segment_of = |piece: &'a KeptPiece| match piece {
            KeptPiece::Own(segment) => Some(segment),
            KeptPiece::Part(_) => parts.next().map(|part| &part.segment),
        };
        self.rendering.pieces.iter().filter_map(segment_of).collect()
    }

    /// Made of the pieces' digests, so that putting together anew does not read all bytes again.
    fn content_digest(&self) -> String {
        let mut hasher = Sha256::new();
        for segment in self.segments() {
            hasher.update(segment.digest);
        }
        hasher.finalize()[..12].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn common_headers(&self) -> HeaderMap {
        let mut headers = self.rendering.headers.clone();
        if self.is_pressable {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        let marks: BTreeSet<TagMark> =
            self.parts.iter().flat_map(|part| &part.marks).chain(&self.rendering.marks).copied().collect();
        cdn::name(&mut headers, marks);
        headers
    }
}

impl KeptPiece {
    pub fn part_name(&self) -> Option<&PartName> {
        match self {
            KeptPiece::Own(_) => None,
            KeptPiece::Part(name) => Some(name),
        }
    }

    fn own_len(&self) -> usize {
        match self {
            KeptPiece::Own(segment) => segment.plain.len(),
            KeptPiece::Part(_) => 0,
        }
    }
}

/// Below this, pressing saves no packet.
const PRESSABLE_BYTES_MIN: usize = 256;

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = kind.split(';').next().unwrap_or("").trim();
    essence.starts_with("text/")
        || ["json", "xml", "javascript"].iter().any(|end| essence.ends_with(end))
        || essence == "application/wasm"
}

/// What a page may come to: plain, both pressed forms at half of it together, headers and the entry itself.
/// Stated once, because the cache must not see a weight change.
fn weight(plain_bytes: usize, marks: usize) -> u64 {
    (plain_bytes + plain_bytes / 2 + 3_072 + 2 * marks) as u64
}
