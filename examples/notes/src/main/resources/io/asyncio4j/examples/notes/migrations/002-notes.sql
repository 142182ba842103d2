create table notes (
  id bigint generated always as identity primary key,
  owner bigint not null references users (id) on delete cascade,
  title text not null,
  body text not null,
  tags text[] not null default '{}',
  changed timestamptz not null default now(),
  words tsvector generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B')
  ) stored
);
create index notes_owner on notes (owner, changed desc);
create index notes_tags on notes using gin (tags);
create index notes_words on notes using gin (words);
