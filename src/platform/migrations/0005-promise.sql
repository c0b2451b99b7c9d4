-- What is promised. An identity row and versions that are only added: (…, no) unique is the lock against two editors.

create table promise (
  municipality_id uuid not null references municipality,
  id uuid not null,
  slug slug not null,
  closed_at timestamptz,
  trashed_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, slug),
  foreign key (municipality_id, slug) references address_name
);
comment on table promise is 'Löften';
comment on column promise.closed_at is 'När löftet avslutades';

create table promise_version (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  no int not null check (no > 0),
  title text not null check (length(title) between 1 and 500),
  intro text check (length(intro) between 1 and 10000),
  internal_note text check (length(internal_note) between 1 and 10000),
  period_from date not null,
  period_to date not null,
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, promise_id, no),
  foreign key (municipality_id, promise_id) references promise,
  check (period_to >= period_from)
);
comment on table promise_version is 'Löftets ram: titel, inledning och period';
comment on column promise_version.title is 'Titel';
comment on column promise_version.intro is 'Inledning som alla får läsa';
comment on column promise_version.internal_note is 'Anteckning för dem som arbetar med löftet';

create table promise_area (
  municipality_id uuid not null,
  promise_version_id uuid not null,
  area_id uuid not null,
  position int not null check (position > 0),
  primary key (municipality_id, promise_version_id, area_id),
  foreign key (municipality_id, promise_version_id) references promise_version,
  foreign key (municipality_id, area_id) references area
);
comment on table promise_area is 'Områden som löftet gäller; inga = hela kommunen';

create table promise_party (
  municipality_id uuid not null,
  promise_version_id uuid not null,
  party_id uuid not null,
  position int not null check (position > 0),
  named text not null check (length(named) between 1 and 200),
  primary key (municipality_id, promise_version_id, party_id),
  foreign key (municipality_id, promise_version_id) references promise_version,
  foreign key (municipality_id, party_id) references party
);
comment on table promise_party is 'Parter som löftet nämner som dem som lovar';
comment on column promise_party.named is 'Namnet som löftet använder';

create table promise_goal (
  municipality_id uuid not null,
  promise_version_id uuid not null,
  goal_id uuid not null,
  position int not null check (position > 0),
  primary key (municipality_id, promise_version_id, goal_id),
  foreign key (municipality_id, promise_version_id) references promise_version,
  foreign key (municipality_id, goal_id) references goal
);
comment on table promise_goal is 'Mål som löftet bidrar till';
comment on column promise_goal.goal_id is 'Målet';

create table promise_agreement (
  municipality_id uuid not null,
  promise_version_id uuid not null,
  agreement_id uuid not null,
  position int not null check (position > 0),
  primary key (municipality_id, promise_version_id, agreement_id),
  foreign key (municipality_id, promise_version_id) references promise_version,
  foreign key (municipality_id, agreement_id) references agreement
);
comment on table promise_agreement is 'Överenskommelser som löftet vilar på';
comment on column promise_agreement.agreement_id is 'Överenskommelsen';

-- A goal of another mandate period never becomes the promise's.
create function refuse_foreign_goal() returns trigger language plpgsql as $$
begin
  if exists (
    select from goal g, promise_version v
    where (g.municipality_id, g.id) = (new.municipality_id, new.goal_id)
      and (v.municipality_id, v.id) = (new.municipality_id, new.promise_version_id)
      and (g.valid_to < v.period_from or g.valid_from > v.period_to)
  ) then
    raise exception 'målet gäller en annan mandatperiod' using errcode = '23514', constraint = 'goal_of_its_period';
  end if;
  return new;
end $$;
create trigger goal_of_its_period before insert on promise_goal for each row execute function refuse_foreign_goal();

create table focus_area (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  name text not null check (length(name) between 1 and 500),
  primary key (municipality_id, id),
  unique (municipality_id, promise_id, name),
  foreign key (municipality_id, promise_id) references promise
);
comment on table focus_area is 'Fokusområden';

create table point (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  slug slug not null check (slug not in ('historik', 'uppfoljning')),
  trashed_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, promise_id, slug),
  foreign key (municipality_id, promise_id) references promise
);
comment on table point is 'Punkter: det som någon lovar';

create table point_version (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  no int not null check (no > 0),
  position int not null check (position > 0),
  focus_area_id uuid,
  above text check (length(above) between 1 and 4000),
  body text not null check (length(body) between 1 and 4000),
  why text check (length(why) between 1 and 4000),
  due_words text check (length(due_words) between 1 and 500),
  internal_note text check (length(internal_note) between 1 and 10000),
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, point_id, no),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, focus_area_id) references focus_area
);
comment on table point_version is 'Punktens ord, i den ordning de ändrats';
comment on column point_version.focus_area_id is 'Fokusområdet';
comment on column point_version.above is 'Löftet ovanför, där dokumentet har tre nivåer';
comment on column point_version.body is 'Vad som lovas';
comment on column point_version.why is 'Varför det lovas';
comment on column point_version.due_words is 'När det ska vara gjort, med löftets egna ord';
comment on column point_version.internal_note is 'Anteckning för dem som arbetar med löftet';

