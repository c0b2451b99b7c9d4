-- Statements that people agree or disagree with, their votes, and dots that were set on paper.
-- A voter is the random id of a form: it says who voted alike, and nothing of who it was. There is no hour.

create table statement (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  origin text not null check (origin in ('office', 'resident')),
  primary key (municipality_id, id),
  foreign key (municipality_id, dialogue_id) references dialogue
);
create index statement_of_dialogue on statement (municipality_id, dialogue_id);
comment on table statement is 'Påståenden som deltagarna i en dialog håller med om eller inte';
comment on column statement.dialogue_id is 'Dialogen';
comment on column statement.origin is 'office (skrivet av dem som håller i dialogen) eller resident (av någon som svarade)';

create table statement_version (
  municipality_id uuid not null,
  statement_id uuid not null,
  no int not null check (no > 0),
  words jsonb not null,
  state text not null check (state in ('shown', 'hidden')),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, statement_id, no),
  foreign key (municipality_id, statement_id) references statement
);
comment on table statement_version is 'Ett påståendes ord på alla språk, och om det visas, version för version';
comment on column statement_version.statement_id is 'Påståendet';
comment on column statement_version.words is 'Orden på svenska och de språk som det är översatt till';
comment on column statement_version.state is 'shown (visas) eller hidden (visas inte)';

-- What a resident suggested, until somebody has read it; then the row is gone, whether it became a statement or not.
create table statement_suggested (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  body text not null check (length(body) between 1 and 240 and body !~ '[[:cntrl:]]'),
  lang lang not null,
  day date not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, dialogue_id) references dialogue
);
comment on table statement_suggested is 'Påståenden som deltagare har föreslagit och ingen har läst än';
comment on column statement_suggested.dialogue_id is 'Dialogen';
comment on column statement_suggested.body is 'Orden, på språket i lang';
comment on column statement_suggested.lang is 'Språket som sidan visades på';
comment on column statement_suggested.day is 'Dagen i Sverige';

create table vote (
  municipality_id uuid not null,
  statement_id uuid not null,
  voter uuid not null,
  value smallint not null check (value in (-1, 0, 1)),
  day date not null,
  primary key (municipality_id, statement_id, voter),
  foreign key (municipality_id, statement_id) references statement
);
comment on table vote is 'Röster på påståenden, utan klockslag och utan spår av vem som röstade';
comment on column vote.statement_id is 'Påståendet';
comment on column vote.voter is 'Ett slumpat tal som är detsamma för allt som skickades från samma sida';
comment on column vote.value is '1 (håller med), -1 (håller inte med) eller 0 (vet inte)';
comment on column vote.day is 'Dagen i Sverige';

create table dots (
  municipality_id uuid not null,
  dialogue_id uuid not null,
  no int not null check (no > 0),
  counts jsonb not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, dialogue_id, no),
  foreign key (municipality_id, dialogue_id) references dialogue
);
comment on table dots is 'Klisterprickar på papper, räknade per påstående, version för version';
comment on column dots.dialogue_id is 'Dialogen';
comment on column dots.counts is 'Antal prickar för och emot, påstående för påstående';

call wall('statement', 'statement_version', 'statement_suggested', 'vote', 'dots');
call keep_for_ever('statement', 'statement_version', 'vote', 'dots');
call describe_common();
grant delete on statement_suggested to loftet_app;
