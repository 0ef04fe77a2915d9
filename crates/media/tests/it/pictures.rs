//! What becomes of a good picture: upright, in several widths, without a word about where it was taken.

use image::{GenericImageView, ImageFormat, Rgba, RgbaImage};
use media::{Format, Taken};

use crate::desk::{Desk, PRIVATE, contains, encoded, jpeg_with_exif, red_and_blue};

fn widths(taken: &Taken, format: Format) -> Vec<(u32, u32)> {
    let sort = taken.renditions.iter().filter(|rendition| rendition.format == format);
    sort.map(|rendition| (rendition.width, rendition.height)).collect()
}

#[tokio::test]
async fn a_photograph_gets_every_width_up_to_its_own() {
    let desk = Desk::new();
    let jpeg = encoded(&red_and_blue(1400, 700), ImageFormat::Jpeg);
    let taken = desk.take(jpeg.clone()).await;
    assert_eq!((taken.format, taken.width, taken.height), (Format::Jpeg, 1400, 700));
    assert_eq!(widths(&taken, Format::Webp), [(320, 160), (640, 320), (960, 480), (1400, 700)]);
    assert_eq!(widths(&taken, Format::Jpeg), [(1280, 640)]);
    assert_eq!(desk.blobs.get(&taken.original).await.unwrap().unwrap(), jpeg, "the original is untouched");
    for rendition in &taken.renditions {
        let picture = desk.open(rendition).await;
        assert_eq!((picture.width(), picture.height()), (rendition.width, rendition.height));
        assert_eq!(desk.bytes(rendition).await.len() as u64, rendition.size_bytes);
    }
    assert!(["#dc1414", "#1414dc", "#db1414", "#1414db"].contains(&taken.colour.as_str()), "{}", taken.colour);
}

#[tokio::test]
async fn a_small_picture_is_never_blown_up() {
    let taken = Desk::new().take(encoded(&red_and_blue(100, 50), ImageFormat::Png)).await;
    assert_eq!(widths(&taken, Format::Webp), [(100, 50)]);
    assert_eq!(widths(&taken, Format::Jpeg), [(100, 50)]);
}

#[tokio::test]
async fn every_way_to_hold_a_camera_ends_upright() {
    let desk = Desk::new();
    // Where the red half of the stored picture is to be seen, per EXIF orientation.
    for (orientation, size, red, blue) in [
        (1, (400, 200), (50, 100), (350, 100)),
        (2, (400, 200), (350, 100), (50, 100)),
        (3, (400, 200), (350, 100), (50, 100)),
        (4, (400, 200), (50, 100), (350, 100)),
        (5, (200, 400), (100, 50), (100, 350)),
        (6, (200, 400), (100, 50), (100, 350)),
        (7, (200, 400), (100, 350), (100, 50)),
        (8, (200, 400), (100, 350), (100, 50)),
    ] {
        let taken = desk.take(jpeg_with_exif(&red_and_blue(400, 200), orientation)).await;
        assert_eq!((taken.width, taken.height), size, "orientation {orientation}");
        for rendition in taken.renditions.iter().filter(|rendition| rendition.width == size.0) {
            let picture = desk.open(rendition).await;
            let [r, _, b, _] = picture.get_pixel(red.0, red.1).0;
            assert!(r > 150 && b < 100, "orientation {orientation}, {:?}", rendition.format);
            let [r, _, b, _] = picture.get_pixel(blue.0, blue.1).0;
            assert!(b > 150 && r < 100, "orientation {orientation}, {:?}", rendition.format);
        }
    }
}

#[tokio::test]
async fn place_and_serial_number_stay_in_the_private_original() {
    let desk = Desk::new();
    let jpeg = jpeg_with_exif(&red_and_blue(400, 200), 6);
    let taken = desk.take(jpeg).await;
    let original = desk.blobs.get(&taken.original).await.unwrap().unwrap();
    assert!(contains(&original, b"SERIAL-4711") && contains(&original, b"GPSDEGREES"));
    for rendition in &taken.renditions {
        let bytes = desk.bytes(rendition).await;
        for private in PRIVATE {
            assert!(!contains(&bytes, private), "{:?} has {}", rendition.format, String::from_utf8_lossy(private));
        }
    }
}

#[tokio::test]
async fn what_shines_through_is_kept_in_webp_and_white_in_jpeg() {
    let desk = Desk::new();
    let glass = RgbaImage::from_fn(64, 64, |x, _| if x < 32 { Rgba([0, 0, 0, 0]) } else { Rgba([0, 128, 0, 255]) });
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let taken = desk.take(encoded(&glass.clone().into(), format)).await;
        let webp = desk.open(&taken.renditions[0]).await;
        assert_eq!((webp.get_pixel(8, 32).0[3], webp.get_pixel(56, 32).0[3]), (0, 255));
        let jpeg = desk.open(taken.renditions.last().unwrap()).await;
        assert!(jpeg.get_pixel(8, 32).0[..3].iter().all(|value| *value > 245));
    }
}

#[tokio::test]
async fn of_a_moving_gif_the_first_picture_is_taken() {
    let mut gif = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
        for colour in [[250, 0, 0, 255], [0, 0, 250, 255]] {
            encoder.encode_frame(image::Frame::new(RgbaImage::from_pixel(40, 30, Rgba(colour)))).unwrap();
        }
    }
    let desk = Desk::new();
    let taken = desk.take(gif).await;
    assert_eq!((taken.format, taken.width, taken.height), (Format::Gif, 40, 30));
    let [r, _, b, _] = desk.open(&taken.renditions[0]).await.get_pixel(20, 15).0;
    assert!(r > 200 && b < 60);
}

#[tokio::test]
async fn sixteen_bits_and_grey_are_no_obstacle() {
    let desk = Desk::new();
    let deep = image::DynamicImage::new_rgba16(30, 20);
    let grey = image::DynamicImage::new_luma8(30, 20);
    for picture in
        [encoded(&deep, ImageFormat::Png), encoded(&grey, ImageFormat::Png), encoded(&grey, ImageFormat::Jpeg)]
    {
        assert_eq!(widths(&desk.take(picture).await, Format::Webp), [(30, 20)]);
    }
}

#[tokio::test]
async fn strips_are_narrowed_until_they_fit() {
    let desk = Desk::new();
    let taken = desk.take(encoded(&red_and_blue(2, 20_000), ImageFormat::Png)).await;
    assert_eq!((taken.width, taken.height), (2, 20_000));
    assert!(taken.renditions.iter().all(|rendition| rendition.height <= 16_383));
}

#[tokio::test]
async fn the_same_picture_twice_is_the_same_blobs() {
    let desk = Desk::new();
    let jpeg = encoded(&red_and_blue(700, 300), ImageFormat::Jpeg);
    let first = desk.take(jpeg.clone()).await;
    let files = desk.files();
    assert_eq!(desk.take(jpeg).await, first);
    assert_eq!(desk.files(), files);
}

#[tokio::test]
async fn what_was_taken_can_be_written_down_and_read_again() {
    let taken = Desk::new().take(encoded(&red_and_blue(60, 30), ImageFormat::Png)).await;
    let json = serde_json::to_string(&taken).unwrap();
    assert!(json.contains(r##""format":"png""##) && json.contains(r##""colour":"#"##), "{json}");
    assert_eq!(serde_json::from_str::<Taken>(&json).unwrap(), taken);
}
