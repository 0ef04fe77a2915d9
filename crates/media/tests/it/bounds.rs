//! What is refused, what a worker may use, and what happens when it dies.

use bytes::Bytes;
use flate2::Crc;
use image::ImageFormat;
use media::{Error, Kind, PictureLimits, Pictures, Refusal, WorkerCommand};

use crate::desk::{Desk, encoded, jpeg_with_exif, red_and_blue, worker};

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name[..], data].concat();
    let mut crc = Crc::new();
    crc.update(&named);
    [&(data.len() as u32).to_be_bytes()[..], &named, &crc.sum().to_be_bytes()].concat()
}

/// A PNG that claims a size and has hardly any data.
fn claiming_png(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let data = chunk(b"IDAT", &[0x78, 0x9C, 0x63, 0, 0, 0, 1, 0, 1]);
    [&b"\x89PNG\r\n\x1A\n"[..], &chunk(b"IHDR", &header), &data, &chunk(b"IEND", b"")].concat()
}

fn shell(script: &str) -> WorkerCommand {
    WorkerCommand { program: "/bin/sh".into(), args: vec!["-c".into(), script.into()] }
}

#[tokio::test]
async fn a_picture_that_claims_too_many_pixels_is_refused_unopened() {
    let desk = Desk::new();
    let (width, height, pixels_max) = (60_000, 60_000, 80_000_000);
    let refusal = desk.refusal(claiming_png(width, height)).await;
    assert_eq!(refusal, Refusal::TooManyPixels { width, height, pixels_max });
    assert_eq!(desk.files(), 0, "nothing is kept of a refused picture");
}

#[tokio::test]
async fn a_picture_that_would_need_too_much_memory_is_refused() {
    let limits = PictureLimits { memory_max: 64 << 20, ..PictureLimits::default() };
    let refusal = Desk::with(worker(), limits).refusal(claiming_png(5_000, 5_000)).await;
    assert_eq!(refusal, Refusal::TooMuchMemory { memory_max: 64 << 20 });
}

#[tokio::test]
async fn a_file_that_is_too_large_or_empty_is_refused_without_a_worker() {
    let limits = PictureLimits { bytes_max: 1_000, ..PictureLimits::default() };
    let desk = Desk::with(shell("exit 1"), limits);
    let picture = [&b"\xFF\xD8\xFF"[..], &[0; 998]].concat();
    assert_eq!(desk.refusal(picture).await, Refusal::TooManyBytes { size_bytes: 1_001, bytes_max: 1_000 });
    assert_eq!(desk.refusal(Bytes::new()).await, Refusal::Empty);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_by_what_it_is() {
    let desk = Desk::new();
    for (bytes, kind) in [
        (&b"<!doctype html><script>alert(1)</script>"[..], Kind::Html),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Kind::Svg),
        (b"\0\0\0\x20ftypavif\0\0\0\0", Kind::Avif),
        (b"%PDF-1.7\n", Kind::Pdf),
    ] {
        assert_eq!(desk.refusal(bytes).await, Refusal::NotTaken(kind));
    }
    assert_eq!(desk.refusal(&b"just words"[..]).await, Refusal::Unknown);
}

#[tokio::test]
async fn a_picture_that_is_cut_off_or_broken_is_refused() {
    let desk = Desk::new();
    let jpeg = jpeg_with_exif(&red_and_blue(400, 200), 1);
    assert_eq!(desk.refusal(jpeg[..jpeg.len() - 2].to_vec()).await, Refusal::CutOff);
    assert_eq!(desk.refusal(jpeg[..300].to_vec()).await, Refusal::CutOff);
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = encoded(&red_and_blue(400, 200), format);
        let refusal = desk.refusal(whole[..whole.len() / 2].to_vec()).await;
        assert!(matches!(refusal, Refusal::Damaged { .. } | Refusal::CutOff), "{format:?}: {refusal}");
    }
    assert_eq!(desk.files(), 0);
}

