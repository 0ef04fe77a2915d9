//! Bounds the attributes of a tag before the tokenizer sees it, which compares each new one with all before it.

/// More attributes than any honest tag has.
const ATTRIBUTES_MAX: usize = 400;

/// Where a reader of tags may stand, as the tokenizer of the HTML standard names it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    DoubleQuoted,
    SingleQuoted,
    Unquoted,
}

const STATES: usize = 8;

/// The source with every tag of too many attributes cut in two, so that its tail becomes text; `None` if there is none.
///
/// Whether a `<` opens a tag depends on what stands before (a comment, a script), which only the real tokenizer knows.
/// So every `<` before a letter starts a reader here; readers in the same state go on as one, with the larger count.
/// That is never too few, and takes one pass.
pub fn bounded(html: &str) -> Option<String> {
    let mut counts: [Option<usize>; STATES] = [None; STATES];
    let (mut out, mut kept_to) = (String::new(), 0);
    let bytes = html.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let mut next = [None; STATES];
        for (state, count) in STATE_LIST.into_iter().zip(counts) {
            if let Some(count) = count
                && let Some((state, count)) = step(state, *byte, count)
            {
                let slot: &mut Option<usize> = &mut next[state as usize];
                *slot = (*slot).max(Some(count));
            }
        }
        let name = &mut next[State::Name as usize];
        if name.is_some_and(|count| count > ATTRIBUTES_MAX) && html.is_char_boundary(at) {
            *name = None;
            out.push_str(&html[kept_to..at]);
            out.push('>');
            kept_to = at;
        }
        if *byte == b'<' && bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/') {
            let slot = &mut next[State::TagName as usize];
            *slot = (*slot).max(Some(0));
        }
        counts = next;
    }
    (kept_to > 0).then(|| out + &html[kept_to..])
}

const STATE_LIST: [State; STATES] = [
    State::TagName,
    State::BeforeName,
    State::Name,
    State::AfterName,
    State::BeforeValue,
    State::DoubleQuoted,
    State::SingleQuoted,
    State::Unquoted,
];

/// One byte further; `None` at the tag's end. The count grows where a name begins.
fn step(state: State, byte: u8, count: usize) -> Option<(State, usize)> {
    let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/');
    let state = match (state, byte) {
        (State::DoubleQuoted, b'"') | (State::SingleQuoted, b'\'') => State::BeforeName,
        (State::DoubleQuoted | State::SingleQuoted, _) => state,
        (_, b'>') => return None,
        (State::TagName | State::Unquoted, _) if space => State::BeforeName,
        (State::TagName | State::Unquoted, _) => state,
        (State::BeforeName, _) if space => State::BeforeName,
        (State::Name | State::AfterName, b'/') => State::BeforeName,
        (State::Name | State::AfterName, b'=') => State::BeforeValue,
        (State::Name | State::AfterName, _) if space => State::AfterName,
        (State::Name, _) => State::Name,
        (State::BeforeValue, b'"') => State::DoubleQuoted,
        (State::BeforeValue, b'\'') => State::SingleQuoted,
        (State::BeforeValue, b' ' | b'\t' | b'\n' | b'\r' | 0x0c) => State::BeforeValue,
        (State::BeforeValue, _) => State::Unquoted,
        (State::BeforeName | State::AfterName, _) => return Some((State::Name, count + 1)),
    };
    Some((state, count))
}

#[cfg(test)]
mod tests {
    use super::bounded;

    #[test]
    fn ordinary_tags_are_left_alone() {
        assert_eq!(bounded("<p class=\"a b c\" id=x>1 < 2 and <b>a / b</b></p>"), None);
    }

    #[test]
    fn a_tag_of_a_thousand_attributes_is_cut() {
        let attributes: String = (0..1000).map(|n| format!(" a{n}=\">\"")).collect();
        let cut = bounded(&format!("<p{attributes}>text")).expect("cut");
        assert!(cut.contains(" >a400="), "{cut}");
    }

    #[test]
    fn a_comment_does_not_hide_a_tag_of_a_thousand_attributes() {
        let attributes: String = (0..1000).map(|n| format!(" a{n}")).collect();
        assert!(bounded(&format!("<!-- <a x=\"--><p{attributes}>text")).is_some());
    }
}
