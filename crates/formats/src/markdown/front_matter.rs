//! The front matter at the head of a Markdown file: YAML between `---` lines or TOML between `+++` lines.

use serde_json::{Map, Value};

/// Front matter that is larger is no front matter of a newspaper.
const BYTES_MAX: usize = 1024 * 1024;

const DEPTH_MAX: usize = 40;

#[derive(Debug, Default)]
pub struct FrontMatter {
    pub values: Map<String, Value>,
    /// The lines of the front matter; the first is line 2 of the file.
    pub source: String,
    pub body: String,
    /// Line of the file that the body begins on.
    pub body_line: usize,
}

/// What is wrong with front matter, and the line of the file that it is wrong on.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    pub line: usize,
    pub what: String,
}

/// Parts a file into its front matter and its body; a file without front matter is all body.
pub fn read(text: &str) -> Result<FrontMatter, Wrong> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (fence, is_yaml) = match text.lines().next().map(str::trim_end) {
        Some("---") => ("---", true),
        Some("+++") => ("+++", false),
        _ => return Ok(FrontMatter { body: text, body_line: 1, ..FrontMatter::default() }),
    };
    let (source, body, body_line) = cut(&text, fence)?;
    if source.len() > BYTES_MAX {
        return Err(Wrong { line: 1, what: format!("the front matter is larger than {BYTES_MAX} bytes; shorten it") });
    }
    let values = if is_yaml { yaml(source)? } else { toml(source)? };
    Ok(FrontMatter { values, source: source.to_owned(), body: body.to_owned(), body_line })
}

fn cut<'a>(text: &'a str, fence: &str) -> Result<(&'a str, &'a str, usize), Wrong> {
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    let mut at = start;
    for (index, line) in text[start..].split_inclusive('\n').enumerate() {
        let end = at + line.len();
        let is_end = line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
        if is_end {
            return Ok((&text[start..at], &text[end..], index + 3));
        }
        at = end;
    }
    Err(Wrong { line: 1, what: format!("the front matter has no closing `{fence}` line; add one below it") })
}

fn yaml(source: &str) -> Result<Map<String, Value>, Wrong> {
    let value = serde_saphyr::from_str_with_options::<Value>(source, bounds()).map_err(|error| {
        let line = error.location().map_or(1, |at| at.line() as usize + 1);
        Wrong {
            line,
            what: format!("the front matter is no YAML that can be read: {}", first_line(&error.to_string())),
        }
    })?;
    match value {
        Value::Object(values) => Ok(values),
        Value::Null => Ok(Map::new()),
        _ => Err(Wrong { line: 2, what: "the front matter is no list of `key: value` lines; write it so".to_owned() }),
    }
}

/// Small bounds: what is written by hand has few aliases and no depth.
fn bounds() -> serde_saphyr::Options {
    let mut options = serde_saphyr::Options::default();
    if let Some(budget) = &mut options.budget {
        budget.max_events = 200_000;
        budget.max_nodes = 100_000;
        budget.max_depth = DEPTH_MAX;
        budget.max_aliases = 200;
        budget.max_anchors = 200;
    }
    options.alias_limits.max_total_replayed_events = 20_000;
    options.strict_booleans = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options
}

fn toml(source: &str) -> Result<Map<String, Value>, Wrong> {
    let table: toml::Table = source.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| source.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 2;
        Wrong { line, what: format!("the front matter is no TOML that can be read: {}", error.message()) }
    })?;
    Ok(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
}

fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Array(values) => values.into_iter().map(plain).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect()),
    }
}

/// The message without the place that we tell ourselves.
fn first_line(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let after_place = line.strip_prefix("line ").and_then(|rest| rest.split_once(": "));
    after_place.map_or(line, |(_, message)| message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml = read("---\ntitle: Night tram\ntags: [a, b]\ndate: 2025-01-13\n---\nBody\n").unwrap();
        let toml =
            read("+++\r\ntitle = \"Night tram\"\r\ntags = [\"a\", \"b\"]\r\ndate = 2025-01-13\r\n+++\r\nBody\r\n")
                .unwrap();
        assert_eq!(yaml.values, toml.values);
        assert_eq!((yaml.body.as_str(), yaml.body_line), ("Body\n", 6));
    }

    #[test]
    fn a_file_without_front_matter_is_all_body() {
        let found = read("\u{feff}# Night tram\n\n---\n\nText").unwrap();
        assert!(found.values.is_empty());
        assert!(found.body.starts_with("# Night tram"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(read("---\ntitle: a\n").unwrap_err().line, 1);
        assert_eq!(read("---\ntitle: a: b\n---\n").unwrap_err().line, 2);
        assert_eq!(read("+++\na = 1\nb = \n+++\n").unwrap_err().line, 3);
        assert!(read("---\n- a\n- b\n---\n").is_err());
    }

    #[test]
    fn a_bomb_of_aliases_is_refused_quickly() {
        let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let list = vec![format!("*a{}", n - 1); 10].join(", ");
            bomb.push_str(&format!("a{n}: &a{n} [{list}]\n"));
        }
        bomb.push_str("---\n");
        assert!(read(&bomb).is_err());
        let deep = format!("---\na: {}{}\n---\n", "[".repeat(5_000), "]".repeat(5_000));
        assert!(read(&deep).is_err());
    }
}
