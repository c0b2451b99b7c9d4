-- A point with figures, an outcome, a verdict, something that recurs, or a day until which it waits was listed as one that an
-- approved erasure takes, and then was kept, since those stand on it. As in 0036, and those.
create or replace function is_forgettable_point(of_municipality uuid, of_point uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from point p where p.municipality_id = of_municipality and p.id = of_point and p.trashed_at is not null
      and not exists (select from publication u where (u.municipality_id, u.subject_id) = (p.municipality_id, p.id))
      and not exists (select from entry e where (e.municipality_id, e.point_id) = (p.municipality_id, p.id))
      and not exists (select from request r where (r.municipality_id, r.point_id) = (p.municipality_id, p.id))
      and not exists (select from activity a where (a.municipality_id, a.point_id) = (p.municipality_id, p.id))
      and not exists (select from figure f where (f.municipality_id, f.point_id) = (p.municipality_id, p.id))
      and not exists (select from outcome o where (o.municipality_id, o.point_id) = (p.municipality_id, p.id))
      and not exists (select from verdict v where (v.municipality_id, v.point_id) = (p.municipality_id, p.id))
      and not exists (select from recurring r where (r.municipality_id, r.point_id) = (p.municipality_id, p.id))
      and not exists (select from embargo b where (b.municipality_id, b.point_id) = (p.municipality_id, p.id))
      and not exists (select from consultation_point c where (c.municipality_id, c.point_id) = (p.municipality_id, p.id))
      and not exists (select from lineage l where l.municipality_id = p.municipality_id and p.id in (l.from_point, l.to_point))
      and not exists (select from point_version v join sending_point s
        on (s.municipality_id, s.point_version_id) = (v.municipality_id, v.id)
        where (v.municipality_id, v.point_id) = (p.municipality_id, p.id)))
$$;
