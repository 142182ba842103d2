create table users (
  id bigint generated always as identity primary key,
  name text not null,
  password text not null
);
create unique index users_name on users (lower(name));
