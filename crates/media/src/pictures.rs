//! Taking pictures in: bounds first, then a worker, then blobs for the original and everything drawn from it.

use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::{BlobKey, Blobs, Error, Format, Kind, PictureLimits, Refusal, WorkerCommand, sniff};

/// A picture that was taken in. Only its renditions are for readers: the original may say where it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The file as it came, untouched and private.
    pub original: BlobKey,
    pub format: Format,
    /// Pixels of the original when it is held upright.
    pub width: u32,
    pub height: u32,
    /// The commonest colour as `#rrggbb`, to show while the picture loads.
    pub colour: String,
    /// WebP from the narrowest to the widest, then one JPEG for link previews and old programs.
    pub renditions: Vec<Rendition>,
}

/// One size of a picture, upright, in sRGB and without any metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    pub width: u32,
    pub height: u32,
    pub format: Format,
    pub key: BlobKey,
    pub size_bytes: u64,
}

/// Takes pictures in, a few at a time; clones share the queue.
#[derive(Clone)]
pub struct Pictures {
    blobs: Blobs,
    worker: WorkerCommand,
    limits: PictureLimits,
    queue: Arc<Semaphore>,
    workers: Arc<Semaphore>,
}

/// Workers at a time, and pictures that may wait in memory for one.
const WORKERS_MAX: usize = 2;
const WAITING_MAX: usize = 14;

impl Pictures {
    pub fn new(blobs: Blobs, worker: WorkerCommand, limits: PictureLimits) -> Self {
        let queue = Arc::new(Semaphore::new(WORKERS_MAX + WAITING_MAX));
        Self { blobs, worker, limits, queue, workers: Arc::new(Semaphore::new(WORKERS_MAX)) }
    }

    pub fn limits(&self) -> &PictureLimits {
        &self.limits
    }

    /// Takes a picture in, or says why not. Of a refused picture nothing is kept.
    ///
    /// # Errors
    /// [`Error::Refused`] speaks to the sender; the others are ours, and trying again later may help.
    pub async fn take_in(&self, picture: Bytes) -> Result<Taken, Error> {
        let format = self.admitted(&picture)?;
        let _place = self.queue.try_acquire().map_err(|_| Error::Busy)?;
        let (drawn, bytes) = {
            let _turn = self.workers.acquire().await.map_err(|_| Error::Busy)?;
            self.worker.draw(&picture, format, &self.limits).await?
        };
        let mut renditions = Vec::with_capacity(drawn.renditions.len());
        let mut rest = bytes;
        for rendition in drawn.renditions {
            let content = rest.split_to(rendition.size_bytes);
            renditions.push(Rendition {
                width: rendition.width,
                height: rendition.height,
                format: rendition.format,
                size_bytes: content.len() as u64,
                key: self.blobs.put(content).await?,
            });
        }
        let original = self.blobs.put(picture).await?;
        tracing::debug!(original = original.as_str(), renditions = renditions.len(), "took a picture in");
        Ok(Taken { original, format, width: drawn.width, height: drawn.height, colour: drawn.colour, renditions })
    }

    /// What can be refused without a worker.
    fn admitted(&self, picture: &[u8]) -> Result<Format, Refusal> {
        let size_bytes = picture.len() as u64;
        if size_bytes == 0 {
            return Err(Refusal::Empty);
        }
        if size_bytes > self.limits.bytes_max {
            return Err(Refusal::TooManyBytes { size_bytes, bytes_max: self.limits.bytes_max });
        }
        match sniff(picture) {
            Some(Kind::Picture(format)) => Ok(format),
            Some(kind) => Err(Refusal::NotTaken(kind)),
            None => Err(Refusal::Unknown),
        }
    }
}
