-- How the office opens until people sign in with names: a link that works once makes a session. Both belong to the
-- installation and no municipality. Only hashes of random 256-bit tokens are kept, so that who reads the database or a
-- backup of it can open nothing.

create table office_link (
  token_hash hash primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table session (
  token_hash hash primary key,
  idle_until timestamptz not null,
  ends_at timestamptz not null check (idle_until <= ends_at),
  revoked_at timestamptz
);

comment on table office_link is 'Engångslänkar som öppnar arbetsytan.';
comment on column office_link.token_hash is 'Kontrollsumma (SHA-256) av länkens hemliga del.';
comment on column office_link.expires_at is 'När länken slutar gälla om ingen har använt den.';
comment on column office_link.used_at is 'När länken användes. Tomt om ingen har använt den.';
comment on table session is 'Webbläsare där arbetsytan är öppen.';
comment on column session.token_hash is 'Kontrollsumma (SHA-256) av kakans hemliga del.';
comment on column session.idle_until is 'När arbetsytan stängs om ingen använder den.';
comment on column session.ends_at is 'När arbetsytan stängs även om någon använder den.';
comment on column session.revoked_at is 'När användaren loggade ut. Tomt om ingen har loggat ut.';

alter table office_link enable row level security;
alter table office_link force row level security;
alter table session enable row level security;
alter table session force row level security;

-- Whoever opens the office has not said for which municipality, so the application sees all of them.
create policy application on office_link to loftet_app using (true) with check (true);
create policy application on session to loftet_app using (true) with check (true);
create policy maintenance on office_link to current_role using (in_maintenance());
create policy maintenance on session to current_role using (in_maintenance());

-- A token is never changed into another one, nor a session made longer than it was given.
grant select, insert, delete on office_link to loftet_app;
grant update (expires_at, used_at) on office_link to loftet_app;
grant select, insert, delete on session to loftet_app;
grant update (idle_until, revoked_at) on session to loftet_app;
