//! The default theme's files, and a folder that overrides them one by one.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

/// Templates of the default theme by name.
pub(crate) const TEMPLATES: &[(&str, &str)] = &[
    ("layout.html", include_str!("../templates/layout.html")),
    ("card.html", include_str!("../templates/card.html")),
    ("picture.html", include_str!("../templates/picture.html")),
    ("front.html", include_str!("../templates/front.html")),
    ("rows.html", include_str!("../templates/rows.html")),
    ("list.html", include_str!("../templates/list.html")),
    ("archive.html", include_str!("../templates/archive.html")),
    ("article.html", include_str!("../templates/article.html")),
    ("threads.html", include_str!("../templates/threads.html")),
    ("comment.html", include_str!("../templates/comment.html")),
    ("form.html", include_str!("../templates/form.html")),
    ("text_field.html", include_str!("../templates/text_field.html")),
    ("about_comments.html", include_str!("../templates/about_comments.html")),
    ("comments.html", include_str!("../templates/comments.html")),
    ("thread.html", include_str!("../templates/thread.html")),
    ("comment_form.html", include_str!("../templates/comment_form.html")),
    ("receipt.html", include_str!("../templates/receipt.html")),
    ("wire_column.html", include_str!("../templates/wire_column.html")),
    ("wire.html", include_str!("../templates/wire.html")),
    ("live_bar.html", include_str!("../templates/live_bar.html")),
    ("lines.html", include_str!("../templates/lines.html")),
    ("line.html", include_str!("../templates/line.html")),
    ("refusal.html", include_str!("../templates/refusal.html")),
];

pub(crate) const STYLE: &str = include_str!("../assets/reader.css");
pub(crate) const SCRIPT: &str = include_str!("../assets/reader.js");
pub(crate) const ICON: &str = include_str!("../assets/icon.svg");

/// No file of a theme needs to be larger.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// Why a theme folder is refused.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    #[error("the theme's {} cannot be read: {cause}", file.display())]
    Unreadable { file: PathBuf, cause: io::Error },
    #[error("the theme has {}, which overrides nothing; it may hold {known}", file.display())]
    Unknown { file: PathBuf, known: String },
    #[error("the theme's {} is larger than {FILE_BYTES_MAX} bytes", file.display())]
    TooLarge { file: PathBuf },
    #[error("the theme's {} is broken in line {line}: {what}", file.display())]
    Broken { file: PathBuf, line: usize, what: String },
}

/// The files of a theme: an override where the folder has one, else the default's.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    /// Where they were read.
    pub folder: PathBuf,
    /// Name and text of each template that is overridden.
    pub templates: Vec<(String, String)>,
    pub style: Option<String>,
    pub script: Option<String>,
}

impl Overrides {
    pub fn read(folder: &Path) -> Result<Self, ThemeError> {
        let mut overrides = Overrides { folder: folder.to_owned(), ..Overrides::default() };
        for file in files(folder)? {
            overrides.take(&file)?;
        }
        Ok(overrides)
    }

    fn take(&mut self, file: &Path) -> Result<(), ThemeError> {
        let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let is_template = TEMPLATES.iter().any(|(known, _)| *known == name);
        match name.as_ref() {
            hidden if hidden.starts_with('.') => {}
            "reader.css" => self.style = Some(checked_style(file, text(file)?)?),
            "reader.js" => self.script = Some(text(file)?),
            _ if is_template => self.templates.push((name.into_owned(), checked_template(file, text(file)?)?)),
            // A theme may say what it is and under which terms.
            other if other.ends_with(".md") || other.ends_with(".txt") => {}
            _ => return Err(ThemeError::Unknown { file: file.to_owned(), known: known() }),
        }
        Ok(())
    }

    pub fn style(&self) -> Cow<'static, str> {
        self.style.clone().map_or(Cow::Borrowed(STYLE), Cow::Owned)
    }

    pub fn script(&self) -> Cow<'static, str> {
        self.script.clone().map_or(Cow::Borrowed(SCRIPT), Cow::Owned)
    }
}

/// The files of the folder in order of their names; folders in it are refused.
fn files(folder: &Path) -> Result<Vec<PathBuf>, ThemeError> {
    let unreadable = |cause| ThemeError::Unreadable { file: folder.to_owned(), cause };
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unreadable)?;
    files.sort();
    Ok(files)
}

fn text(file: &Path) -> Result<String, ThemeError> {
    let unreadable = |cause| ThemeError::Unreadable { file: file.to_owned(), cause };
    if fs::metadata(file).map_err(unreadable)?.len() > FILE_BYTES_MAX {
        return Err(ThemeError::TooLarge { file: file.to_owned() });
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        broken(file, line, "it is not UTF-8")
    })
}

/// Every template that it names must be one; what the engine itself finds comes later.
fn checked_template(file: &Path, text: String) -> Result<String, ThemeError> {
    for (at, line) in text.lines().enumerate() {
        let tags = line.split("{%").skip(1).map(|tag| tag.trim_start_matches('-').trim_start());
        let named =
            tags.filter(|tag| ["extends", "include", "import", "from"].iter().any(|word| tag.starts_with(word)));
        for tag in named {
            let name = tag.split('"').nth(1).unwrap_or_default();
            if !TEMPLATES.iter().any(|(known, _)| *known == name) {
                return Err(broken(file, at + 1, &format!("there is no template “{name}”")));
            }
        }
    }
    Ok(text)
}

/// Braces and comments must close: one that does not takes every rule after it along.
fn checked_style(file: &Path, text: String) -> Result<String, ThemeError> {
    let mut open_braces: Vec<usize> = Vec::new();
    let (mut line, mut comment, mut quote) = (1, None, None);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' => (line, quote) = (line + 1, None),
            '*' if comment.is_some() && characters.next_if_eq(&'/').is_some() => comment = None,
            _ if comment.is_some() => {}
            '\\' if quote.is_some() => drop(characters.next()),
            c if quote.is_some() => quote = quote.filter(|open| *open != c),
            '"' | '\'' => quote = Some(c),
            '/' if characters.next_if_eq(&'*').is_some() => comment = Some(line),
            '{' => open_braces.push(line),
            '}' if open_braces.pop().is_none() => return Err(broken(file, line, "this } closes nothing")),
            _ => {}
        }
    }
    match (comment, open_braces.pop()) {
        (Some(line), _) => Err(broken(file, line, "this comment is not closed")),
        (None, Some(line)) => Err(broken(file, line, "this { is not closed")),
        (None, None) => Ok(text),
    }
}

pub(crate) fn broken(file: &Path, line: usize, what: &str) -> ThemeError {
    ThemeError::Broken { file: file.to_owned(), line, what: what.to_owned() }
}

fn known() -> String {
    let names: Vec<&str> = TEMPLATES.iter().map(|(name, _)| *name).chain(["reader.css", "reader.js"]).collect();
    names.join(", ")
}
