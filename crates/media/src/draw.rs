//! Drawing the renditions of a picture: decoded within bounds, scaled, turned upright, in sRGB, with nothing attached.

use std::io::{Cursor, ErrorKind};

use fast_image_resize::{
    PixelType, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
    codecs::jpeg::JpegEncoder, error::LimitErrorKind, metadata::Orientation,
};

use crate::{
    Format, PictureLimits, Refusal, colour,
    job::{Drawn, DrawnRendition},
    jpeg_end,
    webp::{self, Pixels, WEBP_SIDE_MAX},
};

/// The widths that pages choose from; none above the original's.
const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];

/// The width of the JPEG picture for whoever cannot show WebP, and for link previews.
const JPEG_WIDTH: u32 = 1280;

/// A rendition of a tall picture is narrowed until it has no more.
const RENDITION_PIXELS_MAX: f64 = 12_000_000.0;

const WEBP_QUALITY: f32 = 78.0;
const JPEG_QUALITY: u8 = 82;

/// Width and height.
type Size = (u32, u32);

/// Draws all renditions; their bytes come in the order in which they are listed.
pub fn draw(picture: &[u8], format: Format, limits: &PictureLimits) -> Result<(Drawn, Vec<u8>), Refusal> {
    let mut decoder = open(picture, format, limits)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let (width, height) = upright(decoder.dimensions(), orientation);
    let whole = decode(decoder, limits)?;
    let sizes = sizes((width, height));
    let mut master = scaled(&whole, upright(sizes[sizes.len() - 1], orientation))?;
    drop(whole);
    master.apply_orientation(orientation);
    let master = colour::to_srgb(master, profile.as_deref());
    let (renditions, bytes) = encode_all(&master, &sizes)?;
    Ok((Drawn { width, height, colour: colour::dominant(&master), renditions }, bytes))
}

/// Reads the header only, and refuses what would be too large before a pixel is decoded.
fn open<'a>(picture: &'a [u8], format: Format, limits: &PictureLimits) -> Result<impl ImageDecoder + 'a, Refusal> {
    if format == Format::Jpeg && !jpeg_end::is_there(picture) {
        return Err(Refusal::CutOff);
    }
    let mut reader = ImageReader::with_format(Cursor::new(picture), image_format(format));
    let mut bounds = Limits::no_limits();
    bounds.max_alloc = Some(limits.memory_max / 2);
    reader.limits(bounds);
    let decoder = reader.into_decoder().map_err(|error| refusal(error, limits))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Refusal::Damaged { reason: "it has no width or no height".to_owned() });
    }
    if u64::from(width) * u64::from(height) > limits.pixels_max {
        return Err(Refusal::TooManyPixels { width, height, pixels_max: limits.pixels_max });
    }
    if decoder.total_bytes() > limits.memory_max / 2 {
        return Err(Refusal::TooMuchMemory { memory_max: limits.memory_max });
    }
    Ok(decoder)
}

/// All pixels, with three or four bytes each; of moving pictures the first.
fn decode(decoder: impl ImageDecoder, limits: &PictureLimits) -> Result<DynamicImage, Refusal> {
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(error, limits))?;
    Ok(if picture.color().has_alpha() { picture.into_rgba8().into() } else { picture.into_rgb8().into() })
}

/// The sizes of the WebP renditions, the smallest first; the last is the largest that readers get.
fn sizes(original: Size) -> Vec<Size> {
    let own = original.0.min(WIDTHS[WIDTHS.len() - 1]);
    // A width that is almost the original's own is not worth a file.
    let smaller = WIDTHS.into_iter().filter(|width| u64::from(*width) * 11 < u64::from(own) * 10);
    let mut sizes: Vec<Size> = smaller.chain([own]).map(|width| fitted(original, width)).collect();
    sizes.dedup();
    sizes
}

/// The size of the original when it is that wide, or narrower if it would be too tall.
fn fitted((width, height): Size, wanted: u32) -> Size {
    let (w, h) = (f64::from(width), f64::from(height));
    let tallest = f64::from(WEBP_SIDE_MAX) / h;
    let largest = (RENDITION_PIXELS_MAX / (w * h)).sqrt();
    let scale = (f64::from(wanted) / w).min(tallest).min(largest).min(1.0);
    let side = |length: f64| ((length * scale).round() as u32).clamp(1, WEBP_SIDE_MAX);
    (side(w), side(h))
}

