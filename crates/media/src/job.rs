//! What goes between the server and the worker: a header in JSON behind its length, then plain bytes.

use std::io::{self, Read};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Format, PictureLimits, Refusal};

/// The longest header that is read.
const HEADER_BYTES_MAX: u32 = 64 * 1024;

/// What the worker shall do; the picture follows until the end of its input.
#[derive(Debug, Serialize, Deserialize)]
pub struct Job {
    pub format: Format,
    pub limits: PictureLimits,
}

/// What the worker answers; the renditions follow in this order.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    Drawn(Drawn),
    Refused(Refusal),
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Drawn {
    pub width: u32,
    pub height: u32,
    pub colour: String,
    pub renditions: Vec<DrawnRendition>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct DrawnRendition {
    pub width: u32,
    pub height: u32,
    pub format: Format,
    pub size_bytes: usize,
}

/// A header with its length before it.
pub fn header(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let json = serde_json::to_vec(value)?;
    let length = u32::try_from(json.len()).map_err(io::Error::other)?;
    Ok([&length.to_be_bytes()[..], &json].concat())
}

/// Reads a header and leaves the input at the first byte after it.
pub fn read_header<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length > HEADER_BYTES_MAX {
        return Err(io::Error::other(format!("a header of {length} bytes is too long")));
    }
    let mut json = vec![0; length as usize];
    input.read_exact(&mut json)?;
    Ok(serde_json::from_slice(&json)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let job = Job { format: Format::Gif, limits: PictureLimits::default() };
        let mut written = header(&job).unwrap();
        written.extend_from_slice(b"rest");
        let mut input = written.as_slice();
        let read: Job = read_header(&mut input).unwrap();
        assert_eq!((read.format, read.limits, input), (job.format, job.limits, &b"rest"[..]));
    }

    #[test]
    fn a_foreign_header_is_refused() {
        assert!(read_header::<Job>(&mut &b"\xFF\xFF\xFF\xFFx"[..]).unwrap_err().to_string().contains("too long"));
        assert!(read_header::<Job>(&mut &b"\0\0"[..]).is_err());
        assert!(read_header::<Job>(&mut &b"\0\0\0\x02{}"[..]).is_err());
    }
}
