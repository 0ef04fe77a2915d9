//! What a file really is, told from its first bytes; its name and the sender's word do not count.

use serde::{Deserialize, Serialize};

/// The sorts of pictures that are taken in, and given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Jpeg,
    Png,
    Gif,
    Webp,
}

/// What bytes were recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Picture(Format),
    Avif,
    Heic,
    Svg,
    Tiff,
    Bmp,
    Html,
    Pdf,
    Zip,
}

/// How far into a text file an `<svg` or `<html` is looked for.
const TEXT_BYTES_READ: usize = 1024;

impl Format {
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }

    /// The ending of file names, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
        }
    }
}

impl Kind {
    /// What people call it, in the middle of a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Picture(Format::Jpeg) => "JPEG picture",
            Self::Picture(Format::Png) => "PNG picture",
            Self::Picture(Format::Gif) => "GIF picture",
            Self::Picture(Format::Webp) => "WebP picture",
            Self::Avif => "AVIF picture",
            Self::Heic => "HEIC picture",
            Self::Svg => "SVG drawing",
            Self::Tiff => "TIFF picture",
            Self::Bmp => "BMP picture",
            Self::Html => "web page",
            Self::Pdf => "PDF document",
            Self::Zip => "ZIP archive",
        }
    }
}

/// Recognises pictures and what is most often sent in their place.
pub fn sniff(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(Kind::Picture(Format::Jpeg)),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Kind::Picture(Format::Png)),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Kind::Picture(Format::Gif)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::Picture(Format::Webp)),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => iso_media(brand),
        [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..] => Some(Kind::Tiff),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some(Kind::Bmp),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Kind::Pdf),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Kind::Zip),
        _ => text(bytes),
    }
}

fn iso_media(brand: &[u8]) -> Option<Kind> {
    match brand.get(..4)? {
        b"avif" | b"avis" => Some(Kind::Avif),
        b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => Some(Kind::Heic),
        _ => None,
    }
}

fn text(bytes: &[u8]) -> Option<Kind> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(TEXT_BYTES_READ)]).to_lowercase();
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    if !start.starts_with('<') {
        return None;
    }
    if start.contains("<svg") {
        return Some(Kind::Svg);
    }
    let html = ["<!doctype html", "<html", "<head", "<body", "<script", "<!--", "<iframe", "<p", "<div"];
    html.iter().any(|tag| start.starts_with(tag)).then_some(Kind::Html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        for (bytes, kind) in [
            (&b"\xFF\xD8\xFF\xE0rest"[..], Kind::Picture(Format::Jpeg)),
            (b"\x89PNG\r\n\x1A\n....", Kind::Picture(Format::Png)),
            (b"GIF89a....", Kind::Picture(Format::Gif)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Kind::Picture(Format::Webp)),
            (b"\0\0\0\x20ftypavif....", Kind::Avif),
            (b"\0\0\0\x20ftypheic....", Kind::Heic),
            (b"<?xml version='1.0'?>\n<!-- x --><svg onload=1>", Kind::Svg),
            (b"\xEF\xBB\xBF <!DOCTYPE html><p>", Kind::Html),
            (b"<ScRiPt>alert(1)</script>", Kind::Html),
            (b"%PDF-1.7", Kind::Pdf),
            (b"PK\x03\x04....", Kind::Zip),
            (b"II\x2A\0....", Kind::Tiff),
        ] {
            assert_eq!(sniff(bytes), Some(kind), "{}", kind.name());
        }
        for unknown in [&b""[..], b"\0\0\0\x20ftyp", b"\0\0\0\x20ftypisom", b"hello", b"<", b"\xFF\xD8"] {
            assert_eq!(sniff(unknown), None);
        }
    }
}
