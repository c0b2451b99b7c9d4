-- Writing a promise together: what a point says beyond its words, who answers for it, and the parties' keys.

alter table point_version add due date, add place_id uuid, add public_note text check (length(public_note) between 1 and 2000);
alter table point_version add foreign key (municipality_id, place_id) references place;
comment on column point_version.due is 'När det ska vara gjort';
comment on column point_version.place_id is 'Platsen';
comment on column point_version.public_note is 'Vad som ändrades under perioden, för alla';
alter table promise_version add public_note text check (length(public_note) between 1 and 2000);
comment on column promise_version.public_note is 'Vad som ändrades under perioden, för alla';

create table point_goal (
  municipality_id uuid not null,
  point_version_id uuid not null,
  goal_id uuid not null,
  position int not null check (position > 0),
  primary key (municipality_id, point_version_id, goal_id),
  foreign key (municipality_id, point_version_id) references point_version,
  foreign key (municipality_id, goal_id) references goal
);
comment on table point_goal is 'Mål som punkten bidrar till';
-- As for the promise: a goal of another mandate period never becomes a point's.
create function refuse_foreign_point_goal() returns trigger language plpgsql as $$
begin
  if exists (
    select from goal g, point_version v, point p, promise_version f
    where (g.municipality_id, g.id) = (new.municipality_id, new.goal_id)
      and (v.municipality_id, v.id) = (new.municipality_id, new.point_version_id)
      and (p.municipality_id, p.id) = (v.municipality_id, v.point_id)
      and (f.municipality_id, f.promise_id) = (p.municipality_id, p.promise_id)
      and f.no = (select max(no) from promise_version l
        where (l.municipality_id, l.promise_id) = (p.municipality_id, p.promise_id))
      and (g.valid_to < f.period_from or g.valid_from > f.period_to)
  ) then
    raise exception 'målet gäller en annan mandatperiod' using errcode = '23514', constraint = 'goal_of_its_period';
  end if;
  return new;
end $$;
create trigger goal_of_its_period before insert on point_goal for each row execute function refuse_foreign_point_goal();
comment on column point_goal.goal_id is 'Målet';

-- A measure is one thing to do for a point. What it says stands with the point's version, so that the keys cover it.
create table measure (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, point_id) references point
);
comment on table measure is 'Åtgärder för en punkt';

create table measure_version (
  municipality_id uuid not null,
  measure_id uuid not null,
  point_version_id uuid not null,
  position int not null check (position > 0),
  body text not null check (length(body) between 1 and 2000),
  owner_party uuid,
  owner_unit uuid,
  actors text check (length(actors) between 1 and 1000),
  limits text check (length(limits) between 1 and 2000),
  funding text check (length(funding) between 1 and 500),
  amount numeric check (amount >= 0 and amount < 1e12),
  due date,
  vis visibility not null default 'internal',
  primary key (municipality_id, measure_id, point_version_id),
  foreign key (municipality_id, measure_id) references measure,
  foreign key (municipality_id, point_version_id) references point_version,
  foreign key (municipality_id, owner_party) references party,
  foreign key (municipality_id, owner_unit) references unit
);
comment on table measure_version is 'Vad en åtgärd innebär i en version av punkten';
comment on column measure_version.measure_id is 'Åtgärden';
comment on column measure_version.body is 'Vad som ska göras';
comment on column measure_version.owner_party is 'Parten som gör det';
comment on column measure_version.owner_unit is 'Enheten som gör det';
comment on column measure_version.actors is 'Vilka som är med';
comment on column measure_version.limits is 'Vad som måste beaktas';
comment on column measure_version.funding is 'Vems pengar';
comment on column measure_version.amount is 'Hur mycket, i kronor';
comment on column measure_version.due is 'När det ska vara gjort';

create table answerer (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  party_id uuid not null,
  unit_id uuid,
  person_id uuid not null,
  deputy_id uuid,
  valid_from date not null,
  valid_to date,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, party_id) references party,
  foreign key (municipality_id, unit_id) references unit,
  -- One who was replaced before the first day came never answered: the last day is then the day before the first.
  check (valid_to >= valid_from - 1),
  check (deputy_id <> person_id),
  constraint one_answerer_at_a_time exclude using gist (municipality_id with =, point_id with =, party_id with =,
    daterange(valid_from, valid_to + 1, '[)') with &&)
);
comment on table answerer is 'Vem som svarar för uppföljningen av en punkt, för en part';
comment on column answerer.unit_id is 'Enheten';
comment on column answerer.person_id is 'Personen som svarar';
comment on column answerer.deputy_id is 'Ersättaren';
comment on column answerer.valid_from is 'Första dagen';
comment on column answerer.valid_to is 'Sista dagen, inräknad; tom = tills vidare; dagen före den första = blev aldrig av';

-- Two keys. A sending names the versions that are sent; a key is turned by one party on one of them. A new version of a
-- text has been sent to nobody and has no keys, so that a changed comma needs no rule of its own.
create table sending (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  no int not null check (no > 0),
  promise_version_id uuid not null,
  message text check (length(message) between 1 and 2000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, promise_id, no),
  foreign key (municipality_id, promise_id) references promise,
  foreign key (municipality_id, promise_version_id) references promise_version
);
comment on table sending is 'Utskick för godkännande: vilka versioner parterna ombads godkänna';
comment on column sending.message is 'Meddelande till dem som ska godkänna';

