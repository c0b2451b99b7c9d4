-- A municipality to practise in, which may be filled and emptied again; and what a municipality has decided not to keep.
-- Both remove rows that nothing else removes. So the database itself decides which: a practice municipality is one from
-- the beginning and for ever, and only what was discarded or thrown away is forgotten anywhere else.

alter table municipality
  add is_practice boolean not null default false,
  add constraint practice_is_invented check (is_demo or not is_practice);
comment on column municipality.is_practice is 'Om kommunen är till för att öva i: den får tömmas, och inga mejl går ut från den';
-- What was ticked before was a mark without a meaning; what was kept in months was acted on by nobody.
set local loftet.maintenance = 'on';
update municipality set settings = settings - 'practice' - 'retention';
set local loftet.maintenance = '';

create function refuse_other_practice() returns trigger language plpgsql as $$
begin
  if new.is_practice <> old.is_practice then
    raise exception 'en kommun är till för övning från början, eller aldrig' using errcode = '55000';
  end if;
  return new;
end $$;
create trigger practice_from_the_beginning before update on municipality for each row execute function refuse_other_practice();

-- Who owns the tables: whom the functions below run as, and nobody who is served.
create function is_owner() returns boolean language sql stable set search_path = public, pg_temp as $$
  select current_user = (select pg_get_userbyid(relowner) from pg_class where oid = 'public.municipality'::regclass)
$$;

-- What is kept for ever goes only in two ways: all of a practice municipality at once (empty_practice), and a document
-- that was discarded instead of becoming a promise (forget_discarded). The audit chain never does.
create function may_be_removed(of_table text, the_row jsonb) returns boolean language sql stable set search_path = public, pg_temp as $$
  select is_owner() and of_table not in ('audit_event', 'audit_head') and (
    current_setting('loftet.emptying', true) = the_row ->> 'municipality_id' and exists (
      select from municipality where id = (the_row ->> 'municipality_id')::uuid and is_practice)
    or of_table = 'import_version' and current_setting('loftet.forgetting', true) = 'on' and exists (
      select from import i where (i.municipality_id, i.id) =
        ((the_row ->> 'municipality_id')::uuid, (the_row ->> 'import_id')::uuid) and i.state = 'discarded'))
$$;

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and may_be_removed(tg_table_name, to_jsonb(old)) then return old; end if;
  raise exception '% kan inte ändras', tg_table_name using errcode = '55000';
end $$;

-- Which municipality wrote a mail; a mail of the installation's, such as a way in, has none.
alter table mail add from_municipality uuid references municipality
  default nullif(current_municipality(), '00000000-0000-0000-0000-000000000000');
comment on column mail.from_municipality is 'Kommunen som skrev mejlet; tomt = installationen';
create index notice_of_mail on notice (mail_id) where mail_id is not null;

-- Everything of the practice municipality that the transaction is in, but its own row, its audit chain and those who look
-- after it. In an order in which nothing points at what is gone; a table that comes later is emptied too.
create function empty_practice(its_name text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  waiting text[];
  next text;
  gone bigint;
  total bigint := 0;
begin
  if not exists (select from municipality where id = mine and is_practice and name = its_name) then
    raise exception 'bara en övningskommun töms, med sitt namn' using errcode = '42501';
  end if;
  perform set_config('loftet.emptying', mine::text, true);
  perform set_config('loftet.maintenance', 'on', true);
  delete from provider_rule where for_municipality = mine and for_party is not null;
  delete from role_grant g using person p where g.municipality_id = mine and p.id = g.person_id
    and (num_nonnulls(g.party_id, g.unit_id, g.area_id) > 0 or p.email like '%.example');
  select array_agg(c.relname::text) into waiting from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname not in ('audit_event', 'audit_head', 'role_grant')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped);
  while waiting <> '{}' loop
    select w into next from unnest(waiting) as w
    where not exists (select from pg_constraint k where k.contype = 'f' and k.confrelid = format('public.%I', w)::regclass
      and k.conrelid <> k.confrelid and (select relname from pg_class where oid = k.conrelid) = any(waiting))
    order by w limit 1;
    if next is null then raise exception 'tabellerna pekar på varandra: %', waiting; end if;
    execute format('delete from %I where municipality_id = $1', next) using mine;
    get diagnostics gone = row_count;
    total := total + gone;
    waiting := array_remove(waiting, next);
  end loop;
  delete from mail where from_municipality = mine;
  perform set_config('loftet.maintenance', '', true);
  perform set_config('loftet.emptying', '', true);
  return total;
end $$;
revoke all on function empty_practice(text) from public;
grant execute on function empty_practice(text) to loftet_app;

-- When a document was discarded, so that it can be told how long ago.
alter table import add discarded_at timestamptz;
comment on column import.discarded_at is 'När dokumentet togs bort ur listan';
create function note_discarded() returns trigger language plpgsql as $$
begin
  if new.state = 'discarded' then new.discarded_at := now(); end if;
  return new;
end $$;
create trigger discarded_now before update on import for each row execute function note_discarded();

-- Files that nothing stands in any more.
create function forget_files(of_municipality uuid, hashes text[]) returns void
language sql set search_path = public, pg_temp as $$
  delete from file f where f.municipality_id = of_municipality and f.sha256 = any(hashes)
    and not exists (select from import i where (i.municipality_id, i.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from evidence e where (e.municipality_id, e.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from signature s where (s.municipality_id, s.file_sha256) = (f.municipality_id, f.sha256))
$$;
revoke all on function forget_files(uuid, text[]) from public;

-- Documents that were discarded, with what was read in them: they never became anybody's promise.
create function forget_discarded(ids uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  those uuid[];
  hashes text[];
begin
  select array_agg(id), array_agg(file_sha256::text) into those, hashes from import
  where municipality_id = mine and id = any(ids) and state = 'discarded';
  perform set_config('loftet.forgetting', 'on', true);
  delete from import_version where municipality_id = mine and import_id = any(those);
  delete from import where municipality_id = mine and id = any(those);
  perform set_config('loftet.forgetting', '', true);
  perform forget_files(mine, hashes);
  return coalesce(cardinality(those), 0);
end $$;
revoke all on function forget_discarded(uuid[]) from public;
grant execute on function forget_discarded(uuid[]) to loftet_app;

-- Activities in the trash, with their pictures.
create function forget_trashed_activities(ids uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  those uuid[];
  hashes text[];
begin
  select array_agg(id) into those from activity
  where municipality_id = mine and id = any(ids) and trashed_at is not null;
  with gone as (
    delete from evidence where municipality_id = mine and activity_id = any(those) returning file_sha256::text as sha256)
  select array_agg(sha256) into hashes from gone;
  delete from activity where municipality_id = mine and id = any(those);
  perform forget_files(mine, hashes);
  return coalesce(cardinality(those), 0);
end $$;
revoke all on function forget_trashed_activities(uuid[]) from public;
grant execute on function forget_trashed_activities(uuid[]) to loftet_app;

-- A link that opens nothing any more may go; one that does may not.
grant delete on report_link to loftet_app;
create policy opens_nothing on report_link as restrictive for delete to loftet_app
  using (revoked_at is not null or expires_at < now());
