//! Draws every page with a small paper's stories into a folder, to be looked at: `gallery DIR [THEME]`.

#![allow(clippy::unwrap_used, reason = "a fixture that is wrong is mended, not handled")]

#[path = "../tests/it/harbour.rs"]
mod harbour;

use std::{env, fs, io, path::Path};

use harbour::{AR, EN, NOW};
use jiff::civil::Date;
use paper::EditionId;
use press::{CommentForm, Comments, Days, FieldError, Frame, Months, Piece, Press, Problem, Receipt, Turn};
use print::{
    article::{Article, Cursor, Kind, List, Listed},
    comment::{CommentStatus, Reason, Threads},
    front::Front,
    wire::WireItem,
};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "gallery".to_owned());
    let theme = arguments.next();
    let press = Press::new(theme.as_deref().map(Path::new)).map_err(io::Error::other)?;
    let paper = harbour::paper();
    let gallery = Gallery { press: &press, paper: &paper, folder: Path::new(&folder) };
    gallery.assets()?;
    gallery.fronts()?;
    gallery.articles()?;
    gallery.lists()?;
    gallery.comments()?;
    gallery.rest()
}

struct Gallery<'a> {
    press: &'a Press,
    paper: &'a paper::Paper,
    folder: &'a Path,
}

impl Gallery<'_> {
    fn assets(&self) -> io::Result<()> {
        for asset in self.press.assets(self.paper) {
            self.write(asset.path.trim_start_matches('/'), &asset.bytes)?;
        }
        Ok(())
    }

    fn fronts(&self) -> io::Result<()> {
        let stories = harbour::stories();
        let by_section =
            |id: i64| stories.iter().filter(|it| it.section.is_some_and(|own| own.0 == id)).cloned().collect();
        let sections = (1..=6).map(|id| (paper::SectionId(id), by_section(id))).collect();
        let full = Front::of(Vec::new(), stories.clone(), sections);
        self.page("front.html", EN, harbour::english_wire(), |press, frame| press.front(frame, &full))?;
        let ten = Front::of(Vec::new(), stories[..5].to_vec(), Vec::new());
        self.page("front-five.html", EN, harbour::english_wire(), |press, frame| press.front(frame, &ten))?;
        let bare = |listed: &Listed| Listed { picture: None, ..listed.clone() };
        let without = Front::of(Vec::new(), stories[..8].iter().map(bare).collect(), Vec::new());
        self.page("front-bare.html", EN, harbour::english_wire(), |press, frame| press.front(frame, &without))?;
        let one = Front::of(Vec::new(), stories[3..4].to_vec(), Vec::new());
        self.page("front-one.html", EN, Vec::new(), |press, frame| press.front(frame, &one))?;
        let empty = Front::of(Vec::new(), Vec::new(), Vec::new());
        self.page("front-empty.html", EN, Vec::new(), |press, frame| press.front(frame, &empty))?;
        let arabic = Front::of(Vec::new(), harbour::arabic_stories(), Vec::new());
        self.page("front-ar.html", AR, harbour::arabic_wire(), |press, frame| press.front(frame, &arabic))
    }

    fn articles(&self) -> io::Result<()> {
        let (article, threads) = (harbour::article(), harbour::threads());
        let comments = Comments { threads: &threads, is_open: true };
        let more: Vec<Listed> = harbour::stories()[14..18].to_vec();
        self.page("article.html", EN, harbour::english_wire(), |press, frame| {
            press.article(frame, &article, &comments, &more)
        })?;
        let closed = Comments { threads: &threads, is_open: false };
        let mut plain =
            Article { picture: None, section: None, topics: vec![], translations: vec![], ..article.clone() };
        plain.content.dateline = None;
        plain.is_time_approximate = true;
        plain.updated_at = None;
        plain.content.teaser.headline = "A headline that goes on for rather longer than anyone at the desk thought wise, and has Donaudampfschifffahrtsgesellschaft in it".to_owned();
        self.page("article-plain.html", EN, Vec::new(), |press, frame| press.article(frame, &plain, &closed, &[]))?;
        let page = Article { kind: Kind::Page, ..plain };
        self.page("page.html", EN, harbour::english_wire(), |press, frame| press.article(frame, &page, &closed, &[]))?;
        let arabic = arabic_article();
        self.page("article-ar.html", AR, harbour::arabic_wire(), |press, frame| {
            press.article(frame, &arabic, &comments, &harbour::arabic_stories()[1..4])
        })
    }

    fn lists(&self) -> io::Result<()> {
        let next = Some(Cursor { published_at: NOW, id: 7 });
        let list = List { articles: harbour::stories(), next };
        let harbour_section = &self.paper.sections[1];
        let children: Vec<_> = self.paper.sections.iter().filter(|it| it.parent.is_some()).collect();
        self.page("section.html", EN, harbour::english_wire(), |press, frame| {
            press.section(frame, harbour_section, &children, &list, Turn::First)
        })?;
        self.page("section-2.html", EN, harbour::english_wire(), |press, frame| {
            press.section(frame, harbour_section, &[], &list, Turn::Later)
        })?;
        let topic = &harbour::article().topics[0];
        self.page("topic.html", EN, harbour::english_wire(), |press, frame| {
            press.topic(frame, topic, &list, Turn::First)
        })?;
        self.page("byline.html", EN, harbour::english_wire(), |press, frame| {
            press.byline(frame, &harbour::mara(), &list, Turn::First)
        })?;
        let month = Date::constant(2026, 11, 1);
        let months = Months { older: Some(Date::constant(2026, 10, 1)), newer: None };
        self.page("archive.html", EN, harbour::english_wire(), |press, frame| {
            press.archive(frame, month, &list, months)
        })?;
        let feed = self.press.feed(&harbour::frame(self.paper, EN, "/en/feed.xml"), &list);
        self.write("feed.xml", feed.as_bytes())
    }

    fn comments(&self) -> io::Result<()> {
        let (article, threads) = (harbour::article(), harbour::threads());
        let wire = harbour::english_wire;
        let both_ways = Threads {
            older: Some(print::comment::Cursor { posted_at: NOW, id: 1 }),
            newer: Some(print::comment::Cursor { posted_at: NOW, id: 9 }),
            ..threads.clone()
        };
        let comments = Comments { threads: &both_ways, is_open: true };
        self.page("comments.html", EN, wire(), |press, frame| press.comments(frame, &article, &comments))?;
        let mut thread = threads.threads[0].clone();
        thread.hidden_replies = 12;
        self.page("thread.html", EN, wire(), |press, frame| press.thread(frame, &article, &comments, &thread, 100))?;
        let answered = &threads.threads[0].top.comment;
        let form = CommentForm {
            name: "Nadia".to_owned(),
            mail: "nadia@".to_owned(),
            errors: vec![
                FieldError {
                    field: "mail".to_owned(),
                    message: "This does not look like an email address.".to_owned(),
                },
                FieldError { field: "text".to_owned(), message: "Please write something.".to_owned() },
            ],
            ..CommentForm::default()
        };
        self.page("reply.html", EN, wire(), |press, frame| press.comment_form(frame, &article, Some(answered), &form))?;
        let text = answered.text.clone();
        let receipt = Receipt {
            token: "abc.def",
            changeable_until: Some(NOW + 10 * harbour::MINUTE),
            form: CommentForm { text, ..CommentForm::default() },
        };
        let mut held = answered.clone();
        (held.status, held.reasons) = (CommentStatus::Held, vec![Reason::Links, Reason::First]);
        self.page("receipt-held.html", EN, wire(), |press, frame| press.receipt(frame, &article, &held, &receipt))?;
        self.page("receipt.html", EN, wire(), |press, frame| press.receipt(frame, &article, answered, &receipt))
    }

    fn rest(&self) -> io::Result<()> {
        let items = harbour::english_wire();
        let older = Some(Date::constant(2026, 11, 20));
        self.page("wire.html", EN, Vec::new(), |press, frame| press.wire(frame, &items, older))?;
        let days = Days { older, newer: Some(Date::constant(2026, 11, 22)) };
        self.page("wire-day.html", EN, Vec::new(), |press, frame| {
            press.wire_day(frame, Date::constant(2026, 11, 21), &items[6..12], days)
        })?;
        self.page("not-found.html", EN, Vec::new(), |press, frame| press.not_found(frame))?;
        self.page("problem.html", AR, Vec::new(), |press, frame| press.problem(frame, Problem::Ours { id: "7f3a-91" }))
    }

    fn page(
        &self,
        name: &str,
        edition: EditionId,
        wire: Vec<WireItem>,
        draw: impl FnOnce(&Press, &Frame) -> Vec<Piece>,
    ) -> io::Result<()> {
        let path = format!("/{name}");
        let (header, footer) = harbour::menus();
        let frame = Frame {
            alternates: vec![(EN, "/article.html".to_owned()), (AR, "/article-ar.html".to_owned())],
            header_menu: &header,
            footer_menu: &footer,
            ..harbour::frame(self.paper, edition, &path)
        };
        let pieces = draw(self.press, &frame);
        let html: String = pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Html(html) => html,
                Piece::Part(_) => self.press.wire_column(&frame, &wire),
            })
            .collect();
        self.write(name, html.as_bytes())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let file = self.folder.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, bytes)
    }
}

