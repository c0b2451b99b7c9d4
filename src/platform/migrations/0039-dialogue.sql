-- What people say: a dialogue with its questions in versions, and the answers.
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
  answers jsonb not null,
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
comment on column input.answers is 'Svaren, fråga för fråga';
comment on column input.payload is 'SHA-256 av det som skickades, så att samma svar inte sparas två gånger';
comment on column input.held is 'Om texten väntar på granskning för att den kan innehålla personuppgifter';

call wall('dialogue', 'dialogue_version', 'dialogue_step', 'input');
call keep_for_ever('dialogue', 'dialogue_version', 'dialogue_step', 'input');
call describe_common();
