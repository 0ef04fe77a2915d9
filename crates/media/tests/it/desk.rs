//! What the other tests stand on: a folder of blobs, the worker of this crate, pictures made by hand.

use std::io::Cursor;

use bytes::Bytes;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use media::{Blobs, Error, Format, PictureLimits, Pictures, Refusal, Rendition, Taken, WorkerCommand};
use tempfile::TempDir;

pub struct Desk {
    pub blobs: Blobs,
    pub pictures: Pictures,
    pub folder: TempDir,
}

pub fn worker() -> WorkerCommand {
    WorkerCommand { program: env!("CARGO_BIN_EXE_media-worker").into(), args: Vec::new() }
}

impl Desk {
    pub fn new() -> Self {
        Self::with(worker(), PictureLimits::default())
    }

    pub fn with(worker: WorkerCommand, limits: PictureLimits) -> Self {
        let folder = TempDir::new().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        Self { pictures: Pictures::new(blobs.clone(), worker, limits), blobs, folder }
    }

    pub async fn take(&self, picture: impl Into<Bytes>) -> Taken {
        self.pictures.take_in(picture.into()).await.unwrap()
    }

    pub async fn refusal(&self, picture: impl Into<Bytes>) -> Refusal {
        match self.pictures.take_in(picture.into()).await {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub async fn bytes(&self, rendition: &Rendition) -> Bytes {
        self.blobs.get(&rendition.key).await.unwrap().unwrap()
    }

    pub async fn open(&self, rendition: &Rendition) -> DynamicImage {
        let format = if rendition.format == Format::Jpeg { ImageFormat::Jpeg } else { ImageFormat::WebP };
        image::load_from_memory_with_format(&self.bytes(rendition).await, format).unwrap()
    }

    /// How many files lie in the folder of blobs.
    pub fn files(&self) -> usize {
        fn count(folder: &std::path::Path) -> usize {
            let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
        }
        count(self.folder.path())
    }
}

/// A picture whose left half is red and whose right half is blue.
pub fn red_and_blue(width: u32, height: u32) -> DynamicImage {
    let colour = |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    RgbImage::from_fn(width, height, colour).into()
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG whose EXIF says how the camera was held, its serial number and where the picture was taken.
pub fn jpeg_with_exif(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let jpeg = encoded(picture, ImageFormat::Jpeg);
    let exif = exif(orientation);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xFF\xE1", &length, &exif, &jpeg[2..]].concat()
}

/// TIFF structure, big-endian: orientation, body serial number, pointer to a GPS directory with latitude and longitude.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    let serial = b"SERIAL-4711\0";
    let (gps_at, serial_at, degrees_at) = (8 + 2 + 3 * 12 + 4, 100, 120);
    let mut tiff = b"MM\0\x2A\0\0\0\x08\0\x03".to_vec();
    tiff.extend(entry(0x0112, 3, 1, u32::from(orientation) << 16));
    tiff.extend(entry(0xA431, 2, serial.len() as u32, serial_at));
    tiff.extend(entry(0x8825, 4, 1, gps_at));
    tiff.extend([0; 4]);
    tiff.extend(b"\0\x02");
    tiff.extend(entry(0x0001, 2, 2, u32::from_be_bytes(*b"N\0\0\0")));
    tiff.extend(entry(0x0002, 5, 3, degrees_at));
    tiff.extend([0; 4]);
    tiff.resize(serial_at as usize, 0);
    tiff.extend(serial);
    tiff.resize(degrees_at as usize, 0);
    tiff.extend(b"GPSDEGREES4711GPSDEGREES");
    [b"Exif\0\0", &tiff[..]].concat()
}

/// What must never be found in what readers get.
pub const PRIVATE: [&[u8]; 7] =
    [b"Exif", b"EXIF", b"SERIAL-4711", b"GPSDEGREES", b"GPS", b"http://ns.adobe.com", b"XMP "];

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
