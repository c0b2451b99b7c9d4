-- Consultation about a memo: what was sent to whom, what each party answered, and how somebody without an account answers.

create table memo_sharing (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  memo_version_id uuid not null,
  shown jsonb not null,
  content hash not null,
  due date not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references council_case,
  foreign key (municipality_id, memo_version_id) references memo_version
);
create index sharing_of_case on memo_sharing (municipality_id, case_id);
comment on table memo_sharing is 'Tjänsteskrivelser som skickats på samråd';
comment on column memo_sharing.case_id is 'Ärendet';
comment on column memo_sharing.memo_version_id is 'Skrivelsens version';
comment on column memo_sharing.shown is 'Allt som skrivelsen gjordes av, som den skickades';
comment on column memo_sharing.due is 'Sista dagen att svara';

create table asked_party (
  municipality_id uuid not null,
  id uuid not null,
  sharing_id uuid not null,
  position int not null check (position > 0),
  party_words text not null check (length(party_words) between 1 and 500 and party_words !~ '[[:cntrl:]]'),
  person_id uuid,
  ended_at timestamptz,
  ended_reason text check (length(ended_reason) between 1 and 2000),
  primary key (municipality_id, id),
  foreign key (municipality_id, sharing_id) references memo_sharing,
  check ((ended_at is null) = (ended_reason is null))
);
create index asked_in_sharing on asked_party (municipality_id, sharing_id);
comment on table asked_party is 'De som tillfrågas i ett samråd';
comment on column asked_party.sharing_id is 'Samrådet';
comment on column asked_party.party_words is 'Den tillfrågade, som skrivet';
comment on column asked_party.person_id is 'Personen som svarar; tom = den som får en länk av handläggaren';
comment on column asked_party.ended_at is 'När samrådet gick vidare utan svaret';
comment on column asked_party.ended_reason is 'Varför det gick vidare utan svaret';

create table consultation_link (
  municipality_id uuid not null,
  token_hash hash not null,
  asked_id uuid not null,
  expires_at timestamptz not null,
  made_at timestamptz not null default now(),
  primary key (municipality_id, token_hash),
  unique (token_hash),
  foreign key (municipality_id, asked_id) references asked_party
);
comment on table consultation_link is 'Personliga länkar till ett samråd';
comment on column consultation_link.token_hash is 'Kontrollsumma (SHA-256) av länkens hemliga del';
comment on column consultation_link.asked_id is 'Den tillfrågade';
comment on column consultation_link.expires_at is 'När länken slutar gälla';
comment on column consultation_link.made_at is 'När länken gjordes';

-- The latest answer of a party holds; the earlier ones stand.
create table consultation_answer (
  municipality_id uuid not null,
  asked_id uuid not null,
  no int not null check (no > 0),
  verdict text not null check (verdict in ('endorses', 'objects', 'no-remark')),
  comment text check (length(comment) between 1 and 4000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, asked_id, no),
  foreign key (municipality_id, asked_id) references asked_party,
  constraint objection_says_why check (verdict <> 'objects' or comment is not null)
);
comment on table consultation_answer is 'Svar i samråd om skrivelsen som helhet';
comment on column consultation_answer.asked_id is 'Den tillfrågade';
comment on column consultation_answer.verdict is 'endorses (tillstyrker), objects (avstyrker) eller no-remark (har inget att erinra)';
comment on column consultation_answer.comment is 'Kommentaren; en avstyrkan säger alltid varför';

create table consultation_point (
  municipality_id uuid not null,
  asked_id uuid not null,
  no int not null,
  point_id uuid not null,
  verdict text not null check (verdict in ('endorses', 'objects', 'no-remark')),
  comment text check (length(comment) between 1 and 4000),
  primary key (municipality_id, asked_id, no, point_id),
  foreign key (municipality_id, asked_id, no) references consultation_answer,
  foreign key (municipality_id, point_id) references point,
  constraint point_objection_says_why check (verdict <> 'objects' or comment is not null)
);
comment on table consultation_point is 'Svar i samråd om enskilda punkter';
comment on column consultation_point.asked_id is 'Den tillfrågade';
comment on column consultation_point.point_id is 'Punkten';
comment on column consultation_point.verdict is 'endorses (tillstyrker), objects (avstyrker) eller no-remark (har inget att erinra)';
comment on column consultation_point.comment is 'Kommentaren; en avstyrkan säger alltid varför';

call wall('memo_sharing', 'asked_party', 'consultation_link', 'consultation_answer', 'consultation_point');
call keep_for_ever('memo_sharing', 'consultation_answer', 'consultation_point');
create policy by_link on consultation_link for select using (in_installation());
grant update (ended_at, ended_reason) on asked_party to loftet_app;
call describe_common();
