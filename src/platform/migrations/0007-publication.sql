-- What everybody sees. A publication is a whole page model, never changed; pages read these rows and nothing else.

create domain lang as text check (value in ('sv', 'sv-x-lattlast', 'en', 'ar', 'so'));

create table publication (
  municipality_id uuid not null references municipality,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('municipality', 'area', 'promise', 'point')),
  subject_id uuid not null,
  channel text not null check (channel in ('web')),
  lang lang not null,
  no int not null check (no > 0),
  size text not null check (size in ('major', 'minor')),
  note text check (length(note) between 1 and 1000),
  ground text not null check (ground in ('accepted-import', 'demonstration')),
  model jsonb not null,
  sha256 hash not null,
  from_versions uuid[] not null,
  at timestamptz not null default now(),
  by_person uuid,
  primary key (municipality_id, id),
  unique (municipality_id, subject_kind, subject_id, channel, lang, no),
  constraint change_has_note check (no = 1 or note is not null)
);
comment on table publication is 'Det som är publicerat, version för version';
comment on column publication.subject_kind is 'Vad sidan handlar om';
comment on column publication.subject_id is 'Kommunen, området, löftet eller punkten';
comment on column publication.channel is 'Kanal';
comment on column publication.lang is 'Språk';
comment on column publication.size is 'major (ändring) eller minor (liten rättelse)';
comment on column publication.note is 'Vad som ändrades';
comment on column publication.ground is 'Vad publiceringen grundas på: accepted-import (godkänd import) eller demonstration (påhittat exempel)';
comment on column publication.model is 'Sidans hela innehåll';
comment on column publication.sha256 is 'SHA-256 av innehållet';
comment on column publication.from_versions is 'Versionerna som innehållet hämtades från';

create table address (
  municipality_id uuid not null references municipality,
  path text not null check (path ~ '^([a-z0-9-]+(/[a-z0-9-]+)*)?$' and length(path) <= 200),
  subject_kind text not null check (subject_kind in ('municipality', 'area', 'promise', 'point')),
  subject_id uuid not null,
  redirect_to text,
  primary key (municipality_id, path),
  foreign key (municipality_id, redirect_to) references address (municipality_id, path),
  check (redirect_to <> path)
);
comment on table address is 'Webbadresser under kommunen; tas aldrig bort';
comment on column address.path is 'Adressen efter kommunens namn';
comment on column address.subject_kind is 'Vad adressen leder till';
comment on column address.subject_id is 'Kommunen, området, löftet eller punkten';
comment on column address.redirect_to is 'Den nya adressen, om den här har ersatts';

create table elsewhere (
  municipality_id uuid not null,
  promise_id uuid not null,
  position int not null check (position > 0),
  web_address text not null check (length(web_address) between 1 and 2000),
  round_label text check (length(round_label) between 1 and 100),
  primary key (municipality_id, promise_id, position),
  foreign key (municipality_id, promise_id) references promise
);
comment on table elsewhere is 'Andra webbplatser där löftet eller uppföljningen har publicerats';
comment on column elsewhere.web_address is 'Adressen som den skrevs';
comment on column elsewhere.round_label is 'Perioden som följs upp där';

call wall('publication', 'address', 'elsewhere');
call keep_for_ever('publication');
create trigger never_removed before delete on address for each row execute function refuse_change();
create trigger never_emptied before truncate on address for each statement execute function refuse_change();
grant update (redirect_to) on address to loftet_app;
grant delete on elsewhere to loftet_app;
call describe_common();
