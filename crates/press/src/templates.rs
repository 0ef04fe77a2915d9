//! The template engine as we use it: everything is escaped, nothing is guessed.

use std::path::Path;

use minijinja::{
    Environment, Error, Output, State, UndefinedBehavior,
    syntax::SyntaxConfig,
    value::{Serde, Value},
};
use serde::Serialize;

use crate::theme::{Overrides, TEMPLATES, ThemeError, broken};

/// The default theme.
pub(crate) fn house() -> Environment<'static> {
    let mut environment = bare();
    for (name, source) in TEMPLATES {
        environment.add_template_owned(*name, lean(source)).expect("a test draws every template of ours");
    }
    environment
}

/// The default theme with a folder's templates over it.
pub(crate) fn with(overrides: &Overrides) -> Result<Environment<'static>, ThemeError> {
    let mut environment = house();
    for (name, source) in &overrides.templates {
        let file = overrides.folder.join(name);
        environment.add_template_owned(name.clone(), lean(source)).map_err(|error| at_its_line(&file, &error))?;
    }
    Ok(environment)
}

fn bare() -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("whitespace alone is no conflict of delimiters"));
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_formatter(write);
    // What is HTML already is marked so in Rust, where it was made; no template may claim it.
    environment.remove_filter("safe");
    environment
}

/// Indentation is for those who write templates; line breaks stay, so that errors name the right line.
fn lean(source: &str) -> String {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    lines.join("\n")
}

fn at_its_line(file: &Path, error: &Error) -> ThemeError {
    let what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    broken(file, error.line().unwrap_or(1), &what)
}

/// Writes a value, escaped for text and quoted attributes alike unless it is HTML of our own making.
fn write(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_none() || value.is_undefined() {
        return Ok(());
    }
    match value.as_str() {
        Some(html) if value.is_safe() => out.write_str(html)?,
        Some(text) => write_escaped(out, text)?,
        None => write_escaped(out, &value.to_string())?,
    }
    Ok(())
}

fn write_escaped(out: &mut Output, text: &str) -> std::fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        out.write_str(&rest[..at])?;
        let special = rest.as_bytes()[at];
        out.write_str(match special {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            // A control character means nothing in HTML, and U+0000 marks the places of parts.
            _ => "",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'') || (c.is_ascii_control() && !matches!(c, '\n' | '\t'))
}

/// What a template is given.
pub(crate) fn given(value: impl Serialize) -> Value {
    Value::from(Serde(value))
}

/// HTML that Rust made from checked parts; U+0000 goes, as it marks the places of parts.
pub(crate) fn vetted(html: &str) -> Value {
    Value::from_safe_string(html.replace('\0', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(source: &str, value: &str) -> String {
        bare().render_named_str("x.html", source, minijinja::context! { value }).unwrap()
    }

    #[test]
    fn every_value_is_escaped_and_controls_are_dropped() {
        assert_eq!(drawn("{{ value }}", "<a href=\"'&'\">é\0\u{7}"), "&lt;a href=&quot;&#39;&amp;&#39;&quot;&gt;é");
        assert_eq!(drawn("{% set v %}{{ value }}{% endset %}{{ v }}", "<"), "&lt;");
    }

    #[test]
    fn no_template_may_call_a_text_html() {
        assert!(bare().render_named_str("x.html", "{{ '<' | safe }}", ()).is_err());
        assert!(bare().render_named_str("x.html", "{{ unknown }}", ()).is_err());
    }
}
