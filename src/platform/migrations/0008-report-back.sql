-- What is decided: the council's case with its memo, and the old documents that came in.

create table import (
  municipality_id uuid not null,
  id uuid not null,
  file_sha256 hash not null,
  reading jsonb not null,
  reader_version text not null,
  state text not null check (state in ('draft', 'accepted', 'discarded')),
  promise_id uuid,
  at timestamptz not null default now(),
  by_person uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, file_sha256) references file,
  foreign key (municipality_id, promise_id) references promise,
  check ((state = 'accepted') = (promise_id is not null))
);
create unique index import_once on import (municipality_id, file_sha256) where state <> 'discarded';
comment on table import is 'Dokument som lästs in, med läsningen som den blev';
comment on column import.file_sha256 is 'Filen';
comment on column import.reading is 'Läsningen: vad dokumentet säger, stycke för stycke';
comment on column import.reader_version is 'Versionen av Löftet som läste';
comment on column import.state is 'draft (väntar på granskning), accepted (godkänd) eller discarded (bortvald)';
comment on column import.promise_id is 'Löftet som importen blev';

create table import_version (
  municipality_id uuid not null,
  import_id uuid not null,
  no int not null check (no > 0),
  report jsonb not null,
  owner_names jsonb not null default '{}',
  at timestamptz not null default now(),
  by_person uuid,
  primary key (municipality_id, import_id, no),
  foreign key (municipality_id, import_id) references import
);
comment on table import_version is 'Läsningen med rättelser; nummer 1 är läsningen som den blev';
comment on column import_version.import_id is 'Importen';
comment on column import_version.report is 'Läsningen i formatet loftet-report/1';
comment on column import_version.owner_names is 'Vilka parter som äger en punkt, där flera parter är av samma slag';

alter table entry_version add foreign key (municipality_id, source_import) references import;

create table council_case (
  municipality_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('promise', 'follow-up', 'report-back')),
  promise_id uuid not null,
  registry_number text check (length(registry_number) between 1 and 100),
  forum_id uuid,
  import_id uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, promise_id) references promise,
  foreign key (municipality_id, forum_id) references forum,
  foreign key (municipality_id, import_id) references import
);
comment on table council_case is 'Ärenden hos nämnden';
comment on column council_case.registry_number is 'Diarienummer';
comment on column council_case.forum_id is 'Vem som beslutar';
comment on column council_case.import_id is 'Importen som ärendet kommer från';

create table memo_version (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  no int not null check (no > 0),
  dated date,
  sections jsonb not null,
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, case_id, no),
  foreign key (municipality_id, case_id) references council_case
);
comment on table memo_version is 'Tjänsteskrivelsen: det som inte hämtas ur löftet';
comment on column memo_version.case_id is 'Ärendet';
comment on column memo_version.dated is 'Skrivelsens datum';
comment on column memo_version.sections is 'Avdelning, beslutsunderlag, perspektiv, MBL, avrapportering, undertecknare och löpande text';

create table proposal (
  municipality_id uuid not null,
  memo_version_id uuid not null,
  no int not null check (no > 0),
  body text not null check (length(body) between 1 and 4000),
  primary key (municipality_id, memo_version_id, no),
  foreign key (municipality_id, memo_version_id) references memo_version
);
comment on table proposal is 'Förslag till beslut';
comment on column proposal.memo_version_id is 'Skrivelsens version';
comment on column proposal.body is 'Beslutet, skrivet som om det är fattat';

create table consultation (
  municipality_id uuid not null,
  memo_version_id uuid not null,
  position int not null check (position > 0),
  party_words text not null check (length(party_words) between 1 and 500),
  verdict text check (verdict in ('endorses', 'objects', 'no-remark')),
  primary key (municipality_id, memo_version_id, position),
  foreign key (municipality_id, memo_version_id) references memo_version
);
comment on table consultation is 'Samråd: vem som har tillfrågats och vad de svarat';
comment on column consultation.memo_version_id is 'Skrivelsens version';
comment on column consultation.party_words is 'Den tillfrågade, som skrivet';
comment on column consultation.verdict is 'endorses (tillstyrker), objects (avstyrker) eller no-remark (har inget att erinra); tom = inte svarat';

create table dispatch (
  municipality_id uuid not null,
  memo_version_id uuid not null,
  position int not null check (position > 0),
  recipient text not null check (length(recipient) between 1 and 500),
  primary key (municipality_id, memo_version_id, position),
  foreign key (municipality_id, memo_version_id) references memo_version
);
comment on table dispatch is 'Vilka beslutet skickas till';
comment on column dispatch.memo_version_id is 'Skrivelsens version';
comment on column dispatch.recipient is 'Mottagaren';

call wall('import', 'import_version', 'council_case', 'memo_version', 'proposal', 'consultation', 'dispatch');
call keep_for_ever('import_version', 'memo_version', 'proposal', 'consultation', 'dispatch');
grant update (state, promise_id) on import to loftet_app;
grant update (registry_number, forum_id) on council_case to loftet_app;
call describe_common();
