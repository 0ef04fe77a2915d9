-- A publisher's decisions, what is in print, what is not yet, and where imported things came from.

create table paper (
  id integer primary key check (id = 1),
  uid blob not null unique,
  settings text not null,
  created_at integer not null
) strict;

create table secret (
  name text primary key,
  value blob not null
) strict;

create table edition (
  id integer primary key autoincrement,
  code text not null unique,
  language text not null,
  name text not null,
  digits text not null,
  place integer not null
) strict;

create table section (
  id integer primary key autoincrement,
  key text not null unique,
  parent_id integer references section (id),
  accent text,
  place integer not null
) strict;

create table section_name (
  section_id integer not null references section (id),
  edition_id integer not null references edition (id),
  name text not null,
  slug text not null,
  primary key (section_id, edition_id),
  unique (edition_id, slug)
) strict;

create table topic (
  id integer primary key autoincrement,
  key text not null unique
) strict;

create table topic_name (
  topic_id integer not null references topic (id),
  edition_id integer not null references edition (id),
  name text not null,
  slug text not null,
  primary key (topic_id, edition_id),
  unique (edition_id, slug)
) strict;

create table byline (
  id integer primary key autoincrement,
  key text not null unique,
  name text not null,
  details text not null
) strict;

create table follow_link (
  id integer primary key autoincrement,
  network text not null unique,
  url text,
  place integer not null
) strict;

create table picture (
  id integer primary key autoincrement,
  uid blob not null unique,
  original text not null unique,
  width integer not null,
  height integer not null,
  colour text not null,
  credit text,
  texts text not null,
  renditions text not null,
  created_at integer not null
) strict;

-- Which picture a served file belongs to.
create table picture_rendition (
  key text primary key,
  picture_id integer not null references picture (id)
) strict;

create table story (
  id integer primary key autoincrement,
  uid blob not null unique,
  edition_id integer not null references edition (id),
  family blob not null,
  kind text not null,
  status text not null,
  section_id integer references section (id),
  slug text not null,
  path text,
  content text not null,
  revision integer not null,
  scheduled_at integer,
  created_at integer not null,
  updated_at integer not null
) strict;

create index story_family on story (family);
create index story_due on story (scheduled_at) where status = 'scheduled';

create table article (
  id integer primary key autoincrement,
  uid blob not null unique,
  story_id integer not null unique references story (id),
  edition_id integer not null references edition (id),
  family blob not null,
  kind text not null,
  status text not null,
  section_id integer references section (id),
  path text not null unique,
  published_at integer not null,
  is_time_approximate integer not null check (is_time_approximate in (0, 1)),
  updated_at integer,
  teaser text not null,
  content text not null,
  body_html text not null,
  words integer not null,
  picture_id integer references picture (id),
  allows_comments integer not null check (allows_comments in (0, 1)),
  comment_count integer not null default 0
) strict;

create index article_in_edition on article (edition_id, published_at desc, id desc) where status = 'in_print' and kind = 'article';
create index article_in_section on article (section_id, edition_id, published_at desc, id desc) where status = 'in_print' and kind = 'article';
create index article_family on article (family);

create table article_byline (
  article_id integer not null references article (id),
  byline_id integer not null references byline (id),
  place integer not null,
  primary key (article_id, byline_id)
) strict;

create index article_by_byline on article_byline (byline_id, article_id);

create table article_topic (
  article_id integer not null references article (id),
  topic_id integer not null references topic (id),
  place integer not null,
  primary key (article_id, topic_id)
) strict;

create index article_by_topic on article_topic (topic_id, article_id);

-- Which pictures the articles in print show: nothing else is served.
create table article_picture (
  article_id integer not null references article (id),
  picture_id integer not null references picture (id),
  primary key (article_id, picture_id)
) strict;

create index article_by_picture on article_picture (picture_id);

create table redirect (
  path text primary key,
  target text not null,
  created_at integer not null
) strict;

create table menu_item (
  id integer primary key autoincrement,
  edition_id integer not null references edition (id),
  menu text not null,
  label text not null,
  article_id integer not null references article (id),
  place integer not null,
  unique (menu, article_id)
) strict;

create table front_slot (
  edition_id integer not null references edition (id),
  place integer not null,
  article_id integer not null references article (id),
  primary key (edition_id, place),
  unique (edition_id, article_id)
) strict;

create table wire_item (
  id integer primary key autoincrement,
  uid blob not null unique,
  edition_id integer not null references edition (id),
  minute integer not null,
  rank integer not null,
  headline text not null,
  urgency text not null,
  article_id integer references article (id),
  status text not null,
  unique (edition_id, minute, headline)
) strict;

create index wire_in_order on wire_item (edition_id, minute desc, rank desc, id desc) where status = 'shown';
create index wire_of_article on wire_item (article_id);

create table comment (
  id integer primary key autoincrement,
  uid blob not null unique,
  article_id integer not null references article (id),
  parent_id integer references comment (id),
  thread_id integer references comment (id),
  depth integer not null,
  reply_count integer not null default 0,
  status text not null,
  reasons text not null,
  name text not null,
  text text not null,
  mail text,
  language text,
  posted_at integer not null,
  changed_at integer,
  client blob,
  post_key blob not null unique
) strict;

create index comment_threads on comment (article_id, posted_at, id) where parent_id is null and (status = 'shown' or reply_count > 0);
create index comment_replies on comment (thread_id, posted_at, id) where parent_id is not null;
create index comment_in_order on comment (status, posted_at desc, id desc);
create index comment_by_client on comment (client, posted_at);
create index comment_by_parent on comment (parent_id);
create index comment_by_name on comment (name, status);

create table origin (
  format text not null,
  kind text not null,
  foreign_id text not null,
  entity_id integer not null,
  fingerprint text not null,
  first_at integer not null,
  primary key (format, kind, foreign_id)
) strict;

-- The moment of the first import of a source, against which relative and unknown times are read again.
create table import_base (
  format text not null,
  source text not null,
  at integer not null,
  primary key (format, source)
) strict;

create table audit (
  id integer primary key autoincrement,
  at integer not null,
  who text not null,
  what text not null,
  entity text not null,
  entity_id integer not null,
  details text not null
) strict;