fn scaled(picture: &DynamicImage, (width, height): Size) -> Result<DynamicImage, Refusal> {
    if (picture.width(), picture.height()) == (width, height) {
        return Ok(picture.clone());
    }
    let pixels = if picture.color().has_alpha() { PixelType::U8x4 } else { PixelType::U8x3 };
    let mut small = Image::new(width, height, pixels);
    let resized = ImageRef::new(picture.width(), picture.height(), picture.as_bytes(), pixels)
        .map_err(|error| error.to_string())
        .and_then(|whole| {
            let options = ResizeOptions::new();
            Resizer::new().resize(&whole, &mut small, &options).map_err(|error| error.to_string())
        });
    resized.map_err(|reason| Refusal::Damaged { reason })?;
    let bytes = small.into_vec();
    let small = match pixels {
        PixelType::U8x4 => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
    };
    Ok(small.expect("a scaled picture has the size that was asked for"))
}

fn encode_all(master: &DynamicImage, sizes: &[Size]) -> Result<(Vec<DrawnRendition>, Vec<u8>), Refusal> {
    let (mut renditions, mut bytes) = (Vec::new(), Vec::new());
    let mut add = |size: Size, format: Format, encoded: Vec<u8>| {
        renditions.push(DrawnRendition { width: size.0, height: size.1, format, size_bytes: encoded.len() });
        bytes.extend(encoded);
    };
    for size in sizes {
        add(*size, Format::Webp, as_webp(&scaled(master, *size)?)?);
    }
    let preview = fitted((master.width(), master.height()), JPEG_WIDTH);
    add(preview, Format::Jpeg, as_jpeg(&scaled(master, preview)?)?);
    Ok((renditions, bytes))
}

fn as_webp(picture: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let (width, height) = (picture.width(), picture.height());
    let pixels = Pixels { width, height, bytes: picture.as_bytes(), has_alpha: picture.color().has_alpha() };
    webp::encode(&pixels, WEBP_QUALITY).ok_or(Refusal::Damaged { reason: "it cannot be written as WebP".to_owned() })
}

/// What shines through is shown on white, since JPEG knows no transparency.
fn as_jpeg(picture: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let opaque = match picture {
        DynamicImage::ImageRgba8(pixels) => {
            let (width, height) = pixels.dimensions();
            RgbImage::from_fn(width, height, |x, y| image::Rgb(colour::on_white(pixels.get_pixel(x, y).0)))
        }
        _ => picture.to_rgb8(),
    };
    let mut jpeg = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY).encode_image(&opaque);
    encoded.map_err(|error| Refusal::Damaged { reason: error.to_string() })?;
    Ok(jpeg)
}

fn upright((width, height): Size, orientation: Orientation) -> Size {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            (height, width)
        }
        _ => (width, height),
    }
}

fn image_format(format: Format) -> ImageFormat {
    match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Gif => ImageFormat::Gif,
        Format::Webp => ImageFormat::WebP,
    }
}

/// The decoder's error in plain words; its own are for programmers.
fn refusal(error: ImageError, limits: &PictureLimits) -> Refusal {
    let damaged = |reason: &str| Refusal::Damaged { reason: reason.to_owned() };
    match &error {
        ImageError::Limits(limit) if limit.kind() == LimitErrorKind::InsufficientMemory => {
            Refusal::TooMuchMemory { memory_max: limits.memory_max }
        }
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => Refusal::CutOff,
        ImageError::Unsupported(_) => damaged("it is of a rare variety that we cannot read"),
        _ => damaged("its data break the rules of its format"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rendition_is_larger_than_the_original() {
        assert_eq!(sizes((4000, 3000)), [(320, 240), (640, 480), (960, 720), (1280, 960), (1920, 1440)]);
        assert_eq!(sizes((1000, 500)), [(320, 160), (640, 320), (1000, 500)]);
        assert_eq!(sizes((200, 100)), [(200, 100)]);
        assert_eq!(sizes((1, 1)), [(1, 1)]);
    }

    #[test]
    fn tall_and_wide_strips_stay_within_bounds() {
        for original in [(1, 60_000), (60_000, 1), (1_000, 60_000), (3, 80_000_000)] {
            for (width, height) in sizes(original) {
                assert!(width >= 1 && height >= 1 && width <= 1920 && height <= WEBP_SIDE_MAX, "{original:?}");
                assert!(f64::from(width) * f64::from(height) <= RENDITION_PIXELS_MAX * 1.01);
            }
        }
    }
}
