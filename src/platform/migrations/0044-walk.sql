-- A safety walk: the walk and what was observed on it, each in versions; pictures; what a revisit found.
-- Those who walk are counts by group. A picture comes before the walk that it belongs to, so it belongs to the dialogue first.

create table walk (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  payload hash not null,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, dialogue_id) references dialogue
);
create index walk_of_dialogue on walk (municipality_id, dialogue_id);
comment on table walk is 'Trygghetsvandringar som har gåtts';
comment on column walk.dialogue_id is 'Dialogen';
comment on column walk.payload is 'SHA-256 av det som skickades, så att samma vandring inte sparas två gånger';

create table walk_version (
  municipality_id uuid not null,
  walk_id uuid not null,
  no int not null check (no > 0),
  day date not null,
  begins time,
  ends time,
  route text not null check (length(route) between 1 and 120 and route !~ '[[:cntrl:]]'),
  stops jsonb not null check (jsonb_typeof(stops) = 'array'),
  participants jsonb not null check (jsonb_typeof(participants) = 'object'),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, walk_id, no),
  foreign key (municipality_id, walk_id) references walk,
  check (ends >= begins)
);
comment on table walk_version is 'En vandrings uppgifter, version för version';
comment on column walk_version.walk_id is 'Vandringen';
comment on column walk_version.begins is 'Klockslaget när den började';
comment on column walk_version.ends is 'Klockslaget när den slutade';
comment on column walk_version.route is 'Var man gick';
comment on column walk_version.stops is 'Stoppen med plats och checklista (se dialogue/walk.ts)';
comment on column walk_version.participants is 'Hur många som var med, grupp för grupp';

create table walk_picture (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  file_sha256 hash not null,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, file_sha256) references file
);
comment on table walk_picture is 'Bilder från trygghetsvandringar, utan uppgift om var och när de togs';
comment on column walk_picture.dialogue_id is 'Dialogen';
comment on column walk_picture.file_sha256 is 'Bilden som den sparades';

create table observation (
  municipality_id uuid not null,
  id uuid not null,
  walk_id uuid not null,
  position int not null check (position > 0),
  kind text not null check (kind in ('problem', 'good')),
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, walk_id, position),
  foreign key (municipality_id, walk_id) references walk
);
comment on table observation is 'Iakttagelser på trygghetsvandringar';
comment on column observation.walk_id is 'Vandringen';
comment on column observation.kind is 'problem (behöver åtgärdas) eller good (är bra)';

create table observation_version (
  municipality_id uuid not null,
  observation_id uuid not null,
  no int not null check (no > 0),
  stop text,
  body text not null check (length(body) between 1 and 500),
  problem text,
  place jsonb,
  action text check (length(action) between 1 and 500),
  owner_kind text check (owner_kind in ('municipality', 'property', 'trafikverket', 'police', 'other')),
  owner_name text check (length(owner_name) between 1 and 120 and owner_name !~ '[[:cntrl:]]'),
  due date,
  status text not null check (status in ('open', 'handled', 'answered')),
  answer text check (length(answer) between 1 and 500),
  measure_id uuid,
  held boolean not null default false,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, observation_id, no),
  foreign key (municipality_id, observation_id) references observation,
  foreign key (municipality_id, measure_id) references measure,
  constraint what_is_not_done_is_answered check (status <> 'answered' or answer is not null),
  check (owner_name is null or owner_kind is not null)
);
create index observation_of_measure on observation_version (municipality_id, measure_id) where measure_id is not null;
comment on table observation_version is 'Vad som skrevs om en iakttagelse och vad det blev av den, version för version';
comment on column observation_version.observation_id is 'Iakttagelsen';
comment on column observation_version.stop is 'Stoppets beteckning i vandringen';
comment on column observation_version.body is 'Vad man såg';
comment on column observation_version.problem is 'Slaget av problem';
comment on column observation_version.place is 'Platsen: uppmätt med noggrannhet, eller med ord';
comment on column observation_version.action is 'Vad de som gick föreslår';
comment on column observation_version.owner_kind is 'Vem som kan göra något åt det: municipality, property (fastighetsägare), trafikverket, police eller other';
comment on column observation_version.owner_name is 'Organisationens namn';
comment on column observation_version.due is 'Dagen då det senast ska vara gjort';
comment on column observation_version.status is 'open (öppen), handled (tas om hand) eller answered (görs inte, med svar)';
comment on column observation_version.answer is 'Hur den tas om hand, eller varför den inte görs';
comment on column observation_version.measure_id is 'Åtgärden som den blev';
comment on column observation_version.held is 'Om texten väntar på granskning för att den kan innehålla personuppgifter';

create table observation_picture (
  municipality_id uuid not null,
  observation_id uuid not null,
  picture_id uuid not null,
  stage text not null check (stage in ('before', 'after')),
  alt text not null check (length(alt) between 1 and 120 and alt !~ '[[:cntrl:]]'),
  at timestamptz not null default now(),
  primary key (municipality_id, picture_id),
  foreign key (municipality_id, observation_id) references observation,
  foreign key (municipality_id, picture_id) references walk_picture
);
create index picture_of_observation on observation_picture (municipality_id, observation_id);
comment on table observation_picture is 'Bilder av iakttagelser, före och efter';
comment on column observation_picture.observation_id is 'Iakttagelsen';
comment on column observation_picture.picture_id is 'Bilden';
comment on column observation_picture.stage is 'before (före) eller after (efter)';
comment on column observation_picture.alt is 'Vad bilden visar, för den som inte ser den';

