-- Who and where: the municipality's parties, units, areas, forums, goals and agreements, and the files that came in.
-- From here on every column has a comment: the export's data dictionary is made of them.

create extension if not exists btree_gist;
create domain visibility as text check (value in ('public', 'internal'));

-- Every table of a municipality gets the same walls: rows of one municipality only, the owner's maintenance view, and
-- no more than reading and adding for the application. What may be changed is granted by name.
create procedure wall(variadic tables text[]) language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own on %I using (municipality_id = current_municipality())', t);
    execute format('create policy maintenance on %I to %I using (in_maintenance())', t, current_user);
    execute format('grant select, insert on %I to loftet_app', t);
  end loop;
end $$;

create procedure keep_for_ever(variadic tables text[]) language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    execute format('create trigger immutable before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;

-- What the same column means wherever it stands.
create procedure describe_common() language plpgsql as $$
declare c record;
begin
  for c in
    select table_name, column_name, case column_name
      when 'municipality_id' then 'Kommunen som raden hör till'
      when 'id' then 'Radens beteckning (UUID)'
      when 'no' then 'Löpnummer från 1; det högsta gäller'
      when 'at' then 'När raden skrevs (UTC)'
      when 'by_person' then 'Personen som skrev; tom när ingen är inloggad'
      when 'position' then 'Ordning från 1'
      when 'content' then 'SHA-256 av innehållet'
      when 'slug' then 'Ordet i webbadressen'
      when 'vis' then 'Vem som får se det: public (alla) eller internal (bara de som arbetar med löftet)'
      when 'trashed_at' then 'När det lades i papperskorgen'
      when 'period_from' then 'Periodens första dag'
      when 'period_to' then 'Periodens sista dag, inräknad'
      when 'promise_id' then 'Löftet'
      when 'promise_version_id' then 'Löftets version'
      when 'point_id' then 'Punkten'
      when 'point_version_id' then 'Punktens version'
      when 'party_id' then 'Parten'
      when 'area_id' then 'Området'
      when 'kind' then 'Slag'
      when 'name' then 'Namn'
    end as words
    from information_schema.columns where table_schema = 'public'
  loop
    if c.words is not null and col_description(format('public.%I', c.table_name)::regclass, (select attnum from pg_attribute where attrelid = format('public.%I', c.table_name)::regclass and attname = c.column_name)) is null then
      execute format('comment on column %I.%I is %L', c.table_name, c.column_name, c.words);
    end if;
  end loop;
end $$;

comment on table municipality is 'Kommunen';
comment on column municipality.is_demo is 'Om kommunen är påhittad, för att visa hur Löftet fungerar';
comment on column municipality.settings is 'Inställningar';
comment on table audit_event is 'Händelselogg: vad som gjorts, bara beteckningar och kontrollsummor';
comment on column audit_event.person_id is 'Personen som gjorde det; tom när ingen är inloggad';
comment on column audit_event.type is 'Vad som hände';
comment on column audit_event.subject_id is 'Beteckningen på det som händelsen gäller';
comment on column audit_event.data is 'Beteckningar, kontrollsummor och antal';
comment on column audit_event.prev is 'Kontrollsumman (SHA-256) av händelsen före';
comment on column audit_event.hash is 'Kontrollsumman (SHA-256) av händelsen och den före';
comment on table audit_head is 'Händelseloggens slut';
comment on column audit_head.hash is 'Kontrollsumman (SHA-256) av den sista händelsen';
comment on table schema_migration is 'Vad databasen är byggd med';
comment on column schema_migration.sha256 is 'SHA-256 av filen';
comment on column schema_migration.applied_at is 'När filen kördes';

-- Pages read `promise-2017` and `norrby` on the same level under a municipality, so the two share one list of names.
create table address_name (
  municipality_id uuid not null references municipality,
  slug slug not null check (slug not in ('historik', 'uppfoljning', 'arkiv', 'om', 'sok', 'kontakt')),
  primary key (municipality_id, slug)
);
comment on table address_name is 'Upptagna ord på nivån under kommunen: områden och löften delar dem';

create table file (
  municipality_id uuid not null references municipality,
  sha256 hash not null,
  media_type text not null check (length(media_type) between 3 and 100),
  bytes bigint not null check (bytes between 0 and 20000000),
  name text not null check (length(name) between 1 and 255),
  content bytea,
  vis visibility not null default 'internal',
  erased_at timestamptz,
  primary key (municipality_id, sha256),
  check ((content is null) = (erased_at is not null)),
  check (content is null or length(content) = bytes)
);
comment on table file is 'Filer som kommit in, oförändrade';
comment on column file.sha256 is 'SHA-256 av filens innehåll';
comment on column file.media_type is 'Filtyp';
comment on column file.bytes is 'Storlek i byte';
comment on column file.content is 'Innehållet; i en export en egen fil';
comment on column file.erased_at is 'När innehållet gallrades';

create table party (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('municipality', 'police', 'property-owner', 'association', 'region', 'other')),
  name text not null check (length(name) between 1 and 200),
  has_key boolean not null default true,
  primary key (municipality_id, id),
  unique (municipality_id, kind, name)
);
comment on table party is 'Parter: de som lovar';
comment on column party.has_key is 'Om parten ska godkänna det som är dess';

