//! What stands where on a front.

use std::collections::HashSet;

use paper::SectionId;

use crate::{article::Listed, names::ArticleId};

/// Slots beside the lead.
pub const SLOTS: usize = 9;
/// Articles in a section's block.
pub const IN_BLOCK: usize = 4;

#[derive(Debug, Clone)]
pub struct Front {
    /// `None` on an empty paper.
    pub lead: Option<Listed>,
    pub slots: Vec<Listed>,
    pub blocks: Vec<SectionBlock>,
}

/// The newest of a section that stand nowhere above.
#[derive(Debug, Clone)]
pub struct SectionBlock {
    pub section: SectionId,
    pub articles: Vec<Listed>,
}

impl Front {
    /// Placed articles first, then the newest, then a block for each section; each article once.
    pub fn of(placed: Vec<Listed>, newest: Vec<Listed>, sections: Vec<(SectionId, Vec<Listed>)>) -> Front {
        let mut seen: HashSet<ArticleId> = HashSet::new();
        let mut top: Vec<Listed> =
            placed.into_iter().chain(newest).filter(|listed| seen.insert(listed.id)).take(1 + SLOTS).collect();
        let shown: HashSet<ArticleId> = top.iter().map(|listed| listed.id).collect();
        let blocks = sections.into_iter().map(|(section, articles)| SectionBlock {
            section,
            articles: articles.into_iter().filter(|listed| !shown.contains(&listed.id)).take(IN_BLOCK).collect(),
        });
        let blocks = blocks.filter(|block| !block.articles.is_empty()).collect();
        let slots = top.split_off(1.min(top.len()));
        Front { lead: top.pop(), slots, blocks }
    }
}

#[cfg(test)]
mod tests {
    use paper::SectionId;
    use uuid::Uuid;

    use super::*;
    use crate::content::Teaser;

    fn listed(id: i64) -> Listed {
        Listed {
            id: ArticleId(id),
            uid: Uuid::from_u128(u128::from(id.unsigned_abs())),
            section: Some(SectionId(1)),
            path: format!("/en/{id}"),
            published_at: id,
            updated_at: None,
            teaser: Teaser::default(),
            picture: None,
            bylines: vec![],
            allows_comments: true,
            comment_count: 0,
        }
    }

    #[test]
    fn no_story_stands_twice_on_a_front() {
        let newest: Vec<Listed> = (1..=15).rev().map(listed).collect();
        let section = (SectionId(1), newest.clone());
        let front = Front::of(vec![listed(3), listed(15)], newest, vec![section]);
        let all = front.lead.iter().chain(&front.slots).chain(front.blocks.iter().flat_map(|block| &block.articles));
        let mut ids: Vec<i64> = all.map(|listed| listed.id.0).collect();
        assert_eq!(ids.first(), Some(&3));
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        assert_eq!(count, 1 + SLOTS + IN_BLOCK);
    }

    #[test]
    fn an_empty_paper_has_an_empty_front() {
        let front = Front::of(vec![], vec![], vec![(SectionId(1), vec![])]);
        assert!(front.lead.is_none() && front.slots.is_empty() && front.blocks.is_empty());
    }
}
