//! Whole bodies pressed in one go.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;

use super::negotiate::Encoding;

/// How hard to press: pages change within minutes, immutable files are worth a second's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    Page,
    Immutable,
}

/// Presses `bytes`; `None` for the identity. Takes about a millisecond for 55 KB, so not on a runtime thread.
pub(crate) fn press(bytes: &[u8], encoding: Encoding, effort: Effort) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Identity => None,
        Encoding::Gzip => Some(gzip(bytes)),
        Encoding::Brotli => Some(brotli(bytes, effort)),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(bytes).expect("writing to memory does not fail");
    encoder.finish().expect("writing to memory does not fail")
}

fn brotli(bytes: &[u8], effort: Effort) -> Vec<u8> {
    let quality = match effort {
        Effort::Page => PAGE_QUALITY,
        Effort::Immutable => 11,
    };
    brotli_with(bytes, &BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() })
}

pub(super) const PAGE_QUALITY: i32 = 5;

pub(super) fn brotli_with(bytes: &[u8], params: &BrotliEncoderParams) -> Vec<u8> {
    let mut pressed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &*bytes, &mut pressed, params).expect("writing to memory does not fail");
    pressed
}
