-- What goes only when somebody has approved it: points that lie in the trash and were never sent, answered or published,
-- with all their versions and translations; and drafts of memos in cases that are archived. The database itself decides
-- which those are; what anything else stands on is kept.

create index memo_final_of_version on memo_final (municipality_id, memo_version_id);
create index sharing_of_version on memo_sharing (municipality_id, memo_version_id);

create function is_forgettable_point(of_municipality uuid, of_point uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from point p where p.municipality_id = of_municipality and p.id = of_point and p.trashed_at is not null
      and not exists (select from publication u where (u.municipality_id, u.subject_id) = (p.municipality_id, p.id))
      and not exists (select from entry e where (e.municipality_id, e.point_id) = (p.municipality_id, p.id))
      and not exists (select from request r where (r.municipality_id, r.point_id) = (p.municipality_id, p.id))
      and not exists (select from activity a where (a.municipality_id, a.point_id) = (p.municipality_id, p.id))
      and not exists (select from lineage l where l.municipality_id = p.municipality_id and p.id in (l.from_point, l.to_point))
      and not exists (select from point_version v join sending_point s
        on (s.municipality_id, s.point_version_id) = (v.municipality_id, v.id)
        where (v.municipality_id, v.point_id) = (p.municipality_id, p.id)))
$$;

create function is_forgettable_memo(of_municipality uuid, of_version uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from memo_version v where v.municipality_id = of_municipality and v.id = of_version
      and not exists (select from memo_final f where (f.municipality_id, f.memo_version_id) = (v.municipality_id, v.id))
      and not exists (select from memo_sharing m where (m.municipality_id, m.memo_version_id) = (v.municipality_id, v.id))
      and exists (select from memo_final f where (f.municipality_id, f.case_id) = (v.municipality_id, v.case_id))
      and (select s.step from case_step s where (s.municipality_id, s.case_id) = (v.municipality_id, v.case_id)
        order by s.no desc limit 1) = 'archived')
$$;

-- As in 0020, and what an approved erasure takes: `loftet.forgetting` names the point or says that it is drafts of memos.
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

-- Each point for itself: one that something else stands on after all is kept, and the others go.
create function forget_trashed_points(ids uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  one uuid;
  gone bigint := 0;
begin
  for one in select id from point where municipality_id = mine and id = any(ids) and is_forgettable_point(mine, id) loop
    begin
      perform set_config('loftet.forgetting', 'point:' || one, true);
      delete from translation_approval a using translation t where a.municipality_id = mine
        and (t.municipality_id, t.id) = (a.municipality_id, a.translation_id) and (t.subject_kind, t.subject_id) = ('point', one);
      delete from translation where municipality_id = mine and (subject_kind, subject_id) = ('point', one);
      delete from measure_version where municipality_id = mine
        and measure_id in (select id from measure where municipality_id = mine and point_id = one);
      delete from measure where municipality_id = mine and point_id = one;
      delete from point_party where municipality_id = mine and point_version_id in (select id from point_version where municipality_id = mine and point_id = one);
      delete from point_goal where municipality_id = mine and point_version_id in (select id from point_version where municipality_id = mine and point_id = one);
      delete from target where municipality_id = mine and point_version_id in (select id from point_version where municipality_id = mine and point_id = one);
      delete from point_version where municipality_id = mine and point_id = one;
      delete from answerer where municipality_id = mine and point_id = one;
      delete from point where municipality_id = mine and id = one;
      gone := gone + 1;
    exception when foreign_key_violation then null;
    end;
  end loop;
  perform set_config('loftet.forgetting', '', true);
  return gone;
end $$;
revoke all on function forget_trashed_points(uuid[]) from public;
grant execute on function forget_trashed_points(uuid[]) to loftet_app;

create function forget_memo_drafts(ids uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  one uuid;
  gone bigint := 0;
begin
  perform set_config('loftet.forgetting', 'memos', true);
  for one in select id from memo_version where municipality_id = mine and id = any(ids) and is_forgettable_memo(mine, id) loop
    begin
      delete from proposal where municipality_id = mine and memo_version_id = one;
      delete from consultation where municipality_id = mine and memo_version_id = one;
      delete from dispatch where municipality_id = mine and memo_version_id = one;
      delete from memo_version where municipality_id = mine and id = one;
      gone := gone + 1;
    exception when foreign_key_violation then null;
    end;
  end loop;
  perform set_config('loftet.forgetting', '', true);
  return gone;
end $$;
revoke all on function forget_memo_drafts(uuid[]) from public;
grant execute on function forget_memo_drafts(uuid[]) to loftet_app;
