//! Why a picture is not taken, in words for whoever sent it; and what may fail on our side.

use serde::{Deserialize, Serialize};

use crate::{BlobError, Kind};

/// A picture that is not taken, and what its sender can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("the file is empty; choose a picture")]
    Empty,
    #[error("the file has {}; {} is the most that is taken; save the picture smaller", mebibytes(*size_bytes), mebibytes(*bytes_max))]
    TooManyBytes { size_bytes: u64, bytes_max: u64 },
    #[error("{}", not_taken(*.0))]
    NotTaken(Kind),
    #[error("this is no picture that we know; JPEG, PNG, GIF and WebP are taken")]
    Unknown,
    #[error("the picture has {width} × {height} pixels; {} million is the most that is taken; save it smaller", pixels_max / 1_000_000)]
    TooManyPixels { width: u32, height: u32, pixels_max: u64 },
    #[error("the picture needs more than {} of memory to be opened; save it smaller or with 8 bits a colour", mebibytes(*memory_max))]
    TooMuchMemory { memory_max: u64 },
    #[error("the picture took longer than {seconds_max} seconds to open; save it smaller or in another format")]
    TooSlow { seconds_max: u32 },
    #[error("the picture is cut off: its end is missing; send it again")]
    CutOff,
    #[error("the picture is damaged ({reason}); open it in a picture program, save it anew and send that")]
    Damaged { reason: String },
}

/// A refusal, or a failure that is not the sender's fault.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("too many pictures are being taken in at this moment; try again in a minute")]
    Busy,
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error("the media worker {program} failed: {reason}")]
    Worker { program: String, reason: String },
}

fn mebibytes(bytes: u64) -> String {
    match bytes {
        0..0x10_0000 => format!("{} KiB", bytes.div_ceil(1024)),
        _ if bytes.is_multiple_of(0x10_0000) => format!("{} MiB", bytes >> 20),
        // Rounded up, so that a file a little too large never seems to have just the bound.
        _ => format!("{:.1} MiB", (bytes as f64 / 1_048_576.0 * 10.0).ceil() / 10.0),
    }
}

fn not_taken(kind: Kind) -> String {
    match kind {
        Kind::Avif | Kind::Heic | Kind::Tiff | Kind::Bmp => {
            format!("{}s are not taken yet; save it as JPEG, PNG or WebP", kind.name())
        }
        Kind::Svg => "SVG drawings are not taken, since they can hold programs; save it as PNG or WebP".to_owned(),
        _ => format!("this is a {}, not a picture; JPEG, PNG, GIF and WebP are taken", kind.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_name_the_number_that_was_exceeded_and_the_remedy() {
        let bytes = Refusal::TooManyBytes { size_bytes: (30 << 20) + 1, bytes_max: 30 << 20 };
        assert_eq!(
            bytes.to_string(),
            "the file has 30.1 MiB; 30 MiB is the most that is taken; save the picture smaller"
        );
        let pixels = Refusal::TooManyPixels { width: 60_000, height: 60_000, pixels_max: 80_000_000 };
        assert!(pixels.to_string().contains("60000 × 60000 pixels; 80 million"));
        let avif = Refusal::NotTaken(Kind::Avif);
        assert_eq!(avif.to_string(), "AVIF pictures are not taken yet; save it as JPEG, PNG or WebP");
        assert!(Refusal::NotTaken(Kind::Html).to_string().starts_with("this is a web page, not a picture"));
    }
}
