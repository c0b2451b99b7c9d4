-- Who may. A person belongs to the installation, since the police liaison works with several municipalities; what they may
-- do is a grant in one of them: a role, for a party and an area or for all, between two days.

create function in_installation() returns boolean language sql stable
  return current_municipality() = '00000000-0000-0000-0000-000000000000';

create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200 and name !~ '[[:cntrl:]]'),
  email text not null check (length(email) between 3 and 254 and email = lower(email) and email ~ '^[!-~]+@[!-~]+$'),
  lang lang not null default 'sv',
  administers_installation boolean not null default false,
  added_at timestamptz not null default now(),
  disabled_at timestamptz,
  unique (email)
);
comment on table person is 'Personer som arbetar i Löftet';
comment on column person.id is 'Personens beteckning (UUID)';
comment on column person.name is 'Namn';
comment on column person.email is 'E-postadress, med små bokstäver';
comment on column person.lang is 'Språket i mejl till personen';
comment on column person.administers_installation is 'Sköter hela installationen: kommuner och inloggningstjänster';
comment on column person.added_at is 'När personen lades till';
comment on column person.disabled_at is 'När personen stängdes av. Tomt = får logga in';

create table role_grant (
  municipality_id uuid not null references municipality,
  id uuid not null,
  person_id uuid not null references person,
  role text not null check (role in ('coordinator', 'police-liaison', 'unit-contact', 'approver', 'secretary',
    'committee-member', 'communicator', 'auditor', 'administrator')),
  party_id uuid,
  area_id uuid,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  deputy_for uuid references person,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, party_id) references party,
  foreign key (municipality_id, area_id) references area,
  foreign key (municipality_id, unit_id) references unit,
  check (valid_to >= valid_from),
  constraint approver_of_a_party check (role not in ('approver', 'police-liaison', 'unit-contact') or party_id is not null)
);
create index role_grant_of_person on role_grant (person_id);
comment on table role_grant is 'Uppgifter: vad en person får göra, för vem, var och när';
comment on column role_grant.person_id is 'Personen';
comment on column role_grant.role is 'Uppgiften';
comment on column role_grant.party_id is 'För vilken part; tom = alla';
comment on column role_grant.area_id is 'För vilket område; tom = alla';
comment on column role_grant.unit_id is 'För vilken enhet; tom = alla';
comment on column role_grant.valid_from is 'Första dagen';
comment on column role_grant.valid_to is 'Sista dagen, inräknad; tom = tills vidare';
comment on column role_grant.deputy_for is 'Personen som hen är ersättare för';

-- Ways in. A subject is the provider's own name for a person; the first sign-in ties it to the person with the e-mail
-- address that the provider vouches for, if a rule says that the provider speaks for that address.
create table identity_provider (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100 and name !~ '[[:cntrl:]]'),
  issuer text not null check (length(issuer) between 8 and 500),
  client_id text not null check (length(client_id) between 1 and 500),
  client_secret bytea,
  disabled_at timestamptz,
  unique (issuer, client_id)
);
comment on table identity_provider is 'Inloggningstjänster (OpenID Connect)';
comment on column identity_provider.id is 'Beteckning (UUID)';
comment on column identity_provider.name is 'Namnet på knappen';
comment on column identity_provider.issuer is 'Tjänstens adress (issuer)';
comment on column identity_provider.client_id is 'Löftets namn hos tjänsten';
comment on column identity_provider.client_secret is 'Löftets hemlighet hos tjänsten, krypterad; tom = ingen';
comment on column identity_provider.disabled_at is 'När tjänsten stängdes av. Tomt = används';

