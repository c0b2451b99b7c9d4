-- The year of a promise: when rounds open, close and lock, who is asked, what is done meanwhile, and where they meet.

alter table round add opens date, add lock_on date, add lock_report jsonb, add check (lock_on >= due), add check (due >= opens);
comment on column round.opens is 'Första dag att svara';
comment on column round.lock_on is 'Dagen då perioden låses';
comment on column round.lock_report is 'Perioden som den var när den låstes; lock_hash är kontrollsumman av den';
grant update (opens, lock_on, lock_report) on round to loftet_app;

create table wheel_day (
  municipality_id uuid not null references municipality,
  id uuid not null,
  day date not null,
  name text not null check (length(name) between 1 and 200 and name !~ '[[:cntrl:]]'),
  party_id uuid,
  forum_id uuid,
  by_person uuid,
  at timestamptz not null default now(),
  trashed_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, party_id) references party,
  foreign key (municipality_id, forum_id) references forum
);
comment on table wheel_day is 'Årshjulet: dagar som parterna behöver hålla';
comment on column wheel_day.day is 'Dagen';
comment on column wheel_day.forum_id is 'Nämnden eller gruppen';

create table request (
  municipality_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  point_id uuid not null,
  party_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('answerer', 'contributor')),
  state text not null check (state in ('waiting', 'answered', 'handed-on', 'closed')),
  reason text check (length(reason) between 1 and 2000),
  snoozed_until date,
  draft jsonb,
  draft_at timestamptz,
  asked_at timestamptz not null default now(),
  answered_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, round_id, point_id, party_id, person_id),
  foreign key (municipality_id, round_id) references round,
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, party_id) references party,
  check ((draft is null) = (draft_at is null))
);
create index request_of_person on request (municipality_id, person_id) where state = 'waiting';
comment on table request is 'Frågor om uppföljning: vem som ombetts svara för en punkt och en part';
comment on column request.round_id is 'Perioden';
comment on column request.person_id is 'Personen som ombetts svara';
comment on column request.part is 'answerer (svarar) eller contributor (bidrar)';
comment on column request.state is 'waiting (väntar), answered (besvarad), handed-on (någon annan svarar) eller closed (perioden låstes)';
comment on column request.reason is 'Skälet till att den är uppskjuten eller överlämnad';
comment on column request.snoozed_until is 'Påminns inte före den dagen';
comment on column request.draft is 'Det som är skrivet men inte skickat';
comment on column request.draft_at is 'När utkastet sparades';
comment on column request.asked_at is 'När frågan ställdes';
comment on column request.answered_at is 'När svaret kom';

-- A personal link to what one person is asked in one round. It opens those questions and nothing else.
create table report_link (
  municipality_id uuid not null,
  token_hash hash not null,
  round_id uuid not null,
  person_id uuid not null references person,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  made_at timestamptz not null default now(),
  primary key (municipality_id, token_hash),
  unique (token_hash),
  foreign key (municipality_id, round_id) references round
);
comment on table report_link is 'Personliga länkar till frågorna i en period';
comment on column report_link.token_hash is 'Kontrollsumma (SHA-256) av länkens hemliga del';
comment on column report_link.round_id is 'Perioden';
comment on column report_link.person_id is 'Personen';
comment on column report_link.expires_at is 'När länken slutar gälla';
comment on column report_link.revoked_at is 'När länken stängdes';
comment on column report_link.made_at is 'När länken gjordes';

create table entry_approval (
  municipality_id uuid not null,
  id uuid not null,
  entry_version_id uuid not null,
  party_id uuid not null,
  verdict text not null check (verdict in ('approved', 'returned')),
  comment text check (length(comment) between 1 and 4000),
  in_role text not null check (length(in_role) between 1 and 100),
  content hash not null,
  by_person uuid not null,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, entry_version_id, party_id),
  foreign key (municipality_id, entry_version_id) references entry_version,
  foreign key (municipality_id, party_id) references party,
  constraint returned_entry_says_why check (verdict <> 'returned' or comment is not null)
);
comment on table entry_approval is 'Parternas nycklar på uppföljningens texter';
comment on column entry_approval.entry_version_id is 'Uppföljningens version';
comment on column entry_approval.verdict is 'approved (godkänd) eller returned (skickad tillbaka)';
comment on column entry_approval.comment is 'Kommentaren';
comment on column entry_approval.in_role is 'I vilken roll';

-- What comes again: "varje vecka". The expected days are worked out, not stored; each is confirmed or left out, once.
create table recurring (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  party_id uuid not null,
  body text not null check (length(body) between 1 and 2000),
  count numeric check (count >= 0 and count < 1e12),
  unit text check (length(unit) between 1 and 200),
  every text not null check (every in ('week', 'two-weeks', 'month')),
  first_day date not null,
  last_day date,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, party_id) references party,
  check (last_day >= first_day)
);
comment on table recurring is 'Det som görs regelbundet';
comment on column recurring.body is 'Vad som görs';
comment on column recurring.count is 'Antal varje gång';
comment on column recurring.unit is 'Av vad';
comment on column recurring.every is 'Hur ofta';
comment on column recurring.first_day is 'Första gången';
comment on column recurring.last_day is 'Sista dagen, inräknad; tom = löftets period ut';

create table recurring_skip (
  municipality_id uuid not null,
  recurring_id uuid not null,
  day date not null,
  reason text not null check (length(reason) between 1 and 1000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, recurring_id, day),
  foreign key (municipality_id, recurring_id) references recurring
);
comment on table recurring_skip is 'Gånger då det regelbundna inte blev av';
comment on column recurring_skip.recurring_id is 'Det regelbundna';
comment on column recurring_skip.day is 'Dagen';
comment on column recurring_skip.reason is 'Skälet';