create table point_party (
  municipality_id uuid not null,
  point_version_id uuid not null,
  party_id uuid not null,
  part text not null check (part in ('owner', 'contributor')),
  position int not null check (position > 0),
  primary key (municipality_id, point_version_id, party_id),
  foreign key (municipality_id, point_version_id) references point_version,
  foreign key (municipality_id, party_id) references party
);
comment on table point_party is 'Vem som lovar punkten och vem som bidrar; flera ägare = gemensam';
comment on column point_party.part is 'owner (lovar) eller contributor (bidrar)';

create table target (
  municipality_id uuid not null,
  id uuid not null,
  point_version_id uuid not null,
  at_least numeric not null,
  unit text not null check (length(unit) between 1 and 200),
  per text check (per in ('day', 'week', 'month', 'tertial', 'year')),
  primary key (municipality_id, id),
  foreign key (municipality_id, point_version_id) references point_version
);
comment on table target is 'Mål för en punkt: minst så många';
comment on column target.at_least is 'Minst så många';
comment on column target.unit is 'Av vad';
comment on column target.per is 'Per vilken tid; tom = under hela perioden';

create table outcome (
  municipality_id uuid not null,
  point_id uuid not null,
  kind text not null check (kind in ('closed', 'carried', 'reworded', 'split', 'merged', 'prolonged', 'transferred', 'dropped')),
  reason text not null check (length(reason) between 1 and 4000),
  transferred_to text check (length(transferred_to) between 1 and 500),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, point_id),
  foreign key (municipality_id, point_id) references point,
  check ((kind = 'transferred') = (transferred_to is not null))
);
comment on table outcome is 'Vad det blir av punkten när löftet avslutas';
comment on column outcome.reason is 'Skälet';
comment on column outcome.transferred_to is 'Vem punkten överlämnas till';

create table lineage (
  municipality_id uuid not null,
  from_point uuid not null,
  to_point uuid not null,
  kind text not null check (kind in ('carried', 'reworded', 'split', 'merged', 'prolonged')),
  state text not null check (state in ('confirmed', 'refused')),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, from_point, to_point),
  foreign key (municipality_id, from_point) references point,
  foreign key (municipality_id, to_point) references point,
  check (from_point <> to_point)
);
comment on table lineage is 'Hur en punkt fortsätter i ett senare löfte';
comment on column lineage.from_point is 'Den tidigare punkten';
comment on column lineage.to_point is 'Den senare punkten';
comment on column lineage.state is 'confirmed (någon har sagt ja) eller refused (någon har sagt nej)';

-- Invariant: at closing every point has an outcome.
create function refuse_open_points() returns trigger language plpgsql as $$
begin
  if old.closed_at is null and new.closed_at is not null and exists (
    select from point p where (p.municipality_id, p.promise_id) = (new.municipality_id, new.id) and p.trashed_at is null
      and not exists (select from outcome o where (o.municipality_id, o.point_id) = (p.municipality_id, p.id))
  ) then
    raise exception 'en punkt saknar avslut' using errcode = '23514', constraint = 'every_point_has_an_outcome';
  end if;
  return new;
end $$;
create trigger every_point_has_an_outcome before update on promise for each row execute function refuse_open_points();

-- And none is added afterwards, nor taken back out of the waste basket. The lock makes whoever closes and whoever adds
-- take turns.
create function refuse_into_closed() returns trigger language plpgsql as $$
declare closed timestamptz;
begin
  select closed_at into closed from promise
    where (municipality_id, id) = (new.municipality_id, new.promise_id) for share;
  if closed is not null and new.trashed_at is null
    and not exists (select from outcome o where (o.municipality_id, o.point_id) = (new.municipality_id, new.id))
  then
    raise exception 'löftet är avslutat' using errcode = '23514', constraint = 'closed_promise_takes_no_points';
  end if;
  return new;
end $$;
create trigger closed_promise_takes_no_points before insert or update on point for each row execute function refuse_into_closed();

call wall('promise', 'promise_version', 'promise_area', 'promise_party', 'promise_goal', 'promise_agreement', 'focus_area',
  'point', 'point_version', 'point_party', 'target', 'outcome', 'lineage');
call keep_for_ever('promise_version', 'promise_area', 'promise_party', 'promise_goal', 'promise_agreement', 'point_version',
  'point_party', 'target');
grant update (closed_at, trashed_at) on promise to loftet_app;
grant update (trashed_at) on point to loftet_app;
grant update (kind, reason, transferred_to, by_person, at) on outcome to loftet_app;
grant update (kind, state, by_person, at) on lineage to loftet_app;
call describe_common();
