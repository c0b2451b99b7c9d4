-- Row-level security from the first table on: whoever forgets to say which municipality sees nothing.
--
-- `loftet.municipality` is set first in each transaction (inMunicipality). `loftet.maintenance` opens all rows, but only
-- to the role that owns the schema and only where it says so: backup, restore and the verification of the audit chain.
-- Every table forces row-level security, because an owner would otherwise be exempt from it.

create domain hash as text check (value ~ '^[0-9a-f]{64}$');
create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 80);

create function current_municipality() returns uuid language sql stable
  return nullif(current_setting('loftet.municipality', true), '')::uuid;

create function in_maintenance() returns boolean language sql stable
  return coalesce(current_setting('loftet.maintenance', true), '') = 'on';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% kan inte ändras', tg_table_name using errcode = '55000';
end $$;

-- What this database has been built with. A migration that is edited afterwards is refused.
create table schema_migration (
  no integer primary key check (no > 0),
  name text not null unique,
  sha256 hash not null,
  applied_at timestamptz not null default now()
);

-- The reserved words are addresses of the site itself (/las, /api …); `src/places/municipality.ts` names them too.
create table municipality (
  id uuid primary key,
  slug slug not null unique check (slug not in ('api', 'en', 'ar', 'so', 'lattlast', 'dev', 'healthz', 'readyz',
    'metrics', 'sok', 'las', 'om', 'logga-in', 'arbete')),
  name text not null check (length(name) between 1 and 200),
  is_demo boolean not null default false,
  settings jsonb not null default '{}'
);

-- One hash chain per municipality, so that writers in two municipalities never wait for each other; the nil uuid is
-- the installation. Ids and hashes only, no texts: what a person wrote can be erased without breaking the chain.
create table audit_event (
  municipality_id uuid not null,
  no bigint not null check (no > 0),
  at timestamptz(3) not null,
  person_id uuid,
  type text not null check (length(type) between 1 and 100),
  subject_id uuid,
  data jsonb not null,
  prev hash not null,
  hash hash not null,
  primary key (municipality_id, no)
);

-- Locked by whoever appends; that the last event is missing shows against it.
create table audit_head (
  municipality_id uuid primary key,
  no bigint not null check (no >= 0),
  hash hash not null
);

create function refuse_head_jump() returns trigger language plpgsql as $$
begin
  if new.municipality_id <> old.municipality_id or new.no <> old.no + 1 then
    raise exception 'audit_head går bara ett steg framåt' using errcode = '55000';
  end if;
  return new;
end $$;

create trigger immutable before update or delete on audit_event for each row execute function refuse_change();
create trigger never_emptied before truncate on audit_event for each statement execute function refuse_change();
create trigger one_step before update on audit_head for each row execute function refuse_head_jump();
create trigger never_removed before delete on audit_head for each row execute function refuse_change();

alter table schema_migration enable row level security;
alter table schema_migration force row level security;
alter table municipality enable row level security;
alter table municipality force row level security;
alter table audit_event enable row level security;
alter table audit_event force row level security;
alter table audit_head enable row level security;
alter table audit_head force row level security;

create policy anybody_reads on schema_migration for select using (true);
create policy owner_writes on schema_migration for insert to current_role with check (true);

-- That a municipality is here is public: its slug is the first word of its addresses.
create policy anybody_reads on municipality for select using (true);
create policy own_writes on municipality for insert with check (id = current_municipality());
create policy own_changes on municipality for update using (id = current_municipality());
create policy own on audit_event using (municipality_id = current_municipality());
create policy own on audit_head using (municipality_id = current_municipality());

create policy maintenance on municipality to current_role using (in_maintenance());
create policy maintenance on audit_event to current_role using (in_maintenance());
create policy maintenance on audit_head to current_role using (in_maintenance());

grant usage on schema public to loftet_app;
grant select on schema_migration to loftet_app;
grant select, insert, update on municipality to loftet_app;
grant select, insert on audit_event to loftet_app;
grant select, insert, update on audit_head to loftet_app;
