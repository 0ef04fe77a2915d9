//! Recordings.

use super::dom::NodeId;
use super::flow::Flow;
use super::reader::{Context, Reader};
use crate::{Block, BlockKind, Recording};

impl Reader<'_> {
    /// `<audio>` and `<video>`. The words inside, for browsers that cannot play, are kept as a leftover.
    pub fn recording(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let Some(url) = self.recording_address(node) else {
            return self.leftover(node, flow);
        };
        let poster = self.dom.attr(node, "poster").and_then(|poster| (self.options.resolve_picture)(poster));
        let it = Recording { url, poster, ..Recording::default() };
        let kind = if self.dom.name(node) == "audio" { BlockKind::Audio(it) } else { BlockKind::Video(it) };
        flow.hoist(Block { lang: context.lang.clone(), ..Block::new(kind) });
        let words = self.dom.text(node);
        if !words.trim().is_empty() {
            let note = "words for browsers that cannot play the recording".to_owned();
            flow.hoist(Block::new(BlockKind::Leftover { source: words, note }));
        }
    }

    fn recording_address(&self, node: NodeId) -> Option<String> {
        let nodes = self.dom.descendants(node).filter(|each| *each == node || self.dom.name(*each) == "source");
        nodes.filter_map(|each| self.dom.attr(each, "src")).find_map(|src| self.resolved(src))
    }
}
