//! Rust text without its comments, its literals and its tests: just enough reading to look for names in it.

use super::tree::line_of;

/// A file of Rust as the rules look at it.
pub struct Rust {
    /// The code, every byte at its place; comments, literals and `#[cfg(test)]` items are spaces.
    pub code: String,
    /// Strings outside of tests.
    pub literals: Vec<Literal>,
}

pub struct Literal {
    /// Byte at which it begins, its quote or prefix.
    pub at: usize,
    pub line: usize,
    /// As written between the quotes.
    pub text: String,
}

/// Reads a file.
pub fn read(text: &str) -> Rust {
    let mut reader = Reader { text, at: 0, code: Vec::with_capacity(text.len()), literals: Vec::new() };
    reader.run();
    let mut code = String::from_utf8(reader.code).unwrap_or_default();
    let tests = test_items(&code);
    let literals = reader.literals.into_iter().filter(|literal| !tests.iter().any(|range| range.contains(&literal.at)));
    let literals = literals.collect();
    for range in tests {
        let blank = blanked(&code[range.clone()]);
        code.replace_range(range, &blank);
    }
    Rust { code, literals }
}

/// The identifiers that follow a path's start: of `crate::{a::B, c}` they are `a` and `c`.
pub fn first_names(after: &str) -> Vec<&str> {
    match after.strip_prefix('{') {
        None => identifier(after).into_iter().collect(),
        Some(list) => {
            let mut depth = 0;
            let entries = list.split(|c: char| {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                depth < 0 || c == ',' && depth == 0
            });
            // What stands behind the closing brace belongs to the next statement.
            let end = closing(list).unwrap_or(list.len());
            let within = |entry: &&str| entry.as_ptr() as usize - list.as_ptr() as usize <= end;
            entries.take_while(within).filter_map(|entry| identifier(entry.trim_start())).collect()
        }
    }
}

/// Every place of a path's start (`crate::`), with what follows it.
pub fn paths<'a>(code: &'a str, start: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    code.match_indices(start).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        let is_whole = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '$' | ':'));
        is_whole.then(|| (line_of(code, at), &code[at + start.len()..]))
    })
}

/// The names that `pub use` gives on, with the module that they come from.
pub fn given_on(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line_start = code[..at].rfind('\n').map_or(0, |end| end + 1);
        if !code[line_start..at].trim_start().starts_with("pub") {
            continue;
        }
        let statement = code[at + 4..].split(';').next().unwrap_or_default();
        let statement = statement.trim().trim_start_matches("self::").trim_start_matches("crate::");
        let Some((module, rest)) = statement.split_once("::") else { continue };
        for leaf in rest.split(['{', '}', ',']) {
            let named = leaf.rsplit(" as ").next().unwrap_or(leaf);
            if let Some(name) = identifier(named.rsplit("::").next().unwrap_or(named).trim()) {
                found.push((name.to_owned(), module.trim().to_owned()));
            }
        }
    }
    found
}

/// The modules that a file declares, in order.
pub fn modules(code: &str) -> Vec<&str> {
    let declared = code.lines().filter_map(|line| {
        let line = line.trim();
        let rest = line
            .strip_prefix("pub mod ")
            .or_else(|| line.strip_prefix("pub(crate) mod "))
            .or_else(|| line.strip_prefix("mod "))?;
        rest.strip_suffix(';')
    });
    declared.collect()
}

pub fn identifier(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

/// Byte of the brace that closes the one before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth < 0).then_some(at)
    })
}

fn test_items(code: &str) -> Vec<std::ops::Range<usize>> {
    let items = code.match_indices("#[cfg(test)]").map(|(start, attribute)| {
        let body = start + attribute.len();
        let end = match code[body..].find(['{', ';']) {
            Some(open) if code.as_bytes()[body + open] == b'{' => {
                let inside = body + open + 1;
                closing(&code[inside..]).map_or(code.len(), |close| inside + close + 1)
            }
            Some(semicolon) => body + semicolon + 1,
            None => code.len(),
        };
        start..end
    });
    items.collect()
}

