//! Real and hostile pictures, read where `DATELINE_CORPUS` says; none of them is part of the repository.

use std::{
    io::Read,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use flate2::read::GzDecoder;
use media::{Error, Refusal, Taken};

use crate::desk::{Desk, PRIVATE, contains};

fn files(folder: &str) -> Vec<PathBuf> {
    let Some(corpus) = std::env::var_os("DATELINE_CORPUS").map(PathBuf::from) else {
        println!("DATELINE_CORPUS names no corpus folder; nothing to read");
        return Vec::new();
    };
    let mut files: Vec<_> =
        std::fs::read_dir(corpus.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

async fn assert_nothing_private(desk: &Desk, taken: &Taken, name: &str) {
    for rendition in &taken.renditions {
        let bytes = desk.bytes(rendition).await;
        for private in PRIVATE.iter().filter(|private| private.len() > 3) {
            assert!(!contains(&bytes, private), "{name}: {}", String::from_utf8_lossy(private));
        }
    }
}

#[tokio::test]
async fn photographs_are_taken_upright_and_without_their_place() {
    let desk = Desk::new();
    for path in files("media").iter().filter(|path| path.extension().is_none_or(|ending| ending != "gz")) {
        let (name, bytes) = (name(path), std::fs::read(path).unwrap());
        match desk.pictures.take_in(bytes.into()).await {
            Ok(taken) => {
                println!("{name}: {}×{} {}", taken.width, taken.height, taken.colour);
                assert_nothing_private(&desk, &taken, &name).await;
                let (wide, tall) = (taken.width > taken.height, taken.height > taken.width);
                assert!(!(name.contains("Landscape") && tall || name.contains("Portrait") && wide), "{name}");
            }
            Err(Error::Refused(Refusal::NotTaken(kind))) => {
                println!("{name}: refused as {}", kind.name());
                assert!(name.ends_with(".avif") || name.ends_with(".heic"), "{name}");
            }
            Err(other) => panic!("{name}: {other}"),
        }
    }
}

#[tokio::test]
async fn every_file_of_the_png_suite_is_taken_or_refused() {
    let desk = Desk::new();
    for path in files("media").iter().filter(|path| path.extension().is_some_and(|ending| ending == "gz")) {
        let mut tar = Vec::new();
        GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_end(&mut tar).unwrap();
        let mut taken = 0;
        for (name, content) in tar_entries(&tar).filter(|(name, _)| name.ends_with(".png")) {
            match desk.pictures.take_in(content.to_vec().into()).await {
                Ok(_) => taken += 1,
                Err(Error::Refused(refusal)) => println!("{name}: {refusal}"),
                Err(other) => panic!("{name}: {other}"),
            }
        }
        println!("{taken} taken");
        assert!(taken > 20, "the suite consists of good pictures, mostly");
    }
}

#[tokio::test]
async fn hostile_files_are_taken_within_bounds_or_refused() {
    let desk = Desk::new();
    for path in files("attacks/images").iter().chain(&files("attacks/upload-files")) {
        let (name, bytes) = (name(path), std::fs::read(path).unwrap());
        let started = Instant::now();
        match desk.pictures.take_in(bytes.into()).await {
            Ok(taken) => {
                println!("{name}: taken, {}×{}", taken.width, taken.height);
                for rendition in &taken.renditions {
                    let bytes = desk.bytes(rendition).await;
                    for hostile in [&b"<script"[..], b"<?php", b"<svg", b"alert("] {
                        assert!(!contains(&bytes, hostile), "{name}");
                    }
                }
            }
            Err(Error::Refused(refusal)) => println!("{name}: {refusal}"),
            Err(other) => panic!("{name}: {other}"),
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{name}");
    }
}

/// Names and contents of the files of a plain tar archive.
fn tar_entries(tar: &[u8]) -> impl Iterator<Item = (String, &[u8])> {
    let mut rest = tar;
    std::iter::from_fn(move || {
        let (header, after) = rest.split_at_checked(512).filter(|(header, _)| header[0] != 0)?;
        let text = |range: std::ops::Range<usize>| {
            let bytes = &header[range];
            String::from_utf8_lossy(bytes.split(|byte| *byte == 0).next().unwrap_or_default()).trim().to_owned()
        };
        let size = usize::from_str_radix(&text(124..136), 8).ok()?;
        let content = after.get(..size)?;
        rest = after.get(size.div_ceil(512) * 512..).unwrap_or_default();
        Some((text(0..100), content))
    })
}