#[tokio::test]
async fn no_flipped_byte_brings_the_worker_down() {
    let desk = Desk::new();
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Jpeg] {
        let whole = encoded(&red_and_blue(32, 16), format);
        for step in 0..25 {
            let mut broken = whole.clone();
            let at = 12 + step * (whole.len() - 13) / 25;
            broken[at] ^= 0x5A;
            let answer = desk.pictures.take_in(broken.into()).await;
            assert!(matches!(answer, Ok(_) | Err(Error::Refused(_))), "{format:?} at {at}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn a_worker_that_takes_too_long_is_killed() {
    let limits = PictureLimits { seconds_max: 1, ..PictureLimits::default() };
    let desk = Desk::with(shell("exec sleep 600"), limits);
    let refusal = desk.refusal(encoded(&red_and_blue(8, 8), ImageFormat::Png)).await;
    assert_eq!(refusal, Refusal::TooSlow { seconds_max: 1 });
}

#[tokio::test]
async fn the_death_of_a_worker_is_understood() {
    let picture = encoded(&red_and_blue(8, 8), ImageFormat::Png);
    let refused = |script| {
        let picture = picture.clone();
        async move { Desk::with(shell(script), PictureLimits::default()).refusal(picture).await }
    };
    assert!(matches!(refused("kill -ABRT $$").await, Refusal::TooMuchMemory { .. }));
    assert!(matches!(refused("kill -KILL $$").await, Refusal::TooMuchMemory { .. }));
    assert!(matches!(refused("kill -XCPU $$").await, Refusal::TooSlow { .. }));
}

#[tokio::test]
async fn a_worker_that_fails_is_our_fault_and_said_so() {
    let picture = Bytes::from(encoded(&red_and_blue(8, 8), ImageFormat::Png));
    for (worker, said) in [
        (shell("echo out of paper >&2; exit 3"), "out of paper"),
        (shell("printf '\\377\\377\\377\\377'"), "too long"),
        (shell("true"), "/bin/sh"),
        (WorkerCommand { program: "/no/such/worker".into(), args: Vec::new() }, "/no/such/worker"),
    ] {
        let desk = Desk::with(worker, PictureLimits::default());
        let error = desk.pictures.take_in(picture.clone()).await.unwrap_err();
        assert!(matches!(error, Error::Worker { .. }) && error.to_string().contains(said), "{error}");
    }
}

#[tokio::test]
async fn a_worker_that_answers_with_something_else_than_pictures_is_not_believed() {
    let answer = r#"{"Drawn":{"width":1,"height":1,"colour":"","renditions":[{"width":1,"height":1,"format":"webp","size_bytes":6}]}}"#;
    let script = format!("printf '\\000\\000\\000\\{:o}%s<html>' '{answer}'", answer.len());
    let desk = Desk::with(shell(&script), PictureLimits::default());
    let error = desk.pictures.take_in(encoded(&red_and_blue(8, 8), ImageFormat::Png).into()).await.unwrap_err();
    assert!(error.to_string().contains("does not hold the pictures"), "{error}");
    assert_eq!(desk.files(), 0);
}

#[tokio::test]
async fn the_worker_sees_nothing_of_the_servers_environment() {
    let desk = Desk::with(shell("echo [$HOME$CARGO_MANIFEST_DIR] >&2; exit 1"), PictureLimits::default());
    let error = desk.pictures.take_in(encoded(&red_and_blue(8, 8), ImageFormat::Png).into()).await.unwrap_err();
    assert!(error.to_string().contains("[]"), "{error}");
}

#[tokio::test]
async fn a_flood_of_pictures_is_bounded_and_none_is_half_taken() {
    let desk = Desk::new();
    let picture = Bytes::from(encoded(&red_and_blue(300, 200), ImageFormat::Png));
    let flood = |pictures: Pictures| {
        let picture = picture.clone();
        tokio::spawn(async move { pictures.take_in(picture).await })
    };
    let tasks: Vec<_> = (0..40).map(|_| flood(desk.pictures.clone())).collect();
    let (mut taken, mut busy) = (0, 0);
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => taken += 1,
            Err(Error::Busy) => busy += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(taken + busy, 40);
    assert!(taken >= 16 && busy > 0, "{taken} taken, {busy} sent away");
    desk.take(picture.clone()).await;
}
