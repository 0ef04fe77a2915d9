//! The rules that decide whether a comment shows at once; pure, so that they can be tried on old comments.

use paper::CommentRules;

use super::model::Reason;

/// What the paper already knows around a new comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The same words were posted here within a day.
    pub is_repeat: bool,
    /// Comments of the same client in the last ten minutes.
    pub posts_in_ten_minutes: u32,
    /// Comments of this name that show.
    pub shown_of_name: u32,
}

/// Every rule that holds the comment; none lets it show.
pub fn judge(rules: &CommentRules, name: &str, text: &str, history: &History) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if links(text) > rules.links_max as usize {
        reasons.push(Reason::Links);
    }
    if has_blocked_word(rules, name) || has_blocked_word(rules, text) {
        reasons.push(Reason::BlockedWord);
    }
    if rules.holds_repeats && history.is_repeat {
        reasons.push(Reason::Repeat);
    }
    if is_shouted(text, rules.capitals_percent_max) {
        reasons.push(Reason::Capitals);
    }
    if history.posts_in_ten_minutes >= rules.posts_in_ten_minutes_max {
        reasons.push(Reason::Speed);
    }
    if rules.holds_first && history.shown_of_name == 0 {
        reasons.push(Reason::First);
    }
    if language::mixes_scripts(name) {
        reasons.push(Reason::MixedScripts);
    }
    reasons
}

fn links(text: &str) -> usize {
    let lower = text.to_lowercase();
    ["http://", "https://", "www."].iter().map(|start| lower.matches(start).count()).sum::<usize>()
        - lower.matches("://www.").count()
}

/// Whole words only, without case and accents: "ass" does not block "class".
fn has_blocked_word(rules: &CommentRules, text: &str) -> bool {
    let folded = format!(" {} ", fold(text));
    rules
        .blocked_words
        .iter()
        .map(|word| fold(word))
        .any(|word| !word.is_empty() && folded.contains(&format!(" {word} ")))
}

/// Lower-case words without accents, parted by single spaces.
fn fold(text: &str) -> String {
    language::fold_words(text)
}

/// Whether two texts say the same; where neither has a word, as they stand.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (words, other_words) = (fold(one), fold(other));
    words == other_words && (!words.is_empty() || one.trim() == other.trim())
}

fn is_shouted(text: &str, percent_max: u32) -> bool {
    let cased = text.chars().filter(|letter| letter.is_uppercase() || letter.is_lowercase());
    let (capitals, letters) = cased
        .fold((0u32, 0u32), |(capitals, letters), letter| (capitals + u32::from(letter.is_uppercase()), letters + 1));
    letters >= 20 && capitals * 100 > letters * percent_max
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(text: &str) -> Vec<Reason> {
        let rules = CommentRules { blocked_words: vec!["Bilge Rat".into(), "idiot".into()], ..CommentRules::default() };
        judge(&rules, "Nadia", text, &History::default())
    }

    #[test]
    fn an_ordinary_comment_shows() {
        assert_eq!(reasons("The gauge was dark on the 3rd already. I rang it in."), []);
    }

    #[test]
    fn more_links_than_allowed_hold_a_comment() {
        assert_eq!(reasons("https://a.example http://www.b.example"), []);
        assert_eq!(reasons("https://a.example http://b.example www.c.example"), [Reason::Links]);
    }

    #[test]
    fn blocked_words_hold_whole_words_without_case_and_accents() {
        assert_eq!(reasons("You bilge  RAT!"), [Reason::BlockedWord]);
        assert_eq!(reasons("Quel ïdiot."), [Reason::BlockedWord]);
        assert_eq!(reasons("idiotic, perhaps"), []);
    }

    #[test]
    fn texts_are_the_same_by_their_words_and_without_words_by_what_stands_there() {
        assert!(is_same("Quel idiot !", "quel ïdiot"));
        assert!(is_same(" 🎉🎉", "🎉🎉\n"));
        assert!(!is_same("🎉🎉", "👍"));
        assert!(!is_same("🎉 yes", "🎉"));
    }

    #[test]
    fn a_shouted_text_is_held_and_a_short_one_is_not() {
        assert_eq!(reasons("THIS COUNCIL NEVER LISTENS TO US"), [Reason::Capitals]);
        assert_eq!(reasons("NO WAY"), []);
        assert_eq!(reasons("هذا المجلس لا يسمع أحداً على الإطلاق"), []);
    }

    #[test]
    fn haste_and_repeats_and_first_comments_are_held_when_the_rules_say_so() {
        let rules = CommentRules { holds_first: true, ..CommentRules::default() };
        let history = History { is_repeat: true, posts_in_ten_minutes: 5, shown_of_name: 0 };
        assert_eq!(judge(&rules, "N", "x", &history), [Reason::Repeat, Reason::Speed, Reason::First]);
    }
}
