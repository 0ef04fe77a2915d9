//! Names for blocks that have none: made from what they say, so that the same text gets the same names again.

use std::collections::{HashMap, HashSet};

use crate::text::block_text;
use crate::{Block, BlockId, BlockKind, Figure};

/// Gives a name to every block without one and to every block whose name an earlier block bears.
pub fn name(blocks: &mut [Block]) {
    let mut taken = HashSet::new();
    each(blocks, &mut |block| {
        if !block.id.is_empty() && !taken.insert(block.id.clone()) {
            block.id = BlockId::default();
        }
    });
    let mut seen = HashMap::new();
    each(blocks, &mut |block| {
        let content = fingerprint(block);
        let nth = seen.entry(content).or_insert(0_u64);
        while block.id.is_empty() {
            let id = spelled(mixed(content, *nth));
            *nth += 1;
            if taken.insert(id.clone()) {
                block.id = id;
            }
        }
    });
}

fn each(blocks: &mut [Block], act: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        act(block);
        match &mut block.kind {
            BlockKind::List(list) => list.items.iter_mut().for_each(|item| each(item, act)),
            BlockKind::Quote { blocks, .. } => each(blocks, act),
            _ => {}
        }
    }
}

/// Ids are only kept apart by this, not told from each other, so it need not see every attribute.
fn fingerprint(block: &Block) -> u64 {
    let mut hash = fnv(0xcbf2_9ce4_8422_2325, &[kind_number(&block.kind)]);
    hash = fnv(hash, block_text(block).as_bytes());
    match &block.kind {
        BlockKind::Figure(figure) => fnv(hash, picture(figure).as_bytes()),
        BlockKind::Gallery(figures) => figures.iter().fold(hash, |hash, figure| fnv(hash, picture(figure).as_bytes())),
        BlockKind::Leftover { source, .. } => fnv(hash, source.as_bytes()),
        _ => hash,
    }
}

fn picture(figure: &Figure) -> &str {
    figure.picture.as_ref().map(crate::PictureRef::as_str).or(figure.source.as_deref()).unwrap_or_default()
}

/// These numbers are part of the names; they never change.
fn kind_number(kind: &BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph(_) => 1,
        BlockKind::Heading { .. } => 2,
        BlockKind::List(_) => 3,
        BlockKind::Quote { .. } => 4,
        BlockKind::PullQuote { .. } => 5,
        BlockKind::Figure(_) => 6,
        BlockKind::Gallery(_) => 7,
        BlockKind::Audio(_) => 8,
        BlockKind::Video(_) => 9,
        BlockKind::File(_) => 10,
        BlockKind::Table(_) => 11,
        BlockKind::Code { .. } => 12,
        BlockKind::Rule => 13,
        BlockKind::Embed(_) => 14,
        BlockKind::Leftover { .. } => 15,
    }
}

/// FNV-1a, chosen because it never changes.
fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The first block with some content is named by the content alone, its repeats by their number too.
fn mixed(content: u64, nth: u64) -> u64 {
    if nth == 0 { content } else { fnv(content, &nth.to_le_bytes()) }
}

fn spelled(hash: u64) -> BlockId {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let folded = hash ^ (hash >> 40);
    let letter = |at: u32| char::from(LETTERS[(folded >> (5 * at)) as usize & 31]);
    BlockId::new((0..8).map(letter).collect::<String>()).expect("eight letters are an id")
}
