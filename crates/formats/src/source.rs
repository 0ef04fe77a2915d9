//! A file or folder to read from, within bounds.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::Error;

/// Depth of folders that are walked.
const DEPTH_MAX: usize = 12;

/// Files that one walk may name.
const FILES_MAX: usize = 200_000;

/// A file or a folder; links that lead out of the folder are refused.
#[derive(Debug, Clone)]
pub struct Source {
    path: PathBuf,
    root: PathBuf,
}

impl Source {
    pub fn open(path: impl Into<PathBuf>) -> Result<Source, Error> {
        let path = path.into();
        let root = path.canonicalize().map_err(|why| unreadable(&path, why))?;
        Ok(Source { path, root })
    }

    /// The path as it was named.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn is_folder(&self) -> bool {
        self.root.is_dir()
    }

    /// The bytes of the source itself, where it is a file.
    pub fn bytes(&self, bytes_max: u64) -> Result<Vec<u8>, Error> {
        if self.is_folder() {
            let (found, remedy) = ("a folder", "name the file in it");
            return Err(Error::WrongSort { path: self.path.clone(), found, remedy });
        }
        read_bounded(&self.root, &self.path, bytes_max)
    }

    /// The bytes of a file of the folder, by its path within it.
    pub fn file_bytes(&self, relative: &str, bytes_max: u64) -> Result<Vec<u8>, Error> {
        let shown = self.path.join(relative);
        let real = self.root.join(relative).canonicalize().map_err(|why| unreadable(&shown, why))?;
        if !real.starts_with(&self.root) {
            return Err(Error::LeadsOutside { path: shown });
        }
        read_bounded(&real, &shown, bytes_max)
    }

    /// When a file of the folder was last written, in microseconds since 1970; `None` where the system does not say.
    pub fn modified_at(&self, relative: &str) -> Option<i64> {
        let path = if relative.is_empty() { self.root.clone() } else { self.root.join(relative) };
        let modified = fs::metadata(path).ok()?.modified().ok()?;
        let since = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_micros()).ok()
    }

    /// Every file of the folder as a path within it with `/` between names, sorted; hidden names are passed over.
    pub fn files(&self) -> Result<Vec<String>, Error> {
        let mut files = Vec::new();
        self.walk(&self.root, "", 0, &mut files)?;
        files.sort();
        Ok(files)
    }

    fn walk(&self, folder: &Path, prefix: &str, depth: usize, files: &mut Vec<String>) -> Result<(), Error> {
        let entries = fs::read_dir(folder).map_err(|why| unreadable(folder, why))?;
        for entry in entries {
            let entry = entry.map_err(|why| unreadable(folder, why))?;
            // A name that is no UTF-8 could not be written into a report or found again by its foreign id.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let relative = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
            // Folders that are links are not entered, so that no walk goes round in a circle.
            let is_folder = entry.file_type().is_ok_and(|sort| sort.is_dir());
            if is_folder && depth < DEPTH_MAX {
                self.walk(&entry.path(), &relative, depth + 1, files)?;
            } else if entry.path().is_file() {
                files.push(relative);
            }
            if files.len() > FILES_MAX {
                return Err(Error::TooMany { path: self.path.clone(), count_max: FILES_MAX });
            }
        }
        Ok(())
    }
}

fn read_bounded(real: &Path, shown: &Path, bytes_max: u64) -> Result<Vec<u8>, Error> {
    // Only plain files: opening a pipe would wait for whoever writes into it.
    if !fs::metadata(real).map_err(|why| unreadable(shown, why))?.is_file() {
        let (found, remedy) = ("not a plain file", "name a file");
        return Err(Error::WrongSort { path: shown.to_owned(), found, remedy });
    }
    let file = fs::File::open(real).map_err(|why| unreadable(shown, why))?;
    let mut bytes = Vec::new();
    file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(|why| unreadable(shown, why))?;
    if bytes.len() as u64 > bytes_max {
        return Err(Error::TooLarge { path: shown.to_owned(), bytes_max });
    }
    Ok(bytes)
}

fn unreadable(path: &Path, why: std::io::Error) -> Error {
    match why.kind() {
        ErrorKind::NotFound => Error::Missing { path: path.to_owned() },
        _ => Error::Unreadable { path: path.to_owned(), why },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_source_is_named() {
        let error = Source::open("/nowhere/at/all.txt").unwrap_err();
        assert!(error.to_string().contains("/nowhere/at/all.txt does not exist"));
    }

    #[test]
    fn a_file_over_its_bound_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("page.txt"), "0123456789").unwrap();
        let source = Source::open(folder.path().join("page.txt")).unwrap();
        assert_eq!(source.bytes(10).unwrap().len(), 10);
        assert!(matches!(source.bytes(9), Err(Error::TooLarge { bytes_max: 9, .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("link.md")).unwrap();
        fs::write(folder.path().join("plain.md"), "text").unwrap();
        let source = Source::open(folder.path()).unwrap();
        assert_eq!(source.files().unwrap(), ["link.md", "plain.md"]);
        assert!(matches!(source.file_bytes("link.md", 100), Err(Error::LeadsOutside { .. })));
        assert!(source.file_bytes("../../etc/hostname", 100).is_err());
        assert_eq!(source.file_bytes("plain.md", 100).unwrap(), b"text");
    }
}