create table sending_point (
  municipality_id uuid not null,
  sending_id uuid not null,
  point_version_id uuid not null,
  primary key (municipality_id, sending_id, point_version_id),
  foreign key (municipality_id, sending_id) references sending,
  foreign key (municipality_id, point_version_id) references point_version
);
comment on table sending_point is 'Punkternas versioner i ett utskick';
comment on column sending_point.sending_id is 'Utskicket';

create table approval (
  municipality_id uuid not null,
  id uuid not null,
  sending_id uuid not null,
  promise_version_id uuid,
  point_version_id uuid,
  party_id uuid not null,
  verdict text not null check (verdict in ('approved', 'returned')),
  comment text check (length(comment) between 1 and 4000),
  in_role text not null check (length(in_role) between 1 and 100),
  content hash not null,
  by_person uuid not null,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, sending_id) references sending,
  foreign key (municipality_id, promise_version_id) references promise_version,
  foreign key (municipality_id, point_version_id) references point_version,
  foreign key (municipality_id, party_id) references party,
  check (num_nonnulls(promise_version_id, point_version_id) = 1),
  constraint returned_says_why check (verdict <> 'returned' or comment is not null)
);
create unique index approval_once_frame on approval (municipality_id, promise_version_id, party_id) where promise_version_id is not null;
create unique index approval_once_point on approval (municipality_id, point_version_id, party_id) where point_version_id is not null;
comment on table approval is 'Parternas nycklar: en part godkänner en version eller skickar tillbaka den';
comment on column approval.sending_id is 'Utskicket';
comment on column approval.verdict is 'approved (godkänd) eller returned (skickad tillbaka)';
comment on column approval.comment is 'Kommentaren';
comment on column approval.in_role is 'I vilken roll';
comment on column approval.content is 'SHA-256 av det som godkändes, samma som versionens';

-- The key is for what the party saw: the same content as the version's, by somebody, for a party that has a say in it.
create function refuse_false_key() returns trigger language plpgsql as $$
begin
  if new.content is distinct from coalesce(
    (select v.content from point_version v where (v.municipality_id, v.id) = (new.municipality_id, new.point_version_id)),
    (select v.content from promise_version v where (v.municipality_id, v.id) = (new.municipality_id, new.promise_version_id)))
  then
    raise exception 'nyckeln gäller en annan text' using errcode = '23514', constraint = 'key_for_what_was_seen';
  end if;
  if new.point_version_id is not null and not exists (
    select from point_party p where (p.municipality_id, p.point_version_id, p.party_id) =
      (new.municipality_id, new.point_version_id, new.party_id) and p.part = 'owner') then
    raise exception 'parten äger inte punkten' using errcode = '23514', constraint = 'key_of_an_owner';
  end if;
  return null;
end $$;
create trigger key_for_what_was_seen after insert on approval for each row execute function refuse_false_key();

create table signature (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  party_id uuid not null,
  name text not null check (length(name) between 1 and 200 and name !~ '[[:cntrl:]]'),
  title text not null check (length(title) between 1 and 200 and title !~ '[[:cntrl:]]'),
  day date not null,
  file_sha256 hash,
  by_person uuid,
  at timestamptz not null default now(),
  trashed_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, promise_id) references promise,
  foreign key (municipality_id, party_id) references party,
  foreign key (municipality_id, file_sha256) references file
);
comment on table signature is 'Underskrifter av löftet';
comment on column signature.title is 'Befattning';
comment on column signature.day is 'Dagen';
comment on column signature.file_sha256 is 'Den underskrivna handlingen';

-- Swedish stands in the version; other languages and easy Swedish here, stamped with the hash of the text they were made
-- from, so that a text that has changed since shows.
create table translation (
  municipality_id uuid not null references municipality,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('promise', 'point', 'entry')),
  subject_id uuid not null,
  field text not null check (length(field) between 1 and 50),
  lang lang not null check (lang <> 'sv'),
  no int not null check (no > 0),
  source hash not null,
  body text not null check (length(body) between 1 and 20000),
  machine boolean not null default false,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  constraint translation_no_key unique (municipality_id, subject_kind, subject_id, field, lang, no)
);
comment on table translation is 'Texter på lätt svenska och andra språk';
comment on column translation.subject_kind is 'Vad texten hör till';
comment on column translation.subject_id is 'Beteckningen på det som texten hör till';
comment on column translation.field is 'Vilken text';
comment on column translation.lang is 'Språket';
comment on column translation.source is 'SHA-256 av den svenska texten den gjordes från';
comment on column translation.body is 'Texten';
comment on column translation.machine is 'Om en maskin översatte';

call wall('point_goal', 'measure', 'measure_version', 'answerer', 'sending', 'sending_point', 'approval', 'signature', 'translation');
call keep_for_ever('point_goal', 'measure', 'measure_version', 'sending', 'sending_point', 'approval', 'translation');
grant update (valid_to) on answerer to loftet_app;
grant update (trashed_at) on signature to loftet_app;
call describe_common();
