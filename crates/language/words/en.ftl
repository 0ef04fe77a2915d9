# What the paper says around its stories, in English. Keys are in the order of a page: frame, wire, article, comments,
# refusals, lists. Every file has the same keys with the same arguments.

## Frame

skip-to-content = Skip to content
menu = Menu
close = Close
sections = Sections
editions = Editions
search = Search
search-hint = Search the paper
search-results = { $count ->
    [one] { $count } result for “{ $query }”
   *[other] { $count } results for “{ $query }”
}
search-empty = Nothing found for “{ $query }”.
home = Home
front-page = Front page
latest = Latest
most-recent = Most recent
lead-story = Top story
more-from = More from { $section }
theme = Appearance
theme-light = Light
theme-dark = Dark
theme-auto = As on this device
footer-made-with = Made with { $name }
rss-feed = RSS feed
and = {" "}and{" "}
and-before-i = {" "}and{" "}
list-separator = ,{" "}

## Times

published = Published { $date }
updated = Updated { $time }
approximate-time = Time approximate
just-now = Just now
minutes-ago = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
today = Today
yesterday = Yesterday

## Wire

wire = Wire
wire-live = Live
wire-pause = Pause live updates
wire-resume = Resume live updates
wire-paused = Live updates are paused
wire-pause-short = Pause
wire-resume-short = Resume
wire-new = { $count ->
    [one] { $count } new headline
   *[other] { $count } new headlines
}
wire-all = The whole wire
wire-of-day = The wire of { $date }
wire-flash = Flash
wire-urgent = Urgent
wire-empty = Nothing on the wire yet.
older-day = Previous day
newer-day = Next day
reconnecting = Connection lost; reconnecting…
connection-lost = Connection lost. New items will not appear until it is back.
connection-back = Connected again
updated-page = This page has newer content.
reload = Reload

## Article

by = By { $names }
reading-time = { $minutes ->
    [one] { $minutes } minute read
   *[other] { $minutes } minute read
}
photo-credit = Photo: { $name }
picture = Picture
gallery = Gallery
video = Video
audio = Audio
download = Download
file = File
table = Table
opinion = Opinion
analysis = Analysis
live = Live
translations = In other languages
also-in = Also in
translated-from = Translated from { $language }
correction = Correction
corrections = Corrections
corrected = Corrected { $date }
read-more = Read more
follow = Follow
follow-us-on = Follow us on { $network }
share = Share
email = Email
share-email = Share by email
share-facebook = Share on Facebook
share-x = Share on X
share-mastodon = Share on Mastodon
share-whatsapp = Share on WhatsApp
share-copy = Copy the link
share-copied = Link copied
opens-elsewhere = Opens another site

## Comments

comments = Comments
comments-heading = Comments ({ $count })
comments-count = { $count ->
    [0] No comments
    [one] { $count } comment
   *[other] { $count } comments
}
no-comments = No comments yet. Be the first to write one.
comment-write = Write a comment
comment-name = Your name
comment-name-hint = Shown with your comment
comment-mail = Your email address
comment-mail-hint = Optional; never shown
comment-text = Your comment
comment-post = Post comment
comment-reply = Reply
comment-reply-to = Reply to { $name }
comment-in-reply-to = In reply to { $name }
comment-more-replies = { $count ->
    [one] { $count } more reply
   *[other] { $count } more replies
}
comment-cancel = Cancel
comment-closed = Comments on this article are closed.
comment-older = Older comments
comment-newer = Newer comments
comment-new = { $count ->
    [one] { $count } new comment
   *[other] { $count } new comments
}
comment-posted = Your comment has been posted.
comment-held = Thank you. Your comment has arrived and will appear once a moderator has read it.
comment-held-why = Why it is waiting
comment-removed = This comment has been removed.
comment-change = Change
comment-save = Save
comment-remove = Remove
comment-remove-sure = Remove this comment for good?
comment-change-until = You can change or remove it until { $time }.
comment-changed = Changed
comment-rules = Rules for comments
comment-permalink = Link to this comment
comment-staff = Newsroom

## Why a comment waits

reason-links = It contains links.
reason-blocked-word = It contains a word that we check first.
reason-repeat = It has been posted before.
reason-capitals = It is written mostly in capital letters.
reason-speed = Several comments came from you in a short time.
reason-first = It is your first comment here.
reason-closed = The discussion is closed.
reason-mixed-scripts = The name mixes letters of different alphabets.
reason-moderated = All comments on this article are read first.
reason-moderator = A moderator is looking at it.
reason-writer = Its writer has taken it back.

## Refusals

error-name-missing = Please give a name.
error-name-long = { $max ->
    [one] The name may have { $max } character at most.
   *[other] The name may have { $max } characters at most.
}
error-text-missing = Please write something.
error-text-long = { $max ->
    [one] The comment may have { $max } character at most.
   *[other] The comment may have { $max } characters at most.
}
error-mail = This does not look like an email address. Correct it or leave the field empty.
error-too-fast = { $seconds ->
    [one] That was quick. Please try again in { $seconds } second.
   *[other] That was quick. Please try again in { $seconds } seconds.
}
error-comment-gone = The comment that you answer is no longer there. You can post yours as a new one.
error-form = Your comment has not been posted. Please look at what is marked.
error-bad-request-title = This address or form could not be understood
error-bad-request-text = Please go back and try again.
error-not-found-title = Page not found
error-not-found-text = There is no page at this address. It may have moved, or the link may be wrong.
error-gone-title = No longer available
error-gone-text = What stood at this address has been withdrawn.
error-server-title = Something went wrong on our side
error-server-text = We have made a note of it under { $id }. Please try again in a moment.
error-busy-title = Very many readers at the moment
error-busy-text = Please try again in a few seconds.
error-method = This address does not take that kind of request.
error-too-large = This is too large; { $max } is the most that we take.
error-forbidden = You may not do this.
back-to-article = Back to the article
back-to-front = To the front page

## Lists

topic = Topic
topics = Topics
byline-page = All by { $name }
articles-by = Articles by { $name }
archive = Archive
archive-of = Archive: { $month }
archive-empty = Nothing was published in this month.
section-empty = Nothing has been published here yet.
previous-month = Previous month
next-month = Next month
page-n = Page { $n }
pages = Pages
older = Older
newer = Newer
