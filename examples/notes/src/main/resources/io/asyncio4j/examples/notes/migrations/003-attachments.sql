create table attachments (
  id bigint generated always as identity primary key,
  note bigint not null references notes (id) on delete cascade,
  name text not null,
  type text not null,
  size bigint not null
);
create index attachments_note on attachments (note);
