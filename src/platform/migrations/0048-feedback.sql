-- What came of a dialogue, told to everybody: what the coordinator writes, in versions, and what was published of it.

create table feedback_version (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  no int not null check (no > 0),
  intro text check (length(intro) between 1 and 4000),
  quotes text[] not null default '{}' check (cardinality(quotes) <= 12),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, dialogue_id, no),
  foreign key (municipality_id, dialogue_id) references dialogue
);
comment on table feedback_version is 'Beskedet om vad det blev av en dialog, som det är skrivet, version för version';
comment on column feedback_version.dialogue_id is 'Dialogen';
comment on column feedback_version.intro is 'Inledningen';
comment on column feedback_version.quotes is 'Citat, valda och skrivna så att ingen känns igen; de pekar inte ut något svar';

create table feedback_page (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  lang lang not null,
  no int not null check (no > 0),
  feedback_version_id uuid not null,
  size text not null check (size in ('major', 'minor')),
  note text check (length(note) between 1 and 1000),
  model jsonb not null,
  sha256 hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, dialogue_id, lang, no),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, feedback_version_id) references feedback_version,
  constraint feedback_change_has_note check (no = 1 or note is not null)
);
comment on table feedback_page is 'Beskedet som det är publicerat, version för version';
comment on column feedback_page.dialogue_id is 'Dialogen';
comment on column feedback_page.lang is 'Språk';
comment on column feedback_page.feedback_version_id is 'Versionen av det skrivna';
comment on column feedback_page.size is 'major (ändring) eller minor (läget är uppdaterat av sig självt)';
comment on column feedback_page.note is 'Vad som ändrades';
comment on column feedback_page.model is 'Sidans hela innehåll';
comment on column feedback_page.sha256 is 'SHA-256 av innehållet';

-- The address of the pages about dialogues, on the level that areas and promises share.
alter table address_name add constraint name_is_not_for_dialogues check (slug <> 'dialog') not valid;

call wall('feedback_version', 'feedback_page');
call keep_for_ever('feedback_version', 'feedback_page');
call describe_common();
