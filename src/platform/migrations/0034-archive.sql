-- What in a case may not be given out and under which section, what was packed for the archive, and what was erased on
-- whose approval.

create table secrecy_mark (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  passage text check (length(passage) between 3 and 2000),
  record text check (record ~ '^[a-z]+(-[a-z0-9]+)*$' and length(record) <= 80),
  section text not null check (section ~ '^[1-9][0-9]? kap\. [1-9][0-9]?( [a-z])? §$'),
  reason text not null check (length(reason) between 1 and 1000),
  by_person uuid,
  at timestamptz not null default now(),
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references council_case,
  constraint marks_words_or_a_record check (num_nonnulls(passage, record) = 1)
);
create index mark_of_case on secrecy_mark (municipality_id, case_id);
comment on table secrecy_mark is 'Sekretessmarkeringar: det i ett ärende som inte lämnas ut';
comment on column secrecy_mark.case_id is 'Ärendet';
comment on column secrecy_mark.passage is 'Orden som inte lämnas ut, var de än står i ärendet; tomt = en hel handling';
comment on column secrecy_mark.record is 'Handlingen som inte lämnas ut; tom = ord';
comment on column secrecy_mark.section is 'Bestämmelsen i offentlighets- och sekretesslagen (2009:400), som "35 kap. 1 §"';
comment on column secrecy_mark.reason is 'Varför';
comment on column secrecy_mark.lifted_by is 'Personen som tog bort markeringen';
comment on column secrecy_mark.lifted_at is 'När markeringen togs bort (UTC)';

create table archive_package (
  municipality_id uuid not null,
  case_id uuid not null,
  no int not null check (no > 0),
  sha256 hash not null,
  bytes bigint not null check (bytes > 0),
  files int not null check (files > 0),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, case_id, no),
  foreign key (municipality_id, case_id) references council_case
);
comment on table archive_package is 'Arkivpaket som har gjorts av ett ärende';
comment on column archive_package.case_id is 'Ärendet';
comment on column archive_package.sha256 is 'SHA-256 av paketet';
comment on column archive_package.bytes is 'Storlek i byte';
comment on column archive_package.files is 'Antal filer i paketet';

create table erasure (
  municipality_id uuid not null,
  no int not null check (no > 0),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$' and length(kind) <= 40),
  day date not null,
  days int not null check (days > 0),
  gone int not null check (gone > 0),
  listed hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, no)
);
comment on table erasure is 'Gallringskvitton: vad som har gallrats, och vem som godkände';
comment on column erasure.kind is 'Slaget av uppgifter';
comment on column erasure.day is 'Dagen det gallrades';
comment on column erasure.days is 'Så många dagar skulle det sparas';
comment on column erasure.gone is 'Hur många som gallrades';
comment on column erasure.listed is 'SHA-256 av listan med beteckningarna på det som gallrades';
comment on column erasure.by_person is 'Personen som godkände; tom = kommunens inställning, på natten';

call wall('secrecy_mark', 'archive_package', 'erasure');
call keep_for_ever('archive_package', 'erasure');
grant update (lifted_by, lifted_at) on secrecy_mark to loftet_app;
call describe_common();
