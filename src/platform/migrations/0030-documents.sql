-- The municipality's own Word templates, and every file that was generated for a case with what it was made of.

create table document_template (
  municipality_id uuid not null,
  no int not null check (no > 0),
  file_sha256 hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, no),
  foreign key (municipality_id, file_sha256) references file
);
comment on table document_template is 'Kommunens egna Word-mallar, version för version';
comment on column document_template.file_sha256 is 'Filen';

-- The latest row says which template applies.
create table template_choice (
  municipality_id uuid not null,
  no int not null check (no > 0),
  template_no int,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, no),
  foreign key (municipality_id, template_no) references document_template
);
comment on table template_choice is 'Vilken Word-mall som används';
comment on column template_choice.template_no is 'Mallens nummer; tom = Löftets egen';

create table output (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
  format text not null check (format in ('html', 'docx', 'pdf', 'pdfa', 'json', 'zip')),
  template_no int,
  made_from hash not null,
  renderer text not null check (length(renderer) between 1 and 100 and renderer !~ '[[:cntrl:]]'),
  file_sha256 hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, case_id, kind, format, template_no, made_from),
  foreign key (municipality_id, case_id) references council_case,
  foreign key (municipality_id, template_no) references document_template,
  foreign key (municipality_id, file_sha256) references file
);
comment on table output is 'Dokument som har gjorts i ett ärende, med allt som de gjordes av';
comment on column output.case_id is 'Ärendet';
comment on column output.kind is 'memo (tjänsteskrivelsen), summary (sammanfattningen), minutes-extract (protokollsutdraget) eller ett annat slags dokument';
comment on column output.format is 'html, docx, pdf (UA-1), pdfa (A-2a), json eller zip';
comment on column output.template_no is 'Kommunens Word-mall; tom = Löftets egen, eller ett format utan mall';
comment on column output.made_from is 'Det som dokumentet gjordes av: samma hash, samma uppgifter';
comment on column output.renderer is 'Programmet som gjorde det, med version';
comment on column output.file_sha256 is 'Filen som den blev';

-- A template, and a file that was generated, stand in something, as a document does.
create or replace function forget_files(of_municipality uuid, hashes text[]) returns void
language sql set search_path = public, pg_temp as $$
  delete from file f where f.municipality_id = of_municipality and f.sha256 = any(hashes)
    and not exists (select from import i where (i.municipality_id, i.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from evidence e where (e.municipality_id, e.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from signature s where (s.municipality_id, s.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from document_template d where (d.municipality_id, d.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (select from output o where (o.municipality_id, o.file_sha256) = (f.municipality_id, f.sha256))
    and not exists (
      select from municipality m
      where m.id = f.municipality_id and m.settings -> 'logo' ->> 'sha256' = f.sha256)
$$;

call wall('document_template', 'template_choice', 'output');
call keep_for_ever('document_template', 'template_choice', 'output');
call describe_common();