create table observation_revisit (
  municipality_id uuid not null,
  observation_id uuid not null,
  no int not null check (no > 0),
  day date not null,
  state text not null check (state in ('gone', 'better', 'same', 'worse')),
  note text check (length(note) between 1 and 500),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, observation_id, no),
  foreign key (municipality_id, observation_id) references observation
);
comment on table observation_revisit is 'Återbesök: hur det ser ut efteråt';
comment on column observation_revisit.observation_id is 'Iakttagelsen';
comment on column observation_revisit.state is 'gone (åtgärdat), better (bättre), same (som förut) eller worse (sämre)';
comment on column observation_revisit.note is 'Vad man såg vid återbesöket';

-- As in 0038, and pictures from walks.
create or replace function forget_files(of_municipality uuid, hashes text[]) returns void
language sql set search_path = public, pg_temp as $$
  delete from file f where f.municipality_id = of_municipality and f.sha256 = any(hashes)
    and not exists (select from import i where (i.municipality_id, i.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from evidence e where (e.municipality_id, e.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from signature s where (s.municipality_id, s.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from walk_picture w where (w.municipality_id, w.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from document_template d where (d.municipality_id, d.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from output o where (o.municipality_id, o.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (
      select from memo_final m
      where m.municipality_id = f.municipality_id and m.frozen #>> '{look,logo,sha256}' = f.sha256)
    and not exists (
      select from municipality m
      where m.id = f.municipality_id and m.settings -> 'logo' ->> 'sha256' = f.sha256)
$$;

-- As in 0040, and what was written of an observation and held, when somebody has written it without what was about a person.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and may_be_removed(tg_table_name, to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' and tg_level = 'ROW' and tg_table_name = 'input' and is_owner()
    and current_setting('loftet.forgetting', true) = 'words'
    and to_jsonb(new) - '{answers,payload,held,erased_on}'::text[] = to_jsonb(old) - '{answers,payload,held,erased_on}'::text[]
  then return new; end if;
  if tg_op = 'UPDATE' and tg_level = 'ROW' and tg_table_name = 'observation_version' and is_owner()
    and current_setting('loftet.forgetting', true) = 'words'
    and to_jsonb(new) - '{body,place,action,owner_name}'::text[] = to_jsonb(old) - '{body,place,action,owner_name}'::text[]
  then return new; end if;
  raise exception '% kan inte ändras', tg_table_name using errcode = '55000';
end $$;

create function take_out_held(of_observation uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
begin
  if (select held from observation_version where (municipality_id, observation_id) = (mine, of_observation) order by no desc limit 1) then
    raise exception 'texten väntar på granskning' using errcode = '55000';
  end if;
  perform set_config('loftet.forgetting', 'words', true);
  update observation_version set body = '[borttaget]', action = null, owner_name = null,
    place = case when place ? 'words' then null else place end
  where (municipality_id, observation_id) = (mine, of_observation) and held;
  perform set_config('loftet.forgetting', '', true);
end $$;
revoke all on function take_out_held(uuid) from public;
grant execute on function take_out_held(uuid) to loftet_app;

-- As before, and a point that an observation became a measure of.
create or replace function is_forgettable_point(of_municipality uuid, of_point uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from point p where p.municipality_id = of_municipality and p.id = of_point and p.trashed_at is not null
      and not exists (select from publication u where (u.municipality_id, u.subject_id) = (p.municipality_id, p.id))
      and not exists (select from measure m join observation_version o on (o.municipality_id, o.measure_id) = (m.municipality_id, m.id)
        where (m.municipality_id, m.point_id) = (p.municipality_id, p.id))
      and not exists (select from entry e where (e.municipality_id, e.point_id) = (p.municipality_id, p.id))
      and not exists (select from request r where (r.municipality_id, r.point_id) = (p.municipality_id, p.id))
      and not exists (select from activity a where (a.municipality_id, a.point_id) = (p.municipality_id, p.id))
      and not exists (select from figure f where (f.municipality_id, f.point_id) = (p.municipality_id, p.id))
      and not exists (select from outcome o where (o.municipality_id, o.point_id) = (p.municipality_id, p.id))
      and not exists (select from verdict v where (v.municipality_id, v.point_id) = (p.municipality_id, p.id))
      and not exists (select from recurring r where (r.municipality_id, r.point_id) = (p.municipality_id, p.id))
      and not exists (select from embargo b where (b.municipality_id, b.point_id) = (p.municipality_id, p.id))
      and not exists (select from consultation_point c where (c.municipality_id, c.point_id) = (p.municipality_id, p.id))
      and not exists (select from point_theme t where (t.municipality_id, t.point_id) = (p.municipality_id, p.id))
      and not exists (select from lineage l where l.municipality_id = p.municipality_id and p.id in (l.from_point, l.to_point))
      and not exists (select from point_version v join sending_point s
        on (s.municipality_id, s.point_version_id) = (v.municipality_id, v.id)
        where (v.municipality_id, v.point_id) = (p.municipality_id, p.id)))
$$;

call wall('walk', 'walk_version', 'walk_picture', 'observation', 'observation_version', 'observation_picture', 'observation_revisit');
call keep_for_ever('walk', 'walk_version', 'walk_picture', 'observation', 'observation_version', 'observation_picture', 'observation_revisit');
call describe_common();
