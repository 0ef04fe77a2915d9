//! The fields of a comment as a reader typed them: cleaned, within bounds, or with what is wrong.

use language::{Arg, Words};
use press::{CommentForm, FieldError};
use print::comment::Bounds;
use uuid::Uuid;
use web::Form;

/// Reads the form of a new comment.
pub fn read(form: &Form, words: &Words) -> CommentForm {
    let mut fields = CommentForm {
        name: one_line(form.text("name")),
        mail: form.text("mail").trim().to_owned(),
        text: text(form.text("text")),
        parent: Uuid::try_parse(form.text("parent")).ok(),
        errors: Vec::new(),
    };
    let max = |max: usize| [("max", Arg::from(i64::try_from(max).unwrap_or(i64::MAX)))];
    if !fields.name.chars().any(is_visible) {
        fields.errors.push(error("name", words.text("error-name-missing", &[])));
    } else if fields.name.chars().count() > Bounds::NAME_CHARS_MAX {
        fields.errors.push(error("name", words.text("error-name-long", &max(Bounds::NAME_CHARS_MAX))));
    }
    if !fields.mail.is_empty() && !is_mail(&fields.mail) {
        fields.errors.push(error("mail", words.text("error-mail", &[])));
    }
    fields.errors.extend(text_error(&fields.text, words));
    if fields.parent.is_none() && !form.text("parent").is_empty() {
        // An answer must not become a comment of its own.
        fields.errors.push(error("", words.text("error-comment-gone", &[])));
    }
    fields
}

/// What is wrong with a comment's text.
pub fn text_error(text: &str, words: &Words) -> Option<FieldError> {
    if text.is_empty() {
        return Some(error("text", words.text("error-text-missing", &[])));
    }
    let max = Arg::from(i64::try_from(Bounds::TEXT_CHARS_MAX).unwrap_or(i64::MAX));
    let is_long = text.chars().count() > Bounds::TEXT_CHARS_MAX;
    is_long.then(|| error("text", words.text("error-text-long", &[("max", max)])))
}

/// Text as it is kept: no invisible controls, no towers of marks, at most one empty line between paragraphs.
pub fn text(typed: &str) -> String {
    let clean = language::calm_marks(&language::strip_invisible(&typed.replace("\r\n", "\n").replace('\r', "\n")));
    let mut kept = String::with_capacity(clean.len());
    let mut empty_lines = 0;
    for line in clean.trim().lines() {
        empty_lines = if line.trim().is_empty() { empty_lines + 1 } else { 0 };
        if empty_lines < 2 {
            kept.push_str(line.trim_end());
            kept.push('\n');
        }
    }
    kept.truncate(kept.trim_end().len());
    kept
}

fn one_line(typed: &str) -> String {
    language::calm_marks(&language::one_line(typed))
}

/// The shape only: something, an at sign, a host with a dot (RFC 5321 allows more; mail will tell).
fn is_mail(mail: &str) -> bool {
    let Some((name, host)) = mail.rsplit_once('@') else { return false };
    mail.len() <= Bounds::MAIL_CHARS_MAX
        && !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !mail.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

/// Joiners alone make a name that nobody sees.
fn is_visible(letter: char) -> bool {
    !letter.is_whitespace() && !matches!(letter, '\u{200c}' | '\u{200d}')
}

fn error(field: &str, message: String) -> FieldError {
    FieldError { field: field.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_paragraphs_and_loses_what_can_not_be_seen() {
        assert_eq!(text(" one\r\n\r\n\r\n\r\ntwo \u{202E}three\r\n"), "one\n\ntwo three");
        assert_eq!(text("\u{200B}\n\t "), text(""));
    }

    #[test]
    fn mail_addresses_are_known_by_their_shape() {
        assert!(is_mail("nadia@harbour.example"));
        for wrong in
            ["nadia", "@harbour.example", "nadia@harbour", "na dia@h.example", "n@h.example\r\nBcc: x@y.example"]
        {
            assert!(!is_mail(wrong), "{wrong}");
        }
    }
}
