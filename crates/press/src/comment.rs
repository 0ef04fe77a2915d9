//! Comments: threads under an article, the form, and the receipt of what was posted.

use minijinja::{Value, context};
use print::{
    Micros,
    article::Article,
    comment::{Bounds, Branch, Comment, CommentStatus, REPLIES, Thread, Threads},
};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    frame::Frame,
    page::{Head, Listing},
    piece::Piece,
    press::Press,
    templates::{given, vetted},
    voice::{Moment, Voice},
};

/// A page of an article's threads, and whether it takes more.
#[derive(Debug, Clone, Copy)]
pub struct Comments<'a> {
    pub threads: &'a Threads,
    pub is_open: bool,
}

/// What a reader wrote, with what is wrong with it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CommentForm {
    pub name: String,
    pub mail: String,
    pub text: String,
    /// The comment that it answers.
    pub parent: Option<Uuid>,
    pub errors: Vec<FieldError>,
}

/// What is wrong with a field; an empty field name speaks of the whole form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// What a writer may do to a comment just posted.
#[derive(Debug, Clone)]
pub struct Receipt<'a> {
    pub token: &'a str,
    /// Until then its writer may change or remove it; `None` no more.
    pub changeable_until: Option<Micros>,
    /// The text as it stands, or as it was last sent with what is wrong with it.
    pub form: CommentForm,
}

#[derive(Debug, Serialize)]
struct ThreadView {
    top: CommentView,
    /// Where the replies are that this page does not show.
    more: Option<MoreReplies>,
}

#[derive(Debug, Serialize)]
struct MoreReplies {
    path: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct CommentView {
    uid: Uuid,
    name: String,
    html: Value,
    posted: Moment,
    is_shown: bool,
    is_changed: bool,
    depth: u8,
    reply_path: Option<String>,
    replies: Vec<CommentView>,
}

/// What the comments' section of a page needs.
#[derive(Debug, Serialize)]
pub struct CommentsView {
    article: Uuid,
    label: String,
    count: u32,
    is_open: bool,
    threads: Vec<ThreadView>,
    older: Option<String>,
    newer: Option<String>,
    form: FormView,
}

#[derive(Debug, Serialize)]
struct FormView {
    action: String,
    name: String,
    mail: String,
    text: String,
    parent: Option<Uuid>,
    name_max: usize,
    mail_max: usize,
    text_max: usize,
    name_errors: Vec<String>,
    mail_errors: Vec<String>,
    text_errors: Vec<String>,
    form_errors: Vec<String>,
    has_errors: bool,
}

impl Press {
    /// A page of older or newer threads.
    pub fn comments(&self, frame: &Frame, article: &Article, comments: &Comments) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let view = CommentsView::of(article, comments, &voice);
        self.about(frame, &voice, article, "comments.html", context! { comments => given(view) })
    }

    /// One thread from its reply number `skip` on.
    pub fn thread(
        &self,
        frame: &Frame,
        article: &Article,
        comments: &Comments,
        thread: &Thread,
        skip: u32,
    ) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let thread = ThreadView::of(article, thread, skip, comments.is_open, &voice);
        let view = CommentsView::of(article, comments, &voice);
        let matter = context! { comments => given(view), thread => given(thread) };
        self.about(frame, &voice, article, "thread.html", matter)
    }

    /// The form on a page of its own: to answer a comment, or again with what was wrong.
    pub fn comment_form(
        &self,
        frame: &Frame,
        article: &Article,
        answered: Option<&Comment>,
        form: &CommentForm,
    ) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let matter = context! {
            answered => given(answered.map(|comment| CommentView::alone(comment, &voice))),
            form => given(FormView::of(article, form)),
        };
        self.about(frame, &voice, article, "comment_form.html", matter)
    }

    /// What became of a comment, for its writer alone.
    pub fn receipt(&self, frame: &Frame, article: &Article, comment: &Comment, receipt: &Receipt) -> Vec<Piece> {
        let voice = Voice::of(frame);
        let action = format!("/comments/receipt/{}", receipt.token);
        let is_held = comment.status == CommentStatus::Held;
        let reasons: Vec<String> = comment.reasons.iter().map(|reason| voice.words.text(reason.word(), &[])).collect();
        let until = receipt.changeable_until.map(|until| voice.after(voice.now, until));
        let matter = context! {
            standing => comment.status.name(),
            reasons => if is_held { reasons } else { Vec::new() },
            until => given(until),
            comment => given(CommentView::alone(comment, &voice)),
            form => given(FormView { action, ..FormView::of(article, &receipt.form) }),
        };
        self.about(frame, &voice, article, "receipt.html", matter)
    }

    /// A page about an article's comments; search engines go to the article itself.
    fn about(&self, frame: &Frame, voice: &Voice, article: &Article, template: &str, matter: Value) -> Vec<Piece> {
        let headline = &article.content.teaser.headline;
        let head = Head {
            name: "comments",
            title: Some(format!("{}: {headline}", voice.words.attr("comments", &[]))),
            listing: Listing::Unlisted,
            section: article.section,
            ..Head::default()
        };
        let matter = context! { headline => headline, article_path => article.path.as_str(), ..matter };
        self.page(template, frame, voice, head, matter)
    }
}

