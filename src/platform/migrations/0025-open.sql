-- What others take from the public site: signed texts, and which version of them stands on which site.

-- The keys that signed texts are verified with. The private half is made from the installation's secret and lies nowhere.
-- They are public, and never go: what was signed with a key is verified with it for ever.
create table signing_key (
  kid text primary key check (kid ~ '^[A-Za-z0-9_-]{43}$'),
  x text not null check (x ~ '^[A-Za-z0-9_-]{43}$'),
  at timestamptz not null default now()
);
comment on table signing_key is 'Öppna nycklar som signerade texter prövas med';
comment on column signing_key.kid is 'Nyckelns namn: dess kontrollsumma (RFC 7638)';
comment on column signing_key.x is 'Den öppna nyckeln (Ed25519), 32 byte i base64url';
comment on column signing_key.at is 'När installationen började signera med nyckeln';
alter table signing_key enable row level security;
alter table signing_key force row level security;
create policy everybody on signing_key using (true) with check (true);
grant select, insert on signing_key to loftet_app;

-- What a party says of a site of its own: which version of a promise, or of one of its periods, stands there. The latest
-- row of a site holds.
create table site_version (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  period text check (period ~ '^[0-9-]{4,21}$'),
  site text not null check (length(site) between 1 and 100),
  version int check (version > 0),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, promise_id) references promise
);
create index site_version_of_promise on site_version (municipality_id, promise_id, site, id desc);
comment on table site_version is 'Vilken version av ett löfte som står på parternas egna webbplatser';
comment on column site_version.promise_id is 'Löftet';
comment on column site_version.period is 'Perioden, som i dess adress. Tomt = hela löftet';
comment on column site_version.site is 'Webbplatsen, till exempel polisen.se';
comment on column site_version.version is 'Versionen som lades ut. Tomt = löftet står inte där längre';

alter table municipality add constraint municipality_slug_open check (slug <> 'oppna-data');

call wall('site_version');
call keep_for_ever('site_version', 'signing_key');
call describe_common();
