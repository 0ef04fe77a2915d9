//! Colours: from a camera's own space to everybody's, and the one colour that stands for a picture while it loads.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Profiles beyond this are not read; those of cameras and screens have a few kilobytes.
const PROFILE_BYTES_MAX: usize = 1 << 20;

/// The picture in sRGB, since renditions carry no profile; unchanged where the profile cannot be used.
pub fn to_srgb(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(profile) = profile.filter(|profile| profile.len() <= PROFILE_BYTES_MAX) else { return picture };
    converted(&picture, profile).unwrap_or(picture)
}

fn converted(picture: &DynamicImage, profile: &[u8]) -> Option<DynamicImage> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let layout = if picture.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let options = TransformOptions::default();
    let transform = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options).ok()?;
    let mut changed = picture.clone();
    let into = match &mut changed {
        DynamicImage::ImageRgb8(pixels) => pixels.as_mut(),
        DynamicImage::ImageRgba8(pixels) => pixels.as_mut(),
        _ => return None,
    };
    transform.transform(picture.as_bytes(), into).ok()?;
    Some(changed)
}

/// The mean of the commonest colours as `#rrggbb`, transparent parts taken for white.
pub fn dominant(picture: &DynamicImage) -> String {
    let mut buckets = vec![(0u32, [0u32; 3]); 512];
    for pixel in picture.thumbnail(64, 64).to_rgba8().pixels() {
        let colour = on_white(pixel.0);
        let bucket = &mut buckets[bucket_of(colour)];
        bucket.0 += 1;
        for (sum, value) in bucket.1.iter_mut().zip(colour) {
            *sum += u32::from(value);
        }
    }
    let (count, sums) = buckets.into_iter().max_by_key(|(count, _)| *count).unwrap_or_default();
    let [red, green, blue] = sums.map(|sum| sum / count.max(1));
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Eight steps of each colour.
fn bucket_of([red, green, blue]: [u8; 3]) -> usize {
    usize::from(red >> 5) << 6 | usize::from(green >> 5) << 3 | usize::from(blue >> 5)
}

/// A pixel as it looks on white paper.
pub fn on_white([red, green, blue, alpha]: [u8; 4]) -> [u8; 3] {
    let alpha = u32::from(alpha);
    [red, green, blue].map(|value| ((u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    #[test]
    fn the_commonest_colour_wins_over_the_mean() {
        let picture = RgbImage::from_fn(90, 60, |x, _| if x < 60 { Rgb([200, 16, 16]) } else { Rgb([0, 0, 255]) });
        assert_eq!(dominant(&picture.into()), "#c81010");
        let glass = RgbaImage::from_pixel(8, 8, Rgba([9, 9, 9, 0]));
        assert_eq!(dominant(&glass.into()), "#ffffff");
    }

    #[test]
    fn a_wide_profile_is_brought_to_srgb_and_a_broken_one_ignored() {
        let picture: DynamicImage = RgbImage::from_pixel(4, 4, Rgb([200, 80, 80])).into();
        let display_p3 = ColorProfile::new_display_p3().encode().unwrap();
        let changed = to_srgb(picture.clone(), Some(&display_p3)).to_rgb8();
        assert!(changed.get_pixel(0, 0).0[0] > 205, "{:?}", changed.get_pixel(0, 0));
        let srgb = ColorProfile::new_srgb().encode().unwrap();
        let same = to_srgb(picture.clone(), Some(&srgb)).to_rgb8();
        assert!(same.get_pixel(0, 0).0[0].abs_diff(200) <= 1);
        assert_eq!(to_srgb(picture.clone(), Some(b"no profile")), picture);
        assert_eq!(to_srgb(picture.clone(), None), picture);
    }
}
