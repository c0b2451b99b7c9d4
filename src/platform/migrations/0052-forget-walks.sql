-- What goes when the words of a closed dialogue are erased goes wherever it lies: in what was seen on its walks, in the places
-- that whoever coded wrote down, in suggestions that nobody has read, and in pictures. What somebody still has to do something
-- about stays until it is settled. And nothing that could be tried guesses against is left of a walk whose words are gone.

alter table walk alter column payload drop not null;
comment on column walk.payload is 'SHA-256 av det som skickades, så att samma vandring inte sparas två gånger; tomt när något har tagits bort';

-- Whether something seen on a walk waits for somebody to take care of it. What is held waits for nobody that long.
create function is_open_observation(of_municipality uuid, of_observation uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select o.kind = 'problem' and v.status = 'open' and not v.held from observation o
  join observation_version v on (v.municipality_id, v.observation_id) = (o.municipality_id, o.id)
  where (o.municipality_id, o.id) = (of_municipality, of_observation) order by v.no desc limit 1
$$;

create function is_closed_dialogue(of_municipality uuid, of_dialogue uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select coalesce((select s.step = 'closed' from dialogue_step s
    where (s.municipality_id, s.dialogue_id) = (of_municipality, of_dialogue) order by s.no desc limit 1), false)
$$;

-- Whether anything is left of what people wrote in a dialogue that an erasure would take.
create function has_own_words(of_municipality uuid, of_dialogue uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from input i where (i.municipality_id, i.dialogue_id) = (of_municipality, of_dialogue) and i.erased_on is null)
    or exists (select from coding_theme t join input i on (i.municipality_id, i.id) = (t.municipality_id, t.input_id)
      where (i.municipality_id, i.dialogue_id) = (of_municipality, of_dialogue) and t.place_words is not null)
    or exists (select from statement_suggested s where (s.municipality_id, s.dialogue_id) = (of_municipality, of_dialogue))
    or exists (select from walk w join observation o on (o.municipality_id, o.walk_id) = (w.municipality_id, w.id)
      where (w.municipality_id, w.dialogue_id) = (of_municipality, of_dialogue) and not is_open_observation(o.municipality_id, o.id)
        and (exists (select from observation_version v where (v.municipality_id, v.observation_id) = (o.municipality_id, o.id)
            and v.body <> '[borttaget]')
          or exists (select from observation_revisit r where (r.municipality_id, r.observation_id) = (o.municipality_id, o.id)
            and r.note is not null)))
    or exists (select from walk_picture p
      left join observation_picture o on (o.municipality_id, o.picture_id) = (p.municipality_id, p.id)
      where (p.municipality_id, p.dialogue_id) = (of_municipality, of_dialogue)
        and (o.observation_id is null or not is_open_observation(o.municipality_id, o.observation_id)))
$$;

-- Which columns lose their words in an erasure; none of a table that keeps all.
create function columns_of_words(of_table text) returns text[] language sql immutable as $$
  select case of_table
    when 'input' then '{answers,payload,held,erased_on}'
    when 'walk' then '{payload}'
    when 'observation_version' then '{body,place,action,owner_name,held}'
    when 'observation_revisit' then '{note}'
    when 'coding_theme' then '{place_words}'
  end::text[]
$$;

-- As in 0044, for every table that loses words.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare
  free text[] := columns_of_words(tg_table_name);
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and may_be_removed(tg_table_name, to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' and tg_level = 'ROW' and free is not null and is_owner()
    and current_setting('loftet.forgetting', true) = 'words' and to_jsonb(new) - free = to_jsonb(old) - free
  then return new; end if;
  raise exception '% kan inte ändras', tg_table_name using errcode = '55000';
end $$;

-- As in 0036, and pictures from walks, on which people may be seen.
create or replace function may_be_removed(of_table text, the_row jsonb) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  mine uuid := (the_row ->> 'municipality_id')::uuid;
  forgetting text := coalesce(current_setting('loftet.forgetting', true), '');
begin
  if not is_owner() or of_table in ('audit_event', 'audit_head') then return false; end if;
  if current_setting('loftet.emptying', true) = mine::text then
    return exists (select from municipality where id = mine and is_practice);
  end if;
  if forgetting = 'on' and of_table = 'import_version' then
    return exists (select from import i where (i.municipality_id, i.id) = (mine, (the_row ->> 'import_id')::uuid) and i.state = 'discarded');
  end if;
  if forgetting = 'memos' and of_table in ('memo_version', 'proposal', 'consultation', 'dispatch') then
    return is_forgettable_memo(mine, coalesce(the_row ->> 'memo_version_id', the_row ->> 'id')::uuid);
  end if;
  if forgetting = 'words' and of_table in ('observation_picture', 'walk_picture') then
    return is_closed_dialogue(mine, (select dialogue_id from walk_picture
      where (municipality_id, id) = (mine, coalesce(the_row ->> 'picture_id', the_row ->> 'id')::uuid)));
  end if;
  if forgetting like 'point:%' and is_forgettable_point(mine, substr(forgetting, 7)::uuid) then
    return substr(forgetting, 7)::uuid = case
      when of_table in ('point_version', 'measure') then (the_row ->> 'point_id')::uuid
      when of_table in ('point_party', 'point_goal', 'target') then
        (select point_id from point_version v where (v.municipality_id, v.id) = (mine, (the_row ->> 'point_version_id')::uuid))
      when of_table = 'measure_version' then
        (select point_id from measure m where (m.municipality_id, m.id) = (mine, (the_row ->> 'measure_id')::uuid))
      when of_table = 'translation' and the_row ->> 'subject_kind' = 'point' then (the_row ->> 'subject_id')::uuid
      when of_table = 'translation_approval' then
        (select subject_id from translation t where (t.municipality_id, t.id) = (mine, (the_row ->> 'translation_id')::uuid))
    end;
  end if;
  return false;
end $$;

-- As in 0040, and all that else was written. Answers with how many dialogues lost something.
create or replace function forget_own_words(ids uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  those uuid[];
  settled uuid[];
  pictures uuid[];
  hashes text[];
begin
  select array_agg(id) into those from dialogue
  where municipality_id = mine and id = any(ids) and is_closed_dialogue(mine, id) and has_own_words(mine, id);
  select array_agg(o.id) into settled from observation o join walk w on (w.municipality_id, w.id) = (o.municipality_id, o.walk_id)
  where o.municipality_id = mine and w.dialogue_id = any(those) and not is_open_observation(mine, o.id);
  select array_agg(p.id), array_agg(p.file_sha256::text) into pictures, hashes from walk_picture p
  left join observation_picture o on (o.municipality_id, o.picture_id) = (p.municipality_id, p.id)
  where p.municipality_id = mine and p.dialogue_id = any(those) and (o.observation_id is null or o.observation_id = any(settled));
  perform set_config('loftet.forgetting', 'words', true);
  update input i set answers = without_own_words(i.answers, v.form), payload = null, held = false,
    erased_on = (now() at time zone 'Europe/Stockholm')::date
  from dialogue_version v
  where i.municipality_id = mine and i.dialogue_id = any(those) and i.erased_on is null
    and (v.municipality_id, v.id) = (i.municipality_id, i.dialogue_version_id);
  update coding_theme t set place_words = null from input i
  where t.municipality_id = mine and t.place_words is not null
    and (i.municipality_id, i.id) = (t.municipality_id, t.input_id) and i.dialogue_id = any(those);
  delete from statement_suggested where municipality_id = mine and dialogue_id = any(those);
  update observation_version set body = '[borttaget]', action = null, owner_name = null, held = false,
    place = case when place ? 'words' then null else place end
  where municipality_id = mine and observation_id = any(settled);
  update observation_revisit set note = null where municipality_id = mine and observation_id = any(settled) and note is not null;
  update walk w set payload = null where w.municipality_id = mine and w.payload is not null and exists (
    select from observation o where (o.municipality_id, o.walk_id) = (w.municipality_id, w.id) and o.id = any(settled));
  delete from observation_picture where municipality_id = mine and picture_id = any(pictures);
  delete from walk_picture where municipality_id = mine and id = any(pictures);
  perform set_config('loftet.forgetting', '', true);
  perform forget_files(mine, hashes);
  return coalesce(cardinality(those), 0);
end $$;

-- As in 0044, and the hash of what was sent.
create or replace function take_out_held(of_observation uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
begin
  if (select held from observation_version where (municipality_id, observation_id) = (mine, of_observation) order by no desc limit 1) then
    raise exception 'texten väntar på granskning' using errcode = '55000';
  end if;
  perform set_config('loftet.forgetting', 'words', true);
  update walk w set payload = null where w.municipality_id = mine and w.id = (
    select o.walk_id from observation o where (o.municipality_id, o.id) = (mine, of_observation)
      and exists (select from observation_version v where (v.municipality_id, v.observation_id) = (o.municipality_id, o.id) and v.held));
  update observation_version set body = '[borttaget]', action = null, owner_name = null,
    place = case when place ? 'words' then null else place end
  where (municipality_id, observation_id) = (mine, of_observation) and held;
  perform set_config('loftet.forgetting', '', true);
end $$;
