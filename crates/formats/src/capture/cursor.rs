//! A reader that walks through the start of a line.

/// What is left to read of a line. Cheap to copy, so that a reading may be tried and dropped.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    pub rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub fn new(rest: &'a str) -> Self {
        Cursor { rest }
    }

    pub fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub fn skip_any(&mut self, of: &str) {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || of.contains(c));
    }

    pub fn skip_spaces(&mut self) {
        self.skip_any("");
    }

    pub fn eat_any(&mut self, of: &str) -> bool {
        let Some(c) = self.peek().filter(|c| of.contains(*c)) else { return false };
        self.rest = &self.rest[c.len_utf8()..];
        true
    }

    /// A number of one to `digits_max` digits of any script that is not followed by a further digit; with its width.
    pub fn number(&mut self, digits_max: usize) -> Option<(u32, usize)> {
        let (mut value, mut width, mut bytes) = (0, 0, 0);
        for c in self.rest.chars() {
            let Some(digit) = digit(c) else { break };
            if width == digits_max {
                return None;
            }
            (value, width, bytes) = (value * 10 + digit, width + 1, bytes + c.len_utf8());
        }
        self.rest = &self.rest[bytes..];
        (width > 0).then_some((value, width))
    }

    /// The first two digits of whatever number stands here.
    pub fn two_digits(&mut self) -> Option<u32> {
        let mut chars = self.rest.chars();
        let (tens, ones) = (digit(chars.next()?)?, digit(chars.next()?)?);
        self.rest = chars.as_str();
        Some(tens * 10 + ones)
    }

    /// The first of these lower-case words that stands here, in any case, and ends here: before anything but a
    /// letter, or before the capital of a headline that lost the space before it.
    pub fn word(&mut self, words: &[&'static str]) -> Option<&'static str> {
        for word in words {
            if let Some(rest) = strip_prefix_any_case(self.rest, word)
                && ends_word(rest)
            {
                self.rest = rest;
                return Some(word);
            }
        }
        None
    }
}

fn ends_word(rest: &str) -> bool {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (None, _) => true,
        (Some(first), _) if !first.is_alphanumeric() => true,
        (Some(first), Some(second)) => first.is_uppercase() && second.is_lowercase(),
        _ => false,
    }
}

fn strip_prefix_any_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        let found = rest.next()?;
        if found != wanted && !found.to_lowercase().eq([wanted]) {
            return None;
        }
    }
    Some(rest.as_str())
}

/// The value of a decimal digit: Latin, Arabic, Persian or full width.
pub fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}