fn arabic_article() -> Article {
    let mut article = harbour::article();
    article.edition = AR;
    article.path = "/ar/الميناء/ترام-الليل".to_owned();
    article.translations.remove(1);
    let teaser = &mut article.content.teaser;
    teaser.headline = "ترام الليل يفوز بتصويت لم يتوقعه أحد".to_owned();
    teaser.dek =
        Some("بعد أربع سنوات على إغلاق آخر مستودع، وجد المجلس المال والسائقين، ثم الأصوات قبيل الثالثة فجراً.".to_owned());
    teaser.kicker = Some("تحليل".to_owned());
    article.content.dateline = Some("بورت ألدا".to_owned());
    article.body_html = "<p>قال مكتب السواحل إن نحو 16 قارباً غرقت في ليلة العاصفة، بحسب عضو في المجلس حضر إحاطته المغلقة. وتحصي نقابة الصيادين 22 قارباً على الأقل، ولم تؤكد الوزارة أياً من الرقمين.</p>\n<h2 id=\"b-1\">مقياس لا يقرأ سوى الصفر</h2>\n<p>ما لا يختلف عليه أحد هو مكانها: على امتداد النصف غير المضاء من الرصيف، خلف المقياس الذي أُبلغ عن عطله في مارس. قالت <span lang=\"en\" dir=\"ltr\">Harbour Office</span> إنها تلقت البلاغ، <em>ثم تلقته مرة أخرى</em>.</p>\n<blockquote>\n<p>ثمة فرق بين سكون الريح ومقياس ميت.</p>\n<footer>مرشد قديم</footer></blockquote>\n".to_owned();
    article
}
