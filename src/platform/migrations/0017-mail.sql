-- What people are told, and the mail it goes out in. A notice is one thing that one person should know; a mail gathers a
-- person's notices of a day. `dedupe` says what a mail is about, so that the same is never sent twice.

create table mail (
  id uuid primary key,
  dedupe text not null unique check (length(dedupe) between 1 and 200),
  kind text not null check (length(kind) between 1 and 50),
  person_id uuid not null references person,
  lang lang not null,
  body bytea,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'held')),
  fault text check (length(fault) between 1 and 500),
  tries int not null default 0 check (tries >= 0),
  queued_at timestamptz not null default now(),
  sending_since timestamptz,
  handed_over_at timestamptz,
  sent_at timestamptz,
  check ((state = 'sent') = (sent_at is not null)),
  check (handed_over_at is null or sending_since is not null),
  constraint sent_keeps_no_body check (state <> 'sent' or body is null)
);
create index mail_to_send on mail (queued_at) where state in ('queued', 'sending');
comment on table mail is 'Mejl som ska skickas eller har skickats';
comment on column mail.id is 'Mejlets beteckning (UUID)';
comment on column mail.dedupe is 'Vad mejlet gäller; samma skickas aldrig två gånger';
comment on column mail.kind is 'Slag av mejl';
comment on column mail.person_id is 'Mottagaren';
comment on column mail.lang is 'Språket';
comment on column mail.body is 'Ämne, text och adress, krypterade; tas bort när mejlet har skickats';
comment on column mail.state is 'queued (väntar), sending (skickas), sent (skickat), failed (gick inte) eller held (skickas inte härifrån)';
comment on column mail.fault is 'Varför det inte gick, utan uppgifter om personen';
comment on column mail.tries is 'Antal försök';
comment on column mail.queued_at is 'När mejlet skrevs';
comment on column mail.sending_since is 'När försöket började';
comment on column mail.handed_over_at is 'När hela mejlet strax skulle vara hos mejlservern; från och med då görs inget nytt försök av sig självt';
comment on column mail.sent_at is 'När det skickades';

alter table mail enable row level security;
alter table mail force row level security;
create policy sending on mail using (in_installation());
create policy writing on mail for insert with check (true);
create policy maintenance on mail to current_role using (in_maintenance());
grant select, insert on mail to loftet_app;
grant update (body, state, fault, tries, sending_since, handed_over_at, sent_at) on mail to loftet_app;

create table notice (
  municipality_id uuid not null references municipality,
  id uuid not null,
  person_id uuid not null references person,
  kind text not null check (length(kind) between 1 and 50),
  subject_id uuid not null,
  step text not null check (length(step) between 1 and 50),
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  mail_id uuid references mail,
  primary key (municipality_id, id),
  unique (municipality_id, person_id, kind, subject_id, step)
);
create index notice_to_mail on notice (person_id) where mail_id is null;
comment on table notice is 'Vad en person behöver få veta; går ut i dagens mejl';
comment on column notice.person_id is 'Personen';
comment on column notice.subject_id is 'Beteckningen på det som det gäller';
comment on column notice.step is 'Vilken i ordningen, som första påminnelsen';
comment on column notice.data is 'Beteckningar, datum och antal';
comment on column notice.mail_id is 'Mejlet som den gick ut i';
call wall('notice');
create policy sending on notice using (in_installation());
grant update (mail_id) on notice to loftet_app;
call describe_common();
