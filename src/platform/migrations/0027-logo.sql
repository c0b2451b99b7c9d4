-- A municipality's logo is one of its files, named by its settings: {"logo": {"sha256", "width", "height"}}.

-- A file that is the logo stands in something, as a document does.
create or replace function forget_files(of_municipality uuid, hashes text[]) returns void
language sql set search_path = public, pg_temp as $$
  delete from file f where f.municipality_id = of_municipality and f.sha256 = any(hashes)
    and not exists (select from import i where (i.municipality_id, i.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from evidence e where (e.municipality_id, e.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from signature s where (s.municipality_id, s.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (
      select from municipality m
      where m.id = f.municipality_id and m.settings -> 'logo' ->> 'sha256' = f.sha256)
$$;

-- A logo that stands nowhere any more goes. What the file stands in still is asked above.
create function forget_logo(hash text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select forget_files(current_municipality(), array[hash])
$$;
revoke all on function forget_logo(text) from public;
grant execute on function forget_logo(text) to loftet_app;
