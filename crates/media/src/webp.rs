//! WebP out, by libwebp: the one place of this crate that speaks C.

use std::ptr;

use libwebp_sys::{WebPEncodeRGB, WebPEncodeRGBA, WebPFree};

/// No side of a WebP picture is longer.
pub const WEBP_SIDE_MAX: u32 = 16_383;

/// Pixels of 8 bits a colour, row by row, three or four bytes each.
pub struct Pixels<'a> {
    pub width: u32,
    pub height: u32,
    pub bytes: &'a [u8],
    pub has_alpha: bool,
}

/// The picture as lossy WebP of a quality from 0 to 100; nothing if libwebp cannot.
#[allow(unsafe_code)] // libwebp is C: it reads the pixels through a pointer and hands back memory of its own.
pub fn encode(pixels: &Pixels, quality: f32) -> Option<Vec<u8>> {
    let depth: u32 = if pixels.has_alpha { 4 } else { 3 };
    let size = u64::from(pixels.width) * u64::from(pixels.height) * u64::from(depth);
    if pixels.width.max(pixels.height) > WEBP_SIDE_MAX || pixels.bytes.len() as u64 != size || size == 0 {
        return None;
    }
    // Sides of at most 16,383 keep every number here far inside an i32.
    let (width, height, stride) = (pixels.width as i32, pixels.height as i32, (pixels.width * depth) as i32);
    let encode = if pixels.has_alpha { WebPEncodeRGBA } else { WebPEncodeRGB };
    let mut output = ptr::null_mut();
    // SAFETY: the bytes hold `height` rows of `stride` (checked above); `output` is set to a block of the returned
    // length, which is copied and freed once, or stays null when nothing was encoded.
    unsafe {
        let written = encode(pixels.bytes.as_ptr(), width, height, stride, quality, &mut output);
        if written == 0 || output.is_null() {
            return None;
        }
        let webp = std::slice::from_raw_parts(output, written).to_vec();
        WebPFree(output.cast());
        Some(webp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(width: u32, height: u32, bytes: &[u8], has_alpha: bool) -> Option<Vec<u8>> {
        encode(&Pixels { width, height, bytes, has_alpha }, 80.0)
    }

    #[test]
    fn pixels_become_a_webp_file() {
        let webp = pixels(4, 2, &[200; 24], false).unwrap();
        assert!(webp.starts_with(b"RIFF") && webp[8..12] == *b"WEBP");
        assert!(pixels(4, 2, &[100; 32], true).is_some());
    }

    #[test]
    fn a_wrong_size_is_refused_before_c_sees_it() {
        assert_eq!(pixels(4, 2, &[200; 23], false), None);
        assert_eq!(pixels(0, 2, &[], false), None);
        assert_eq!(pixels(WEBP_SIDE_MAX + 1, 1, &vec![0; 49_152], false), None);
    }
}
