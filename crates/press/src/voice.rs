//! How an edition speaks: its words, its dates and numbers.

use std::sync::Arc;

use jiff::civil::Date;
use language::{Arg, Dates, Language, Words};
use minijinja::{
    Error, ErrorKind, State,
    value::{Kwargs, Object, Value, from_args},
};
use paper::{Edition, Paper};
use print::Micros;
use serde::Serialize;

use crate::frame::Frame;

/// Words and dates of one edition at one moment.
pub struct Voice<'a> {
    pub paper: &'a Paper,
    pub edition: &'a Edition,
    pub words: &'static Words,
    pub dates: Dates,
    pub now: Micros,
}

/// An instant for `<time>`.
#[derive(Debug, Clone, Serialize)]
pub struct Moment {
    pub iso: String,
    pub text: String,
}

impl<'a> Voice<'a> {
    pub fn of(frame: &Frame<'a>) -> Self {
        let edition = frame.edition;
        Voice {
            paper: frame.paper,
            edition,
            words: Words::with_digits(&edition.language, edition.digits),
            dates: Dates::new(&edition.language, edition.digits, frame.paper.settings.time_zone()),
            now: frame.now,
        }
    }

    pub fn code(&self) -> &'a str {
        &self.edition.code
    }

    /// `comments-count` and its like, for HTML text.
    pub fn counted(&self, key: &str, count: u32) -> String {
        self.words.text(key, &[("count", Arg::from(count))])
    }

    /// As short as it can be said: the time today, the day this year, else the date.
    pub fn short(&self, at: Micros) -> Moment {
        let (day, today) = (self.dates.civil_day(at), self.dates.civil_day(self.now));
        let text = match () {
            () if day == today => self.dates.time(at),
            () if day.year() == today.year() => self.dates.day_short(at),
            () => self.dates.date(at),
        };
        self.moment(at, text)
    }

    /// `22 November 2026, 09:10`
    pub fn full(&self, at: Micros) -> Moment {
        self.moment(at, self.dates.date_time(at))
    }

    /// `22 November 2026`
    pub fn date(&self, at: Micros) -> Moment {
        self.moment(at, self.dates.date(at))
    }

    /// The time alone where it is of the same day as what was said before.
    pub fn after(&self, before: Micros, at: Micros) -> Moment {
        let is_same_day = self.dates.civil_day(before) == self.dates.civil_day(at);
        self.moment(at, if is_same_day { self.dates.time(at) } else { self.dates.date_time(at) })
    }

    pub fn time(&self, at: Micros) -> Moment {
        self.moment(at, self.dates.time(at))
    }

    /// A whole day: its `datetime` has no hours.
    pub fn day(&self, day: Date) -> Moment {
        Moment { iso: day.to_string(), text: self.dates.civil_day_long(day) }
    }

    fn moment(&self, at: Micros, text: String) -> Moment {
        Moment { iso: self.dates.iso(at), text }
    }
}

/// `lang` and `dir` of something in another language.
#[derive(Debug, Clone, Serialize)]
pub struct Tongue {
    pub lang: String,
    pub dir: &'static str,
}

impl Tongue {
    pub fn of(language: &Language) -> Self {
        Tongue { lang: language.tag().to_owned(), dir: language.direction().as_str() }
    }
}

/// `word("by", names=…)` in templates; `word.plain(…)` for attributes, `word.around(…)` for a sentence that holds markup.
#[derive(Debug)]
pub struct TemplateWords(pub Spoken);

/// The words of an edition, which have no `Debug` of their own.
#[derive(Clone, Copy)]
pub struct Spoken(pub &'static Words);

impl std::fmt::Debug for Spoken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "words in {}", self.0.language())
    }
}

impl Object for TemplateWords {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        self.spoken(args, Words::text)
    }

    fn call_method(self: &Arc<Self>, _: &mut State<'_, '_>, method: &str, args: &[Value]) -> Result<Value, Error> {
        match method {
            "plain" => self.spoken(args, Words::attr),
            "around" => {
                let (key, argument): (&str, &str) = from_args(args)?;
                Ok(Value::from(self.around(self.known(key)?, argument)))
            }
            "forms" => Ok(Value::from(self.forms(self.known(from_args::<(&str,)>(args)?.0)?))),
            _ => Err(Error::from(ErrorKind::UnknownMethod)),
        }
    }
}

type Say = fn(&Words, &str, &[(&str, Arg)]) -> String;

/// Numbers that stand for every plural category of the languages that we speak.
const SAMPLES: [u32; 5] = [1, 2, 3, 11, 100];

impl TemplateWords {
    fn spoken(&self, args: &[Value], say: Say) -> Result<Value, Error> {
        let (key, given): (&str, Kwargs) = from_args(args)?;
        let key = self.known(key)?;
        let mut arguments = Vec::new();
        for name in given.args() {
            let value: Value = given.get(name)?;
            let argument = value.as_i64().map_or_else(|| Arg::from(value.to_string()), Arg::from);
            arguments.push((name, argument));
        }
        Ok(Value::from(say(self.0.0, key, &arguments)))
    }

    /// What stands before and after an argument that is markup.
    fn around(&self, key: &str, argument: &str) -> Vec<String> {
        const PLACE: &str = "\u{1}";
        let sentence = self.0.0.attr(key, &[(argument, Arg::from(PLACE))]);
        let (before, after) = sentence.split_once(PLACE).unwrap_or((&sentence, ""));
        vec![before.to_owned(), after.to_owned()]
    }

    /// The sentence for each sample number; the script finds the one of its number's plural category.
    fn forms(&self, key: &str) -> String {
        let said = SAMPLES.map(|count| self.0.0.attr(key, &[("count", Arg::from(count))]));
        said.join("|")
    }

    fn known<'k>(&self, key: &'k str) -> Result<&'k str, Error> {
        if self.0.0.has(key) {
            return Ok(key);
        }
        Err(Error::new(ErrorKind::InvalidOperation, format!("there is no interface word “{key}”")))
    }
}
