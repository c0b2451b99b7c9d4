-- What the board decided of each proposal, and to whom it has been sent. Proposal and decision stay apart: a decision points at
-- the proposal that it is about, and carries words of its own only where the board changed them.

alter table case_step add constraint case_step_which unique (municipality_id, case_id, no, step);

-- What stands in the minutes about the case, as it was written down. Until the minutes are adjusted it can be corrected: the
-- highest number counts. The facts are those that the extract is drawn from, so that it can be made again as it was.
create table ruling (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  step_no int not null,
  no int not null check (no > 0),
  memo_version_id uuid not null,
  paragraph text not null check (length(paragraph) between 1 and 50 and paragraph !~ '[[:cntrl:]]'),
  reservations text check (length(reservations) between 1 and 4000),
  facts jsonb not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, case_id, step_no, no),
  unique (municipality_id, id, memo_version_id),
  foreign key (municipality_id, case_id, step_no) references case_step,
  foreign key (municipality_id, memo_version_id) references memo_version
);
comment on table ruling is 'Vad som står i protokollet om ett ärende';
comment on column ruling.case_id is 'Ärendet';
comment on column ruling.step_no is 'Steget som beslutet ledde till';
comment on column ruling.memo_version_id is 'Skrivelsens version, med förslagen';
comment on column ruling.paragraph is 'Paragrafen i protokollet';
comment on column ruling.reservations is 'Reservationer, som de lyder';
comment on column ruling.facts is 'Det som protokollsutdraget görs av, som det var då: kommun, nämnd, sammanträde, ärende, diarienummer, skäl och mottagare';

create table decision (
  municipality_id uuid not null,
  ruling_id uuid not null,
  no int not null,
  memo_version_id uuid not null,
  result text not null check (result in ('approved', 'noted', 'amended', 'rejected', 'remanded', 'tabled')),
  body text check (length(body) between 1 and 4000),
  primary key (municipality_id, ruling_id, no),
  foreign key (municipality_id, ruling_id, memo_version_id) references ruling (municipality_id, id, memo_version_id),
  foreign key (municipality_id, memo_version_id, no) references proposal,
  check ((result = 'amended') = (body is not null))
);
comment on table decision is 'Beslut, ett för varje förslag';
comment on column decision.ruling_id is 'Det som står i protokollet';
comment on column decision.no is 'Förslagets nummer';
comment on column decision.memo_version_id is 'Skrivelsens version, med förslaget';
comment on column decision.result is 'approved (enligt förslaget), noted (lagt till handlingarna), amended (ändrat), rejected (avslaget), remanded (återremitterat) eller tabled (bordlagt)';
comment on column decision.body is 'Beslutets egen lydelse, om nämnden ändrade förslaget';

-- To whom the decision has gone. The key on the step keeps anything from going before the minutes are adjusted; the one on the
-- recipient keeps it from going twice. A row after the first replaces one that did not arrive.
create table dispatch_sent (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  recipient text not null check (length(recipient) between 1 and 500 and recipient !~ '[[:cntrl:]]'),
  no int not null check (no > 0),
  replaces uuid,
  adjusted_no int not null,
  adjusted text not null default 'adjusted' check (adjusted = 'adjusted'),
  way text not null check (way in ('mail', 'package')),
  email text check (length(email) between 3 and 254 and email !~ '[[:space:][:cntrl:],;<>]'),
  files jsonb not null check (jsonb_typeof(files) = 'array'),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id, adjusted_no, adjusted) references case_step (municipality_id, case_id, no, step),
  foreign key (municipality_id, replaces) references dispatch_sent,
  check ((no = 1) = (replaces is null)),
  check ((way = 'mail') = (email is not null))
);
create unique index dispatch_sent_once on dispatch_sent (municipality_id, case_id, lower(recipient), no);
create unique index dispatch_sent_replaced_once on dispatch_sent (municipality_id, replaces);
comment on table dispatch_sent is 'Vilka beslutet har skickats till';
comment on column dispatch_sent.case_id is 'Ärendet';
comment on column dispatch_sent.recipient is 'Mottagaren, som skriven';
comment on column dispatch_sent.replaces is 'Utskicket som inte kom fram, och som det här ersätter';
comment on column dispatch_sent.adjusted_no is 'Steget då protokollet justerades: inget skickas före det';
comment on column dispatch_sent.adjusted is 'Alltid adjusted (justerat)';
comment on column dispatch_sent.way is 'mail (med mejl) eller package (lämnat över som paket)';
comment on column dispatch_sent.email is 'Adressen';
comment on column dispatch_sent.files is 'Filerna: namn, kontrollsumma (SHA-256) och antal byte';

create table dispatch_returned (
  municipality_id uuid not null,
  dispatch_id uuid not null,
  day date not null,
  reason text not null check (length(reason) between 1 and 1000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, dispatch_id),
  foreign key (municipality_id, dispatch_id) references dispatch_sent
);
comment on table dispatch_returned is 'Utskick som inte kom fram';
comment on column dispatch_returned.dispatch_id is 'Utskicket';
comment on column dispatch_returned.day is 'Dagen då det blev känt';
comment on column dispatch_returned.reason is 'Varför, som det står i svaret från mottagarens mejlserver';

call wall('ruling', 'decision', 'dispatch_sent', 'dispatch_returned');
call keep_for_ever('ruling', 'decision', 'dispatch_sent', 'dispatch_returned');

-- A mail to an authority's address has no person and nobody who follows.
alter table mail add dispatch_id uuid, drop constraint mail_has_a_receiver,
  add constraint mail_has_a_receiver check (num_nonnulls(person_id, follower_id, dispatch_id) = 1),
  add constraint mail_of_a_dispatch_is_from_somebody check (dispatch_id is null or from_municipality is not null);
create unique index mail_of_dispatch on mail (dispatch_id) where dispatch_id is not null;
comment on column mail.dispatch_id is 'Utskicket av ett beslut, om mejlet är ett sådant';

call describe_common();
