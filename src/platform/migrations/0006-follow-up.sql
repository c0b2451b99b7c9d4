-- What was done. One entry per round, point and party; where a document tells a result for all owners together and one
-- more for a single owner in the same period, both are kept (told).

create table round (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  label text check (length(label) between 1 and 100),
  period_from date not null,
  period_to date not null,
  due date,
  locked_at timestamptz,
  lock_hash hash,
  primary key (municipality_id, id),
  foreign key (municipality_id, promise_id) references promise,
  check (period_to >= period_from),
  check ((locked_at is null) = (lock_hash is null))
);
create unique index round_once on round (municipality_id, promise_id, period_from, period_to, label) nulls not distinct;
comment on table round is 'Uppföljningens perioder';
comment on column round.label is 'Periodens beteckning, som T2 2018; tom = löftets hela period';
comment on column round.due is 'Sista dag att svara';
comment on column round.locked_at is 'När perioden låstes';
comment on column round.lock_hash is 'SHA-256 av det som låstes';

create table entry (
  municipality_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  point_id uuid not null,
  party_id uuid not null,
  told text not null check (told in ('together', 'apart')),
  position int not null check (position > 0),
  primary key (municipality_id, id),
  unique (municipality_id, round_id, point_id, party_id, told),
  foreign key (municipality_id, round_id) references round,
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, party_id) references party
);
comment on table entry is 'En parts uppföljning av en punkt under en period';
comment on column entry.round_id is 'Perioden';
comment on column entry.told is 'together (samma text för alla ägare) eller apart (parten för sig)';
comment on column entry.position is 'Ordning bland punktens resultat, från 1';

create table entry_version (
  municipality_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  no int not null check (no > 0),
  kind text not null check (kind in ('report', 'nothing-to-report', 'silence')),
  body text check (length(body) between 1 and 20000),
  next_step text check (length(next_step) between 1 and 4000),
  internal_note text check (length(internal_note) between 1 and 10000),
  progress text check (progress in ('not-started', 'planned', 'under-way', 'partly', 'done', 'not-done')),
  said_late boolean not null default false,
  reason text check (length(reason) between 1 and 4000),
  correction_note text check (length(correction_note) between 1 and 1000),
  source_import uuid,
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, entry_id, no),
  foreign key (municipality_id, entry_id) references entry,
  check ((kind = 'silence') = (body is null and progress is null and reason is null)),
  check (kind <> 'report' or body is not null),
  check (kind <> 'nothing-to-report' or reason is not null),
  constraint not_done_has_reason check (progress is distinct from 'not-done' or reason is not null or source_import is not null)
);
comment on table entry_version is 'Uppföljningens ord, i den ordning de ändrats';
comment on column entry_version.entry_id is 'Uppföljningen';
comment on column entry_version.kind is 'report (resultat), nothing-to-report (inget att rapportera, med skäl) eller silence (ingen uppföljning lämnad)';
comment on column entry_version.body is 'Resultatet';
comment on column entry_version.next_step is 'Nästa steg';
comment on column entry_version.internal_note is 'Anteckning för dem som arbetar med löftet';
comment on column entry_version.progress is 'Hur det går; tom = inte angivet';
comment on column entry_version.said_late is 'Dokumentet självt säger att det är försenat';
comment on column entry_version.reason is 'Skälet';
comment on column entry_version.correction_note is 'Vad som rättades, om det är en rättelse';
comment on column entry_version.source_import is 'Importen som texten kommer från';

create table activity (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  party_id uuid not null,
  day date not null,
  body text not null check (length(body) between 1 and 2000),
  count numeric check (count >= 0),
  unit text check (length(unit) between 1 and 200),
  place_id uuid,
  vis visibility not null default 'internal',
  trashed_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, party_id) references party,
  foreign key (municipality_id, place_id) references place
);
comment on table activity is 'Det som gjordes, med dag';
comment on column activity.day is 'Dagen';
comment on column activity.body is 'Vad som gjordes';
comment on column activity.count is 'Antal';
comment on column activity.unit is 'Av vad';
comment on column activity.place_id is 'Platsen';

