//! Whether a JPEG file reaches its end: the decoder would fill a missing rest with grey and say nothing.

/// Whether the end mark follows the picture's data. Thumbnails inside the headers do not count.
pub fn is_there(jpeg: &[u8]) -> bool {
    let Some(data) = start_of_data(jpeg) else { return false };
    // Inside the data FF is always followed by 00 or a restart mark, so FF D9 is the end itself.
    jpeg[data..].windows(2).any(|pair| pair == [0xFF, 0xD9])
}

/// Where the first scan begins, found by walking over the segments before it.
fn start_of_data(jpeg: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        at += jpeg.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        let marker = *jpeg.get(at + 1)?;
        match marker {
            0xFF => at += 1,
            0xDA => return Some(at + 2),
            0x00 | 0x01 | 0xD0..=0xD8 => at += 2,
            _ => at += 2 + usize::from(u16::from_be_bytes([*jpeg.get(at + 2)?, *jpeg.get(at + 3)?])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_counts_only_after_the_data() {
        let thumbnail = b"\xFF\xD8\xFF\xE1\x00\x06\xFF\xD9\x00\x00\xFF\xDA\x00\x02abc";
        assert!(!is_there(thumbnail));
        assert!(is_there(&[&thumbnail[..], b"\xFF\xD9trailer"].concat()));
        for short in [&b""[..], b"\xFF", b"\xFF\xD8\xFF", b"\xFF\xD8\xFF\xE1\xFF", b"\xFF\xD8\xFF\xD9"] {
            assert!(!is_there(short));
        }
    }
}
