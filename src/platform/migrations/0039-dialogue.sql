-- What people say: a dialogue with its questions in versions, the answers, and the themes that people sort them under.
-- An answer has a day and no hour, no person and no device; its id is random, since a UUIDv7 tells the hour.

-- Addresses of the site itself: the form that people answer.
alter table municipality add constraint slug_is_not_for_answers check (slug <> 'svara');

create table dialogue (
  municipality_id uuid not null references municipality,
  id uuid not null,
  slug slug not null,
  kind text not null check (kind in ('resident', 'staff', 'walk', 'meeting')),
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, slug)
);
comment on table dialogue is 'Dialoger: med boende, med medarbetare, trygghetsvandringar och öppna möten';
comment on column dialogue.kind is 'resident (med boende), staff (med medarbetare), walk (trygghetsvandring) eller meeting (öppet möte)';

create table dialogue_version (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  no int not null check (no > 0),
  title text not null check (length(title) between 1 and 200 and title !~ '[[:cntrl:]]'),
  definition text not null check (definition in ('police', 'influence')),
  area_id uuid,
  place text check (length(place) between 1 and 200 and place !~ '[[:cntrl:]]'),
  held_from date not null,
  held_to date not null,
  feedback_due date,
  form jsonb not null,
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, dialogue_id, no),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, area_id) references area,
  check (held_to >= held_from)
);
comment on table dialogue_version is 'En dialogs uppgifter och frågor, version för version';
comment on column dialogue_version.dialogue_id is 'Dialogen';
comment on column dialogue_version.title is 'Rubriken på svenska';
comment on column dialogue_version.definition is 'Vad ordet dialog betyder här: police (lyssna på vad som är viktigast) eller influence (påverka ett beslut)';
comment on column dialogue_version.area_id is 'Området; tomt = hela kommunen';
comment on column dialogue_version.place is 'Platsen där den hålls';
comment on column dialogue_version.held_from is 'Första dagen';
comment on column dialogue_version.held_to is 'Sista dagen, inräknad';
comment on column dialogue_version.feedback_due is 'Dagen då de som svarade senast ska ha fått veta vad det blev av det';
comment on column dialogue_version.form is 'Frågorna på alla språk (se dialogue/question-form.ts)';

-- The latest row tells where it stands; a dialogue without one is a draft. What is open names the version that is answered.
create table dialogue_step (
  municipality_id uuid not null,
  dialogue_id uuid not null,
  no int not null check (no > 0),
  step text not null check (step in ('open', 'closed')),
  dialogue_version_id uuid not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, dialogue_id, no),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, dialogue_version_id) references dialogue_version
);
comment on table dialogue_step is 'När en dialog öppnades för svar och stängdes';
comment on column dialogue_step.dialogue_id is 'Dialogen';
comment on column dialogue_step.step is 'open (öppen för svar) eller closed (stängd)';
comment on column dialogue_step.dialogue_version_id is 'Versionen som besvaras';

-- No hour, no person, no device: nothing here says who answered.
create table input (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  dialogue_version_id uuid not null,
  channel text not null check (channel in ('web', 'interview', 'paper', 'import', 'walk')),
  lang lang not null,
  day date not null,
  answers jsonb,
  payload hash not null,
  held boolean not null default false,
  primary key (municipality_id, id),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, dialogue_version_id) references dialogue_version
);
create index input_of_dialogue on input (municipality_id, dialogue_id);
comment on table input is 'Svar i dialoger, utan klockslag och utan spår av vem som svarade';
comment on column input.dialogue_id is 'Dialogen';
comment on column input.dialogue_version_id is 'Versionen av frågorna som besvarades';
comment on column input.channel is 'web (webben), interview (intervju), paper (papper), import (kalkylblad) eller walk (vandring)';
comment on column input.lang is 'Språket som frågorna visades på';
comment on column input.day is 'Dagen i Sverige';
comment on column input.answers is 'Svaren, fråga för fråga; tomt när de är raderade';
comment on column input.payload is 'SHA-256 av det som skickades, så att samma svar inte sparas två gånger';
comment on column input.held is 'Om texten väntar på granskning för att den kan innehålla personuppgifter';

create table input_review (
  municipality_id uuid not null,
  id uuid not null,
  input_id uuid not null,
  no int not null check (no > 0),
  verdict text not null check (verdict in ('shown', 'masked', 'hidden')),
  reason text check (length(reason) between 1 and 1000),
  answers jsonb,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, input_id, no),
  foreign key (municipality_id, input_id) references input,
  check (verdict = 'shown' or reason is not null),
  check ((verdict = 'masked') = (answers is not null))
);
comment on table input_review is 'Granskningar av svar: visas, visas med delar borttagna, eller döljs';
comment on column input_review.input_id is 'Svaret';
comment on column input_review.verdict is 'shown (visas), masked (visas med delar borttagna) eller hidden (döljs)';
comment on column input_review.reason is 'Skälet';
comment on column input_review.answers is 'Svaren som de visas när delar är borttagna';