create table figure (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  entry_version_id uuid,
  position int not null check (position > 0),
  label text not null check (length(label) between 1 and 500),
  quote text check (length(quote) between 1 and 1000),
  value numeric,
  base_value numeric,
  has_base boolean not null,
  unit text check (length(unit) between 1 and 200),
  per text check (per in ('day', 'week', 'month', 'tertial', 'year')),
  comparison text check (comparison in ('more-than-double', 'double', 'halved', 'increase', 'decrease', 'percent')),
  period_from date not null,
  period_to date not null,
  base_from date,
  base_to date,
  source text not null check (length(source) between 1 and 500),
  retrieved date,
  preliminary boolean not null default false,
  sex text check (sex in ('total', 'women', 'men', 'unknown')),
  kind text not null check (kind in ('activity', 'output', 'outcome', 'perception')),
  direction text not null check (direction in ('higher-better', 'higher-worse', 'neutral')),
  vis visibility not null default 'internal',
  primary key (municipality_id, id),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, entry_version_id) references entry_version,
  check (period_to >= period_from),
  check ((base_from is null) = (base_to is null) and (base_to is null or base_to >= base_from)),
  constraint activity_is_neutral check (kind <> 'activity' or direction = 'neutral'),
  constraint figure_has_unit check (unit is not null or quote is not null)
);
comment on table figure is 'Siffror, med källa, period och talet att jämföra med';
comment on column figure.entry_version_id is 'Uppföljningen som siffran står i';
comment on column figure.label is 'Vad siffran säger';
comment on column figure.quote is 'Dokumentets egna ord, för en siffra som lästs ur ett dokument';
comment on column figure.value is 'Värdet';
comment on column figure.base_value is 'Talet att jämföra med';
comment on column figure.has_base is 'Falskt = underlag saknas';
comment on column figure.unit is 'Enhet';
comment on column figure.per is 'Per vilken tid';
comment on column figure.comparison is 'Hur dokumentet jämför';
comment on column figure.base_from is 'Jämförelseperiodens första dag';
comment on column figure.base_to is 'Jämförelseperiodens sista dag, inräknad';
comment on column figure.source is 'Källan';
comment on column figure.retrieved is 'När siffran hämtades';
comment on column figure.preliminary is 'Preliminär siffra';
comment on column figure.sex is 'Kön, där siffran är uppdelad';
comment on column figure.kind is 'activity (det någon gör), output (det som blev gjort), outcome (effekt) eller perception (upplevelse)';
comment on column figure.direction is 'Om mer är bättre, sämre eller varken eller';

create table evidence (
  municipality_id uuid not null,
  id uuid not null,
  entry_version_id uuid not null,
  file_sha256 hash not null,
  caption text check (length(caption) between 1 and 500),
  vis visibility not null default 'internal',
  primary key (municipality_id, id),
  foreign key (municipality_id, entry_version_id) references entry_version,
  foreign key (municipality_id, file_sha256) references file
);
comment on table evidence is 'Handlingar som styrker en uppföljning';
comment on column evidence.entry_version_id is 'Uppföljningen';
comment on column evidence.file_sha256 is 'Filen';
comment on column evidence.caption is 'Vad den visar';

create table verdict (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  party_id uuid not null,
  no int not null check (no > 0),
  value text not null check (value in ('kept', 'partly', 'not-kept')),
  reason text not null check (length(reason) between 1 and 4000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, point_id, party_id, no),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, party_id) references party
);
comment on table verdict is 'Om ägaren höll punkten, efter periodens slut';
comment on column verdict.value is 'kept (hållet), partly (delvis) eller not-kept (inte hållet)';
comment on column verdict.reason is 'Skälet';

-- What is locked changes only as a correction that says what was corrected. The lock on the round's row makes whoever
-- locks it and whoever still writes take turns.
create function is_locked(of_municipality uuid, of_entry uuid) returns boolean language plpgsql as $$
declare locked timestamptz;
begin
  select r.locked_at into locked from entry e join round r on (r.municipality_id, r.id) = (e.municipality_id, e.round_id)
    where (e.municipality_id, e.id) = (of_municipality, of_entry) for share of r;
  return locked is not null;
end $$;

