//! Blobs: kept once, read back whole, damage noticed.

use bytes::Bytes;
use media::{BlobError, BlobKey, Blobs};
use tempfile::TempDir;

fn open() -> (TempDir, Blobs) {
    let folder = TempDir::new().unwrap();
    let blobs = Blobs::open(folder.path().join("media")).unwrap();
    (folder, blobs)
}

fn path(folder: &TempDir, key: &BlobKey) -> std::path::PathBuf {
    let key = key.as_str();
    folder.path().join("media").join(&key[..2]).join(&key[2..4]).join(key)
}

#[tokio::test]
async fn a_blob_is_read_back_under_the_hash_of_its_content() {
    let (folder, blobs) = open();
    let key = blobs.put(Bytes::from_static(b"front page")).await.unwrap();
    assert_eq!(key, BlobKey::of(b"front page"));
    assert_eq!(blobs.get(&key).await.unwrap().unwrap(), "front page");
    assert!(blobs.exists(&key).await.unwrap());
    assert!(path(&folder, &key).is_file());
}

#[tokio::test]
async fn a_blob_that_nobody_put_is_nothing() {
    let (_folder, blobs) = open();
    let key = BlobKey::of(b"never put");
    assert_eq!(blobs.get(&key).await.unwrap(), None);
    assert!(!blobs.exists(&key).await.unwrap());
}

#[tokio::test]
async fn the_same_content_is_kept_once_even_if_many_bring_it_at_once() {
    let (folder, blobs) = open();
    let content = Bytes::from(vec![7; 300_000]);
    let puts: Vec<_> = (0..20)
        .map(|_| {
            let (blobs, content) = (blobs.clone(), content.clone());
            tokio::spawn(async move { blobs.put(content).await })
        })
        .collect();
    for put in puts {
        assert_eq!(put.await.unwrap().unwrap(), BlobKey::of(&content));
    }
    let beside = std::fs::read_dir(path(&folder, &BlobKey::of(&content)).parent().unwrap()).unwrap();
    assert_eq!(beside.count(), 1);
}

#[tokio::test]
async fn a_damaged_blob_is_never_served_and_a_new_copy_mends_it() {
    let (folder, blobs) = open();
    let key = blobs.put(Bytes::from_static(b"whole")).await.unwrap();
    std::fs::write(path(&folder, &key), b"whoXe").unwrap();
    let error = blobs.get(&key).await.unwrap_err();
    assert!(matches!(error, BlobError::Damaged { .. }));
    assert!(error.to_string().contains("restore the file from a backup"), "{error}");
    blobs.put(Bytes::from_static(b"whole")).await.unwrap();
    assert_eq!(blobs.get(&key).await.unwrap().unwrap(), "whole");
}

#[test]
fn a_folder_that_cannot_be_used_is_named_with_its_remedy() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("file"), b"").unwrap();
    let Err(error) = Blobs::open(folder.path().join("file/media")) else { panic!("opened a folder inside a file") };
    let said = error.to_string();
    assert!(said.contains("file/media") && said.contains("let the account that runs Dateline write in it"), "{said}");
}

#[test]
fn opening_leaves_nothing_behind() {
    let (folder, _blobs) = open();
    assert_eq!(std::fs::read_dir(folder.path().join("media")).unwrap().count(), 0);
}