create table unit (
  municipality_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  valid_from date,
  valid_to date,
  replaced_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, party_id) references party,
  foreign key (municipality_id, replaced_by) references unit,
  check (valid_to >= valid_from)
);
comment on table unit is 'Enheter hos en part, med datum';
comment on column unit.valid_from is 'Första dagen; tom = så länge någon minns';
comment on column unit.valid_to is 'Sista dagen, inräknad; tom = finns än';
comment on column unit.replaced_by is 'Enheten som tog över';

create table area (
  municipality_id uuid not null,
  id uuid not null,
  slug slug not null,
  primary key (municipality_id, id),
  unique (municipality_id, slug),
  foreign key (municipality_id, slug) references address_name
);
comment on table area is 'Områden, till exempel stadsdelar';

create table area_version (
  municipality_id uuid not null,
  area_id uuid not null,
  valid daterange not null check (not isempty(valid)),
  name text not null check (length(name) between 1 and 200),
  boundary jsonb,
  replaced_by uuid[] not null default '{}',
  primary key (municipality_id, area_id, valid),
  foreign key (municipality_id, area_id) references area,
  constraint one_name_at_a_time exclude using gist (municipality_id with =, area_id with =, valid with &&),
  constraint name_taken_at_that_time exclude using gist (municipality_id with =, name with =, valid with &&)
);
comment on table area_version is 'Vad ett område har hetat och hur gränsen gått, med datum';
comment on column area_version.valid is 'När det gällde, skrivet [från,till) där till är dagen efter';
comment on column area_version.boundary is 'Gräns som GeoJSON';
comment on column area_version.replaced_by is 'Områdena som tog över när det här delades, slogs ihop eller upphörde';

create table area_class (
  municipality_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  scheme text not null check (length(scheme) between 1 and 200),
  category text not null check (length(category) between 1 and 200),
  assessor text not null check (length(assessor) between 1 and 200),
  valid_from date not null,
  source text not null check (length(source) between 1 and 500),
  primary key (municipality_id, id),
  foreign key (municipality_id, area_id) references area
);
comment on table area_class is 'Bedömningar av ett område: vem som bedömde, när och enligt vilken lista';
comment on column area_class.scheme is 'Vilken lista eller modell';
comment on column area_class.category is 'Bedömningen';
comment on column area_class.assessor is 'Vem som bedömde';
comment on column area_class.valid_from is 'Från och med';
comment on column area_class.source is 'Källan';

create table place (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  vis visibility not null default 'internal',
  geo jsonb,
  primary key (municipality_id, id)
);
comment on table place is 'Platser där något görs; interna tills någon gör dem offentliga';
comment on column place.geo is 'Läge som GeoJSON';

create table forum (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('board', 'committee', 'council', 'operative', 'safety-council')),
  name text not null check (length(name) between 1 and 200),
  primary key (municipality_id, id),
  unique (municipality_id, name)
);
comment on table forum is 'Nämnder, utskott, råd och grupper';

create table goal (
  municipality_id uuid not null references municipality,
  id uuid not null,
  number int check (number > 0),
  body text not null check (length(body) between 1 and 2000),
  valid_from date,
  valid_to date,
  primary key (municipality_id, id),
  check ((valid_from is null) = (valid_to is null)),
  check (valid_to >= valid_from)
);
create unique index goal_once on goal (municipality_id, number, body, valid_from, valid_to) nulls not distinct;
comment on table goal is 'Kommunfullmäktiges mål med mandatperiod';
comment on column goal.number is 'Målets nummer';
comment on column goal.body is 'Målets ord';
comment on column goal.valid_from is 'Mandatperiodens första dag; tom = inte angiven';
comment on column goal.valid_to is 'Mandatperiodens sista dag, inräknad';

create table agreement (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(name) between 1 and 500),
  decided date,
  primary key (municipality_id, id)
);
create unique index agreement_once on agreement (municipality_id, name, decided) nulls not distinct;
comment on table agreement is 'Samverkansöverenskommelser';
comment on column agreement.decided is 'När den beslutades';

call wall('address_name', 'file', 'party', 'unit', 'area', 'area_version', 'area_class', 'place', 'forum', 'goal', 'agreement');
-- A name that has an end may be told it; nothing else of it changes.
grant update (valid, replaced_by) on area_version to loftet_app;
grant update (name, has_key) on party to loftet_app;
grant update (valid_to, replaced_by) on unit to loftet_app;
grant update (vis) on place to loftet_app;
grant update (content, erased_at, vis) on file to loftet_app;
call describe_common();