fn blanked(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    code: Vec<u8>,
    literals: Vec<Literal>,
}

impl Reader<'_> {
    fn run(&mut self) {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            let is_after_word = self.code.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
            if rest.starts_with("//") {
                self.blank(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with("/*") {
                self.blank(block_comment(rest));
            } else if let Some((open, close)) = string(rest).filter(|(open, _)| *open == 1 || !is_after_word) {
                let text = rest[open..].to_owned();
                let end = if close.starts_with('"') && close.len() == 1 && !rest[..open].contains('r') {
                    escaped_end(&text)
                } else {
                    text.find(&close)
                };
                let end = end.unwrap_or(text.len());
                self.literals.push(Literal {
                    at: self.at,
                    line: line_of(self.text, self.at),
                    text: text[..end].to_owned(),
                });
                self.blank((open + end + close.len()).min(rest.len()));
            } else if let Some(length) = character(rest) {
                self.blank(length);
            } else {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                self.code.extend(if length == 1 { &rest.as_bytes()[..1] } else { &b"    "[..length] });
                self.at += length;
            }
        }
    }

    fn blank(&mut self, length: usize) {
        let gone = &self.text[self.at..self.at + length];
        self.code.extend(blanked(gone).bytes());
        self.at += length;
    }
}

/// The bytes that open a string here, and what closes it.
fn string(rest: &str) -> Option<(usize, String)> {
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| {
        rest.strip_prefix(prefix).is_some_and(|rest| {
            rest.starts_with('"') || prefix.ends_with('r') && rest.trim_start_matches('#').starts_with('"')
        })
    })?;
    let hashes = rest[prefix.len()..].bytes().take_while(|byte| *byte == b'#').count();
    Some((prefix.len() + hashes + 1, format!("\"{}", "#".repeat(hashes))))
}

fn escaped_end(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends.then_some(at)
    })
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// Length of a character literal; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return escape[first..].find('\'').map(|end| end + first + 3);
    }
    let first = inside.chars().next()?.len_utf8();
    inside[first..].starts_with('\'').then_some(first + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_tests_are_blank_and_lines_stay() {
        let text = "//! one\nlet a = \"b // \\\" c\"; /* d /* e */ f */ let g = 'h'; let i: &'static str = r#\"j\"k\"#;\n\
                    #[cfg(test)]\nmod tests { fn l() { \"m\"; } }\nfn n() {}\n";
        let rust = read(text);
        assert_eq!(rust.code.len(), text.len());
        assert_eq!(rust.literals.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["b // \\\" c", "j\"k"]);
        for gone in ["one", "// ", " d ", "h", "fn l"] {
            assert!(!rust.code.contains(gone), "{gone}: {}", rust.code);
        }
        assert!(rust.code.contains("let g = ") && rust.code.contains("'static str") && rust.code.contains("fn n() {}"));
        assert_eq!(rust.code.lines().count(), text.lines().count());
    }

    #[test]
    fn paths_are_known_by_their_first_names() {
        let code = "use crate::{\n  a::{B, c::D},\n  e,\n};\nlet f = crate::g::h(); $crate::i; other_crate::j;";
        let names: Vec<_> = paths(code, "crate::").flat_map(|(_, after)| first_names(after)).collect();
        assert_eq!(names, ["a", "e", "g"]);
    }

    #[test]
    fn what_a_face_gives_on_is_known_with_its_module() {
        let given = given_on("pub use one::{A, b::C as D};\nuse two::E;\npub(crate) use three::f;\n");
        let given: Vec<(&str, &str)> = given.iter().map(|(name, module)| (name.as_str(), module.as_str())).collect();
        assert_eq!(given, [("A", "one"), ("D", "one"), ("f", "three")]);
    }
}
