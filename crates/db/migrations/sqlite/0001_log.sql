-- The database's own tables: what was migrated, what changed, what is to be done.
create table schema_migration (
  component text not null,
  version integer not null,
  name text not null,
  sha256 text not null,
  applied_at integer not null,
  primary key (component, version)
) strict;

create table change (
  seq integer primary key autoincrement,
  at integer not null,
  kind text not null,
  entity text not null,
  entity_id integer not null,
  tags text not null,
  payload text not null,
  is_hard integer not null check (is_hard in (0, 1))
) strict;

create table job (
  id integer primary key autoincrement,
  kind text not null,
  key text,
  run_at integer not null,
  attempts integer not null,
  lease_until integer,
  payload text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'dead')),
  last_error text,
  created_at integer not null,
  finished_at integer,
  unique (kind, key)
) strict;

create index job_due on job (run_at) where state = 'waiting';
create index job_leased on job (lease_until) where state = 'running';