create function refuse_after_lock() returns trigger language plpgsql as $$
begin
  if new.correction_note is null and is_locked(new.municipality_id, new.entry_id) then
    raise exception 'perioden är låst: skriv en rättelse' using errcode = '23514', constraint = 'locked_round_takes_corrections';
  end if;
  return new;
end $$;
create trigger locked_round_takes_corrections before insert on entry_version for each row execute function refuse_after_lock();

-- Nor is a figure or a document put in beside words that are locked.
create function refuse_beside_lock() returns trigger language plpgsql as $$
declare v entry_version;
begin
  select * into v from entry_version w where (w.municipality_id, w.id) = (new.municipality_id, new.entry_version_id);
  if v.id is not null and v.correction_note is null and is_locked(v.municipality_id, v.entry_id) then
    raise exception 'perioden är låst: skriv en rättelse' using errcode = '23514', constraint = 'locked_round_takes_corrections';
  end if;
  return new;
end $$;
create trigger locked_round_takes_corrections before insert on figure for each row execute function refuse_beside_lock();
create trigger locked_round_takes_corrections before insert on evidence for each row execute function refuse_beside_lock();

create function refuse_unlock() returns trigger language plpgsql as $$
begin
  if old.locked_at is not null then
    raise exception 'perioden är låst' using errcode = '55000';
  end if;
  return new;
end $$;
create trigger locked_for_ever before update on round for each row execute function refuse_unlock();

-- Done needs a dated activity or a document; for an imported entry the imported document is it, and for a correction of
-- one that said done. At commit, since evidence and activity are written after the entry that they bear out.
create function is_borne_out(v entry_version) returns boolean language plpgsql as $$
begin
  if exists (
    select from entry_version w where w.municipality_id = v.municipality_id and w.entry_id = v.entry_id and (
      (w.progress = 'done' and w.source_import is not null)
      or exists (select from evidence h where (h.municipality_id, h.entry_version_id) = (w.municipality_id, w.id)))
  ) then return true; end if;
  perform from entry e join activity a on (a.municipality_id, a.point_id, a.party_id) = (e.municipality_id, e.point_id, e.party_id)
    where (e.municipality_id, e.id) = (v.municipality_id, v.entry_id) and a.trashed_at is null limit 1 for share of a;
  return found;
end $$;

create function refuse_unproven() returns trigger language plpgsql as $$
begin
  if exists (select from entry_version w where w.municipality_id = new.municipality_id and w.entry_id = new.entry_id and w.no > new.no) then
    return null; -- corrected since, as when a whole record is read in
  end if;
  if not is_borne_out(new) then
    raise exception 'genomförd behöver en daterad aktivitet eller en handling' using errcode = '23514', constraint = 'done_has_evidence';
  end if;
  return null;
end $$;
create constraint trigger done_has_evidence after insert on entry_version deferrable initially deferred
  for each row when (new.progress = 'done' and new.source_import is null) execute function refuse_unproven();

-- The activity that bears out a done entry is not thrown away under it.
create function refuse_unproving() returns trigger language plpgsql as $$
declare v entry_version;
begin
  for v in
    select distinct on (w.entry_id) w.* from entry e
    join entry_version w on (w.municipality_id, w.entry_id) = (e.municipality_id, e.id)
    where (e.municipality_id, e.point_id, e.party_id) = (new.municipality_id, new.point_id, new.party_id)
    order by w.entry_id, w.no desc
  loop
    if v.progress = 'done' and v.source_import is null and not is_borne_out(v) then
      raise exception 'genomförd behöver en daterad aktivitet eller en handling' using errcode = '23514', constraint = 'done_has_evidence';
    end if;
  end loop;
  return null;
end $$;
create constraint trigger done_has_evidence after update on activity deferrable initially deferred
  for each row when (old.trashed_at is null and new.trashed_at is not null) execute function refuse_unproving();

call wall('round', 'entry', 'entry_version', 'activity', 'figure', 'evidence', 'verdict');
call keep_for_ever('entry_version', 'figure', 'verdict');
grant update (due, locked_at, lock_hash) on round to loftet_app;
grant update (trashed_at, vis) on activity to loftet_app;
grant update (vis) on evidence to loftet_app;
call describe_common();