impl CommentsView {
    pub fn of(article: &Article, comments: &Comments, voice: &Voice) -> Self {
        let base = format!("/comments/{}", article.uid);
        let threads = comments.threads;
        let view = |thread: &Thread| ThreadView::of(article, thread, 0, comments.is_open, voice);
        CommentsView {
            article: article.uid,
            label: voice.counted("comments-heading", article.comment_count),
            count: article.comment_count,
            is_open: comments.is_open,
            threads: threads.threads.iter().map(view).collect(),
            older: threads.older.map(|cursor| format!("{base}?before={}", cursor.text())),
            newer: threads.newer.map(|cursor| format!("{base}?after={}", cursor.text())),
            form: FormView::of(article, &CommentForm::default()),
        }
    }
}

impl ThreadView {
    fn of(article: &Article, thread: &Thread, skip: u32, is_open: bool, voice: &Voice) -> Self {
        let uid = thread.top.comment.uid;
        let next = skip.saturating_add(REPLIES);
        let more = (thread.hidden_replies > 0).then(|| MoreReplies {
            path: format!("/comments/{}?thread={uid}&skip={next}", article.uid),
            label: voice.counted("comment-more-replies", thread.hidden_replies),
        });
        let base = is_open.then(|| format!("/comments/{}/reply", article.uid));
        ThreadView { top: CommentView::of(&thread.top, base.as_deref(), voice), more }
    }
}

impl CommentView {
    /// `replies_at`: where the forms for replies are, while the thread is open.
    fn of(branch: &Branch, replies_at: Option<&str>, voice: &Voice) -> Self {
        let mut view = CommentView::alone(&branch.comment, voice);
        view.is_shown = branch.is_shown;
        if !branch.is_shown {
            // What does not show must not be in the page at all.
            (view.name, view.html) = (String::new(), Value::from(""));
        }
        let base = replies_at.filter(|_| branch.is_shown);
        view.reply_path = base.map(|base| format!("{base}/{}", branch.comment.uid));
        view.replies = branch.replies.iter().map(|reply| CommentView::of(reply, replies_at, voice)).collect();
        view
    }

    fn alone(comment: &Comment, voice: &Voice) -> Self {
        CommentView {
            uid: comment.uid,
            name: comment.name.clone(),
            html: vetted(&markup::comment_html(&comment.text)),
            posted: voice.full(comment.posted_at),
            is_shown: comment.status == CommentStatus::Shown,
            is_changed: comment.changed_at.is_some(),
            depth: comment.depth.min(Bounds::DEPTH_MAX),
            reply_path: None,
            replies: Vec::new(),
        }
    }
}

impl FormView {
    fn of(article: &Article, form: &CommentForm) -> Self {
        let of_field = |field: &str| -> Vec<String> {
            form.errors.iter().filter(|error| error.field == field).map(|error| error.message.clone()).collect()
        };
        FormView {
            action: format!("/comments/{}", article.uid),
            name: form.name.clone(),
            mail: form.mail.clone(),
            text: form.text.clone(),
            parent: form.parent,
            name_max: Bounds::NAME_CHARS_MAX,
            mail_max: Bounds::MAIL_CHARS_MAX,
            text_max: Bounds::TEXT_CHARS_MAX,
            name_errors: of_field("name"),
            mail_errors: of_field("mail"),
            text_errors: of_field("text"),
            form_errors: of_field(""),
            has_errors: !form.errors.is_empty(),
        }
    }
}