alter table activity
  add measure_id uuid,
  add recurring_id uuid,
  add with_whom text check (length(with_whom) between 1 and 500),
  add by_person uuid,
  add at timestamptz not null default now(),
  add foreign key (municipality_id, measure_id) references measure,
  add foreign key (municipality_id, recurring_id) references recurring;
create unique index activity_once_expected on activity (municipality_id, recurring_id, day) where recurring_id is not null and trashed_at is null;
comment on column activity.measure_id is 'Åtgärden';
comment on column activity.recurring_id is 'Det regelbundna som det var en gång av';
comment on column activity.with_whom is 'Tillsammans med vilka';

alter table evidence alter entry_version_id drop not null, add activity_id uuid,
  add foreign key (municipality_id, activity_id) references activity,
  add constraint evidence_of_one_thing check (num_nonnulls(entry_version_id, activity_id) = 1);
comment on column evidence.activity_id is 'Aktiviteten';

create table meeting (
  municipality_id uuid not null,
  id uuid not null,
  forum_id uuid not null,
  day date not null,
  trashed_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, forum_id) references forum
);
comment on table meeting is 'Möten';
comment on column meeting.forum_id is 'Gruppen som möttes';
comment on column meeting.day is 'Dagen';

create table meeting_version (
  municipality_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  no int not null check (no > 0),
  notes text check (length(notes) between 1 and 20000),
  decisions text check (length(decisions) between 1 and 20000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, meeting_id, no),
  foreign key (municipality_id, meeting_id) references meeting
);
comment on table meeting_version is 'Vad som sades och bestämdes på ett möte';
comment on column meeting_version.meeting_id is 'Mötet';
comment on column meeting_version.notes is 'Anteckningar';
comment on column meeting_version.decisions is 'Beslut';

create table meeting_attendance (
  municipality_id uuid not null,
  meeting_version_id uuid not null,
  position int not null check (position > 0),
  organisation text not null check (length(organisation) between 1 and 200 and organisation !~ '[[:cntrl:]]'),
  people int check (people between 0 and 1000),
  primary key (municipality_id, meeting_version_id, position),
  foreign key (municipality_id, meeting_version_id) references meeting_version
);
comment on table meeting_attendance is 'Vilka organisationer som var med';
comment on column meeting_attendance.meeting_version_id is 'Mötets version';
comment on column meeting_attendance.organisation is 'Organisationen';
comment on column meeting_attendance.people is 'Antal personer';

create table meeting_action (
  municipality_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  body text not null check (length(body) between 1 and 2000),
  owner_words text not null check (length(owner_words) between 1 and 200 and owner_words !~ '[[:cntrl:]]'),
  due date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped', 'became-measure')),
  reason text check (length(reason) between 1 and 1000),
  measure_id uuid,
  ended_at timestamptz,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meeting,
  foreign key (municipality_id, measure_id) references measure,
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'became-measure') = (measure_id is not null)),
  check (state <> 'dropped' or reason is not null)
);
comment on table meeting_action is 'Det som någon tog på sig på ett möte; öppna följer med till nästa';
comment on column meeting_action.meeting_id is 'Mötet';
comment on column meeting_action.body is 'Vad som ska göras';
comment on column meeting_action.owner_words is 'Vem som gör det';
comment on column meeting_action.due is 'När det ska vara gjort';
comment on column meeting_action.state is 'open (öppen), done (klar), dropped (utgår) eller became-measure (blev en åtgärd)';
comment on column meeting_action.reason is 'Skälet';
comment on column meeting_action.measure_id is 'Åtgärden som det blev';
comment on column meeting_action.ended_at is 'När det blev klart eller utgick';

-- One page to the committee, as it was when it was sent.
create table brief (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  round_id uuid not null,
  no int not null check (no > 0),
  forum_id uuid,
  meeting_day date,
  paragraph text check (length(paragraph) between 1 and 50 and paragraph !~ '[[:cntrl:]]'),
  model jsonb not null,
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, promise_id, round_id, no),
  foreign key (municipality_id, promise_id) references promise,
  foreign key (municipality_id, round_id) references round,
  foreign key (municipality_id, forum_id) references forum
);
comment on table brief is 'Lägesbilder till nämnden, som de var när de gjordes';
comment on column brief.round_id is 'Perioden';
comment on column brief.forum_id is 'Nämnden';
comment on column brief.meeting_day is 'Sammanträdets dag';
comment on column brief.paragraph is 'Paragraf i protokollet';
comment on column brief.model is 'Lägesbildens innehåll';

call wall('wheel_day', 'request', 'report_link', 'entry_approval', 'recurring', 'recurring_skip', 'meeting', 'meeting_version',
  'meeting_attendance', 'meeting_action', 'brief');
call keep_for_ever('entry_approval', 'recurring_skip', 'meeting_version', 'meeting_attendance');
create policy by_link on report_link for select using (in_installation());
grant update (day, name, trashed_at) on wheel_day to loftet_app;
grant update (state, reason, snoozed_until, draft, draft_at, answered_at) on request to loftet_app;
grant update (expires_at, revoked_at) on report_link to loftet_app;
grant update (last_day) on recurring to loftet_app;
grant update (measure_id) on activity to loftet_app;
grant update (trashed_at) on meeting to loftet_app;
grant update (state, reason, measure_id, ended_at, due) on meeting_action to loftet_app;
grant update (paragraph) on brief to loftet_app;
call describe_common();
