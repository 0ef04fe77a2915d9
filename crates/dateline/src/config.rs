//! The operator's settings: the folder's `dateline.toml`, which flags and the environment override.

use std::{net::SocketAddr, path::{Path, PathBuf}};

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use web::{Network, Proxies};

use crate::arguments::Serving;

/// Where readers are served if nothing says otherwise.
const LISTEN: &str = "127.0.0.1:8000";
const FILE: &str = "dateline.toml";

/// `dateline.toml`; every field may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    listen: Option<SocketAddr>,
    metrics_listen: Option<SocketAddr>,
    theme: Option<PathBuf>,
    proxies: Vec<String>,
    /// Memory for kept pages, in MiB.
    cache_mib: Option<u64>,
    connections_max: Option<usize>,
}

/// What a server goes by.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    pub metrics_listen: Option<SocketAddr>,
    pub theme: Option<PathBuf>,
    pub proxies: Proxies,
    pub cache_bytes: u64,
    pub connections_max: usize,
}

/// Reads the folder's file and lays flags and environment over it.
pub fn read(folder: &Path, serving: &Serving) -> Result<Config> {
    let file = read_file(&folder.join(FILE))?;
    let named = if serving.proxies.is_empty() { &file.proxies } else { &serving.proxies };
    let mut networks = Vec::new();
    for text in named.iter().filter(|text| !text.trim().is_empty()) {
        match Network::parse(text) {
            Some(network) => networks.push(network),
            None => bail!("“{text}” is no proxy's address; write one such as 10.0.0.1 or 10.0.0.0/8"),
        }
    }
    Ok(Config {
        listen: serving.listen.or(file.listen).unwrap_or(LISTEN.parse().context("the built-in address")?),
        metrics_listen: serving.metrics_listen.or(file.metrics_listen),
        theme: serving.theme.clone().or_else(|| file.theme.map(|theme| folder.join(theme))),
        proxies: Proxies::new(networks),
        cache_bytes: file.cache_mib.unwrap_or(256).clamp(1, 65_536) << 20,
        connections_max: file.connections_max.unwrap_or(16_384).max(16),
    })
}

fn read_file(path: &Path) -> Result<File> {
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| in_one_sentence(path, &text, &error)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        Err(error) => Err(error).with_context(|| format!("{} can not be read", path.display())),
    }
}

/// The parser draws its complaint over several lines; the line that it means names the key.
fn in_one_sentence(path: &Path, text: &str, error: &toml::de::Error) -> anyhow::Error {
    let start = error.span().map_or(0, |span| span.start).min(text.len());
    let before = text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count();
    let line = text.lines().nth(before).unwrap_or_default().trim();
    let what = error.message().replace('\n', "; ");
    anyhow!("{} can not be understood: line {}, “{line}”: {what}", path.display(), before + 1)
}