create table provider_rule (
  id uuid primary key,
  provider_id uuid not null references identity_provider,
  kind text not null check (kind in ('email-domain', 'claim')),
  claim text check (length(claim) between 1 and 100),
  value text not null check (length(value) between 1 and 254),
  for_municipality uuid references municipality,
  for_party uuid,
  ended_at timestamptz,
  foreign key (for_municipality, for_party) references party,
  check ((kind = 'claim') = (claim is not null)),
  check (for_party is null or for_municipality is not null)
);
comment on table provider_rule is 'Vilka en inloggningstjänst går i god för';
comment on column provider_rule.id is 'Beteckning (UUID)';
comment on column provider_rule.provider_id is 'Inloggningstjänsten';
comment on column provider_rule.kind is 'email-domain (adressens del efter @) eller claim (en uppgift från tjänsten)';
comment on column provider_rule.claim is 'Uppgiftens namn';
comment on column provider_rule.value is 'Domänen eller uppgiftens värde';
comment on column provider_rule.for_municipality is 'Kommunen som de hör till; tom = alla';
comment on column provider_rule.for_party is 'Parten som de hör till; tom = ingen bestämd';
comment on column provider_rule.ended_at is 'När regeln slutade gälla';

create table identity (
  issuer text not null check (length(issuer) between 8 and 500),
  subject text not null check (length(subject) between 1 and 255),
  person_id uuid not null references person,
  tied_at timestamptz not null default now(),
  primary key (issuer, subject)
);
comment on table identity is 'Vem en person är hos en inloggningstjänst';
comment on column identity.issuer is 'Inloggningstjänstens adress';
comment on column identity.subject is 'Personens beteckning där';
comment on column identity.person_id is 'Personen';
comment on column identity.tied_at is 'När de kopplades ihop';

create table local_password (
  person_id uuid primary key references person,
  hash text not null check (length(hash) between 20 and 500),
  set_at timestamptz not null default now()
);
comment on table local_password is 'Lösenord för nödfall';
comment on column local_password.person_id is 'Personen';
comment on column local_password.hash is 'Kontrollsumma (scrypt) av lösenordet, med salt';
comment on column local_password.set_at is 'När det sattes';

create table login_link (
  token_hash hash primary key,
  person_id uuid not null references person,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table login_link is 'Engångslänkar i mejl';
comment on column login_link.token_hash is 'Kontrollsumma (SHA-256) av länkens hemliga del';
comment on column login_link.person_id is 'Personen';
comment on column login_link.expires_at is 'När länken slutar gälla';
comment on column login_link.used_at is 'När länken användes. Tomt om ingen har använt den';

alter table session
  add person_id uuid references person,
  add via text not null default 'office-link' check (via in ('office-link', 'oidc', 'login-link', 'password')),
  add opened_at timestamptz not null default now(),
  add device text check (length(device) between 1 and 100);
alter table session add constraint nameless_by_office_link check (person_id is not null or via = 'office-link');
create index session_of_person on session (person_id);
comment on column session.person_id is 'Personen. Tomt när en engångslänk från servern öppnade arbetsytan';
comment on column session.via is 'Hur personen kom in';
comment on column session.opened_at is 'När arbetsytan öppnades';
comment on column session.device is 'Webbläsare och system, i grova drag';

-- Whoever signs in has not said for which municipality: in the installation's view people and grants are seen whole. In a
-- municipality one sees those who have, or have had, something to do there.
do $$ declare t text; begin
  foreach t in array array['person', 'identity_provider', 'provider_rule', 'identity', 'local_password', 'login_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy sign_in on %I using (in_installation())', t);
    execute format('create policy maintenance on %I to %I using (in_maintenance())', t, current_user);
    execute format('grant select, insert on %I to loftet_app', t);
  end loop;
end $$;
create policy of_the_municipality on person for select using (
  exists (select from role_grant g where g.person_id = person.id and g.municipality_id = current_municipality()));
call wall('role_grant');
create policy sign_in on role_grant for select using (in_installation());

grant update (name, email, lang, administers_installation, disabled_at) on person to loftet_app;
grant update (valid_to) on role_grant to loftet_app;
grant update (name, client_id, client_secret, disabled_at) on identity_provider to loftet_app;
grant update (ended_at) on provider_rule to loftet_app;
grant delete on identity to loftet_app;
grant update (hash, set_at) on local_password to loftet_app;
grant delete on local_password to loftet_app;
grant update (expires_at, used_at) on login_link to loftet_app;
grant delete on login_link to loftet_app;
call describe_common();
