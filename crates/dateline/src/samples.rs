//! The sample newspaper that the binary carries, as a folder that can be imported.

use std::path::Path;

use anyhow::{Context, Result};

static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// Writes the sample's files into a folder.
pub fn unpack(folder: &Path) -> Result<()> {
    for (name, bytes) in FILES {
        let path = folder.join(name);
        let parent = path.parent().context("every file of the sample lies in a folder")?;
        std::fs::create_dir_all(parent).with_context(|| format!("{} can not be made", parent.display()))?;
        std::fs::write(&path, bytes).with_context(|| format!("{} can not be written", path.display()))?;
    }
    Ok(())
}
