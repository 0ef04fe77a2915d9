//! The opening line of a fenced directive: a name and `key="value"` pairs.

/// A directive as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directive {
    pub name: String,
    pairs: Vec<(String, String)>,
}

impl Directive {
    /// `None` unless it begins with a word of letters that stands alone or before pairs.
    pub fn parse(line: &str) -> Option<Self> {
        let line = line.trim();
        let (name, rest) = line.split_at(line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len()));
        if name.is_empty() || !(rest.is_empty() || rest.starts_with(' ')) {
            return None;
        }
        Some(Self { name: name.to_owned(), pairs: pairs(rest)? })
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }
}

fn pairs(mut rest: &str) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some(pairs);
        }
        let (key, after) = rest.split_once("=\"")?;
        if pairs.len() > 20 || key.is_empty() || !key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            return None;
        }
        let (value, after) = quoted(after)?;
        pairs.push((key.to_owned(), value));
        rest = after;
    }
}

/// A directive's opening line; [`Directive::parse`] reads it back.
pub fn opening(name: &str, pairs: &[(&str, &str)]) -> String {
    let mut line = format!("::: {name}");
    for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        line.push_str(&format!(" {key}=\""));
        for c in value.chars() {
            match c {
                '^' => line.push_str("^^"),
                '"' => line.push_str("^\""),
                '\n' => line.push_str("^n"),
                '&' => line.push_str("^a"),
                '\\' => line.push_str("^b"),
                c => line.push(c),
            }
        }
        line.push('"');
    }
    line
}

/// Text up to a quotation mark; `^"` and `^^` stand for the mark and the sign itself, `^n`, `^a` and `^b` for the end of a
/// line, `&` and the backslash, which Markdown would take for its own.
fn quoted(text: &str) -> Option<(String, &str)> {
    let (mut value, mut chars) = (String::new(), text.char_indices());
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, &text[at + 1..])),
            '^' => match chars.next() {
                Some((_, 'n')) => value.push('\n'),
                Some((_, 'a')) => value.push('&'),
                Some((_, 'b')) => value.push('\\'),
                Some((_, escaped @ ('"' | '^'))) => value.push(escaped),
                Some((_, other)) => value.extend(['^', other]),
                None => return None,
            },
            other => value.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Directive;

    #[test]
    fn a_directive_has_a_name_and_pairs() {
        let directive = Directive::parse(r#"figure picture="a b.jpg" alt="She said ^"no^"""#).expect("parsed");
        assert_eq!(directive.name, "figure");
        assert_eq!(directive.get("picture"), Some("a b.jpg"));
        assert_eq!(directive.get("alt"), Some("She said \"no\""));
        assert_eq!(directive.get("credit"), None);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let value = "a \"b\" ^ & \\ : <i>\n|";
        let line = super::opening("figure", &[("alt", value), ("credit", "")]);
        let directive = Directive::parse(line.trim_start_matches(':')).expect("parsed");
        assert_eq!(directive.get("alt"), Some(value));
        assert_eq!(directive.get("credit"), None);
    }

    #[test]
    fn classes_of_foreign_elements_are_no_directives() {
        for class in ["", "wp-block-group", "a b c", "figure alt=x", "figure alt=\"", "figure Alt=\"x\""] {
            assert_eq!(Directive::parse(class), None, "{class}");
        }
    }
}
