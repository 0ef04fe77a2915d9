//! The press: the theme's files, and the drawing of a page from them.

use std::path::Path;

use minijinja::{Environment, Value, context};
use paper::Paper;

use crate::{
    accent,
    asset::{self, Asset},
    bare::bare_problem,
    frame::Frame,
    page::{Head, Linked, Page},
    piece::{Piece, cut},
    templates::{self, given},
    theme::{ICON, Overrides, ThemeError},
    voice::{Spoken, TemplateWords, Voice},
};

/// Draws pages; made once, used by all.
pub struct Press {
    house: Environment<'static>,
    /// The house's templates with the theme's over them.
    theme: Option<Environment<'static>>,
    style: String,
    /// Path that the stylesheet would have without a paper's accents.
    style_name: String,
    script: Asset,
    icon: Asset,
}

impl Press {
    /// A press with the default theme, or with a folder's files over it. What the folder overrides is checked here.
    pub fn new(theme: Option<&Path>) -> Result<Self, ThemeError> {
        let overrides = theme.map(Overrides::read).transpose()?.unwrap_or_default();
        let has_templates = !overrides.templates.is_empty();
        let style = overrides.style().into_owned();
        Ok(Press {
            house: templates::house(),
            theme: has_templates.then(|| templates::with(&overrides)).transpose()?,
            style_name: asset::path("reader", "css", style.as_bytes()),
            style,
            script: Asset::new("reader", "js", "text/javascript; charset=utf-8", overrides.script().as_bytes()),
            icon: Asset::new("icon", "svg", "image/svg+xml", ICON.as_bytes()),
        })
    }

    /// The files that a paper's pages link to; the stylesheet ends with the paper's accents.
    pub fn assets(&self, paper: &Paper) -> Vec<Asset> {
        let style = Asset {
            path: self.style_path(paper),
            content_type: "text/css; charset=utf-8",
            bytes: format!("{}{}", self.style, self.paper_style(paper)).into_bytes().into(),
        };
        vec![style, self.script.clone(), self.icon.clone()]
    }

    /// What the paper itself adds to the stylesheet: its sections' accents.
    pub fn paper_style(&self, paper: &Paper) -> String {
        accent::rules(paper)
    }

    /// Every page asks for it, so the long stylesheet itself is hashed only once.
    fn style_path(&self, paper: &Paper) -> String {
        asset::path("reader", "css", format!("{}{}", self.style_name, self.paper_style(paper)).as_bytes())
    }

    fn linked(&self, paper: &Paper) -> Linked {
        Linked { style: self.style_path(paper), script: self.script.path.clone(), icon: self.icon.path.clone() }
    }

    /// A whole page: the layout around a template's own matter.
    pub(crate) fn page(&self, template: &str, frame: &Frame, voice: &Voice, head: Head, matter: Value) -> Vec<Piece> {
        let page = given(Page::of(frame, voice, head, self.linked(frame.paper)));
        let word = words(voice);
        cut(&self.draw(template, &context! { page, word, ..matter }))
    }

    /// A part of a page, without a layout.
    pub(crate) fn part(&self, template: &str, voice: &Voice, matter: Value) -> String {
        self.draw(template, &context! { word => words(voice), ..matter })
    }

    /// A theme's template that fails on a page is a fault of the theme: the page is drawn as the house draws it.
    fn draw(&self, template: &str, values: &Value) -> String {
        if let Some(theme) = &self.theme {
            match drawn(theme, template, values) {
                Ok(text) => return text,
                Err(error) => {
                    tracing::error!(template, "the theme cannot draw this page, the default theme does: {error:#}")
                }
            }
        }
        drawn(&self.house, template, values).unwrap_or_else(|error| {
            tracing::error!(template, "a page could not be drawn: {error:#}");
            bare_problem(500, template)
        })
    }
}

fn drawn(environment: &Environment<'static>, template: &str, values: &Value) -> Result<String, minijinja::Error> {
    environment.get_template(template)?.render(values.clone())
}

fn words(voice: &Voice) -> Value {
    Value::from_object(TemplateWords(Spoken(voice.words)))
}
