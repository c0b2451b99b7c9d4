-- The way of a case: where it stands and who moved it, when the body that decides meets, and the memo as it was finalised.

alter table forum
  add agenda_days int check (agenda_days between 0 and 100),
  add approval_days int check (approval_days between 0 and 100),
  add consultation_days int check (consultation_days between 0 and 100);
comment on column forum.agenda_days is 'Arbetsdagar före sammanträdet då kallelsen skickas; tom = inte bestämt';
comment on column forum.approval_days is 'Arbetsdagar före sammanträdet då ansvarig chef ska ha godkänt; tom = inte bestämt';
comment on column forum.consultation_days is 'Arbetsdagar före sammanträdet då samrådet ska vara klart; tom = inte bestämt';
grant update (agenda_days, approval_days, consultation_days) on forum to loftet_app;

create table sitting (
  municipality_id uuid not null,
  id uuid not null,
  forum_id uuid not null,
  day date not null,
  cancelled_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, forum_id, day),
  foreign key (municipality_id, forum_id) references forum
);
comment on table sitting is 'Sammanträden';
comment on column sitting.forum_id is 'Nämnden eller utskottet';
comment on column sitting.day is 'Dagen';
comment on column sitting.cancelled_at is 'När det ställdes in';

alter table council_case
  add officer_id uuid,
  add opened_at timestamptz not null default now();
comment on column council_case.officer_id is 'Handläggaren';
comment on column council_case.opened_at is 'När ärendet öppnades (UTC)';
grant update (officer_id) on council_case to loftet_app;

-- A finalised memo with all that its documents are drawn from, so that they can be made again as they were.
create table memo_final (
  municipality_id uuid not null,
  case_id uuid not null,
  no int not null check (no > 0),
  memo_version_id uuid not null,
  frozen jsonb not null,
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, case_id, no),
  foreign key (municipality_id, case_id) references council_case,
  foreign key (municipality_id, memo_version_id) references memo_version
);
comment on table memo_final is 'Färdigställda tjänsteskrivelser';
comment on column memo_final.case_id is 'Ärendet';
comment on column memo_final.memo_version_id is 'Skrivelsens version';
comment on column memo_final.frozen is 'Allt som dokumenten görs av, som det var då';

-- The latest row tells where the case stands; a case without one is a draft. The number is the lock between two who move it.
create table case_step (
  municipality_id uuid not null,
  case_id uuid not null,
  no int not null check (no > 0),
  step text not null check (step in ('draft', 'shared', 'finalised', 'approved', 'prepared', 'on-agenda', 'decided', 'adjusted',
    'announced', 'appeal-over', 'archived')),
  day date not null,
  sitting_id uuid,
  role text check (length(role) between 1 and 200 and role !~ '[[:cntrl:]]'),
  name text check (length(name) between 1 and 200 and name !~ '[[:cntrl:]]'),
  reason text check (length(reason) between 1 and 4000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, case_id, no),
  foreign key (municipality_id, case_id) references council_case,
  foreign key (municipality_id, sitting_id) references sitting,
  check (step <> 'approved' or (role is not null and name is not null)),
  check (step <> 'on-agenda' or sitting_id is not null)
);
comment on table case_step is 'Ärendets väg, steg för steg';
comment on column case_step.case_id is 'Ärendet';
comment on column case_step.step is 'draft (utkast), shared (på samråd), finalised (färdigställd), approved (godkänd), prepared (beredd), on-agenda (på dagordningen), decided (beslutad), adjusted (justerad), announced (anslagen), appeal-over (överklagandetiden är slut) eller archived (arkiverad)';
comment on column case_step.day is 'Dagen då det skedde';
comment on column case_step.sitting_id is 'Sammanträdet';
comment on column case_step.role is 'Den godkännandes roll';
comment on column case_step.name is 'Den godkännandes namn';
comment on column case_step.reason is 'Skälet, till exempel vad nämnden sa när den återremitterade';

call wall('sitting', 'memo_final', 'case_step');
call keep_for_ever('memo_final', 'case_step');
grant update (cancelled_at) on sitting to loftet_app;
call describe_common();
