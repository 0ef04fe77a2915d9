//! Packs the sample newspaper into the binary: a table of its files by path.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder")).join("../../samples/harbour-times");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names the output folder")).join("samples.rs");
    let mut table = fs::File::create(out).expect("the output folder can be written");
    writeln!(table, "&[").expect("written");
    for file in &files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).expect("walked from the root").to_string_lossy().replace('\\', "/");
        let path = file.canonicalize().expect("the file was just seen");
        writeln!(table, "({name:?}, include_bytes!({path:?}).as_slice()),").expect("written");
    }
    writeln!(table, "]").expect("written");
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}
