-- A finalised memo names the logo that its documents are drawn with: {"look": {"logo": {"sha256", "width", "height"}}}. That file
-- stays when the municipality takes another logo, so that what was finalised can be made again as it was.
create or replace function forget_files(of_municipality uuid, hashes text[]) returns void
language sql set search_path = public, pg_temp as $$
  delete from file f where f.municipality_id = of_municipality and f.sha256 = any(hashes)
    and not exists (select from import i where (i.municipality_id, i.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from evidence e where (e.municipality_id, e.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from signature s where (s.municipality_id, s.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from document_template d where (d.municipality_id, d.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from output o where (o.municipality_id, o.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (
      select from memo_final m
      where m.municipality_id = f.municipality_id and m.frozen #>> '{look,logo,sha256}' = f.sha256)
    and not exists (
      select from municipality m
      where m.id = f.municipality_id and m.settings -> 'logo' ->> 'sha256' = f.sha256)
$$;