-- Kept apart from what was said, locked with the installation's secret, and gone after its day.
create table contact (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  input_id uuid not null,
  address bytea not null,
  address_hash hash not null,
  end_hash hash not null,
  lang lang not null,
  erase_after date not null,
  primary key (municipality_id, id),
  unique (municipality_id, end_hash),
  unique (municipality_id, input_id),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, input_id) references input
);
create index contact_of_dialogue on contact (municipality_id, dialogue_id);
comment on table contact is 'De som vill ha besked om vad det blev av det de sa';
comment on column contact.dialogue_id is 'Dialogen';
comment on column contact.input_id is 'Svaret';
comment on column contact.address is 'E-postadressen, krypterad';
comment on column contact.address_hash is 'Adressens avtryck, gjort med installationens hemlighet';
comment on column contact.end_hash is 'SHA-256 av nyckeln i länken som avslutar';
comment on column contact.lang is 'Språket i mejlen';
comment on column contact.erase_after is 'Sista dagen som adressen sparas';

create table theme (
  municipality_id uuid not null references municipality,
  id uuid not null,
  at timestamptz not null default now(),
  primary key (municipality_id, id)
);
comment on table theme is 'Teman som det sägs något om';

create table theme_version (
  municipality_id uuid not null,
  id uuid not null,
  theme_id uuid not null,
  no int not null check (no > 0),
  name text not null check (length(name) between 1 and 100 and name !~ '[[:cntrl:]]'),
  parent_id uuid,
  state text not null check (state in ('used', 'merged', 'split', 'ended')),
  reason text check (length(reason) between 1 and 1000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, theme_id, no),
  foreign key (municipality_id, theme_id) references theme,
  foreign key (municipality_id, parent_id) references theme,
  check (parent_id <> theme_id)
);
comment on table theme_version is 'Ett temas namn och plats i trädet, version för version';
comment on column theme_version.theme_id is 'Temat';
comment on column theme_version.name is 'Namnet';
comment on column theme_version.parent_id is 'Temat som det hör till; tomt = ett problem i problemlistan';
comment on column theme_version.state is 'used (används), merged (sammanslaget), split (delat) eller ended (används inte mer)';
comment on column theme_version.reason is 'Skälet till ändringen';

create table theme_onward (
  municipality_id uuid not null,
  theme_version_id uuid not null,
  to_theme uuid not null,
  primary key (municipality_id, theme_version_id, to_theme),
  foreign key (municipality_id, theme_version_id) references theme_version,
  foreign key (municipality_id, to_theme) references theme
);
comment on table theme_onward is 'Vad ett sammanslaget eller delat tema blev';
comment on column theme_onward.theme_version_id is 'Temats version';
comment on column theme_onward.to_theme is 'Temat som det blev';

create table coding (
  municipality_id uuid not null,
  id uuid not null,
  input_id uuid not null,
  no int not null check (no > 0),
  place text check (length(place) between 1 and 200 and place !~ '[[:cntrl:]]'),
  time_of_day text check (time_of_day in ('morning', 'day', 'evening', 'night')),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, input_id, no),
  foreign key (municipality_id, input_id) references input
);
comment on table coding is 'Hur ett svar är sorterat: teman, plats och tid';
comment on column coding.input_id is 'Svaret';
comment on column coding.place is 'Platsen som det handlar om';
comment on column coding.time_of_day is 'Tiden som det handlar om: morning (morgon), day (dag), evening (kväll) eller night (natt)';

create table coding_theme (
  municipality_id uuid not null,
  coding_id uuid not null,
  theme_id uuid not null,
  primary key (municipality_id, coding_id, theme_id),
  foreign key (municipality_id, coding_id) references coding,
  foreign key (municipality_id, theme_id) references theme
);
create index coding_of_theme on coding_theme (municipality_id, theme_id);
comment on table coding_theme is 'Teman som ett svar är sorterat under';
comment on column coding_theme.coding_id is 'Sorteringen';
comment on column coding_theme.theme_id is 'Temat';

call wall('dialogue', 'dialogue_version', 'dialogue_step', 'input', 'input_review', 'contact', 'theme', 'theme_version', 'theme_onward',
  'coding', 'coding_theme');
call keep_for_ever('dialogue', 'dialogue_version', 'dialogue_step', 'theme', 'theme_version', 'theme_onward', 'coding', 'coding_theme');
-- What somebody should not have written can go, from the answer and from what it was shown as.
grant update (answers, held) on input to loftet_app;
grant update (answers, reason) on input_review to loftet_app;
grant delete on contact to loftet_app;
call describe_common();
