-- Anybody may follow a district, a promise or a point by mail, without an account. What is kept of them is the address,
-- locked with the installation's secret, and what they follow; it goes the moment they end it, and nothing else in the
-- record points at it. So these tables are not kept for ever, and are no part of an export.

-- Addresses of the site itself: the forms (/folj) and the pages of the links in mail (/foljer).
alter table municipality add constraint slug_is_not_for_followers check (slug not in ('folj', 'foljer'));

-- Somebody has asked, and may be anybody: nothing is sent but one mail with a link, and the row goes after two days.
create table follow_ask (
  municipality_id uuid not null references municipality,
  id uuid not null,
  token_hash hash not null,
  address_hash hash not null,
  address bytea,
  lang lang not null,
  rhythm text not null check (rhythm in ('publication', 'week')),
  subject_kind text not null check (subject_kind in ('area', 'promise', 'point')),
  subject_id uuid not null,
  at timestamptz not null default now(),
  expires_at timestamptz not null,
  follower_id uuid,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  constraint confirmed_ask_has_no_address check ((follower_id is null) = (address is not null))
);
create index follow_ask_of_address on follow_ask (municipality_id, address_hash);
comment on table follow_ask is 'De som har bett om att få följa något och inte har bekräftat det; tas bort efter två dygn';
comment on column follow_ask.token_hash is 'SHA-256 av nyckeln i länken';
comment on column follow_ask.address_hash is 'Adressens avtryck, gjort med installationens hemlighet';
comment on column follow_ask.address is 'E-postadressen, krypterad; tas bort när frågan bekräftas';
comment on column follow_ask.lang is 'Språket i mejlen';
comment on column follow_ask.rhythm is 'publication (när något publiceras) eller week (en gång i veckan)';
comment on column follow_ask.subject_kind is 'area (område), promise (löfte) eller point (punkt)';
comment on column follow_ask.subject_id is 'Beteckningen på det som ska följas';
comment on column follow_ask.expires_at is 'När länken slutar gälla och raden tas bort';
comment on column follow_ask.follower_id is 'Följaren som det blev, när frågan är bekräftad';

-- One for each address and municipality, whatever they follow there.
create table follower (
  municipality_id uuid not null references municipality,
  id uuid not null,
  address_hash hash not null,
  address bytea not null,
  end_hash hash not null,
  lang lang not null,
  rhythm text not null check (rhythm in ('publication', 'week')),
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, address_hash),
  unique (municipality_id, end_hash)
);
comment on table follower is 'De som följer något i kommunen med mejl';
comment on column follower.address_hash is 'Adressens avtryck, gjort med installationens hemlighet';
comment on column follower.address is 'E-postadressen, krypterad';
comment on column follower.end_hash is 'SHA-256 av nyckeln i länken som avslutar';
comment on column follower.lang is 'Språket i mejlen';
comment on column follower.rhythm is 'publication (när något publiceras) eller week (en gång i veckan)';

create table follow (
  municipality_id uuid not null,
  follower_id uuid not null,
  subject_kind text not null check (subject_kind in ('area', 'promise', 'point')),
  subject_id uuid not null,
  at timestamptz not null default now(),
  primary key (municipality_id, follower_id, subject_id),
  foreign key (municipality_id, follower_id) references follower on delete cascade
);
create index followers_of on follow (municipality_id, subject_id);
comment on table follow is 'Vad en följare följer';
comment on column follow.follower_id is 'Följaren';
comment on column follow.subject_kind is 'area (område), promise (löfte) eller point (punkt)';
comment on column follow.subject_id is 'Beteckningen på det som följs';

alter table follow_ask add foreign key (municipality_id, follower_id) references follower on delete cascade;

-- What a follower has not been told yet. A row goes in the transaction that writes the mail that tells it.
create table follower_news (
  municipality_id uuid not null,
  follower_id uuid not null,
  publication_id uuid not null,
  day date not null,
  at timestamptz not null default now(),
  primary key (municipality_id, follower_id, publication_id),
  foreign key (municipality_id, follower_id) references follower on delete cascade,
  foreign key (municipality_id, publication_id) references publication
);
comment on table follower_news is 'Vad en följare ska få veta och inte har fått ett mejl om';
comment on column follower_news.follower_id is 'Följaren';
comment on column follower_news.publication_id is 'Versionen av sidan som är ny';
comment on column follower_news.day is 'Dagen i Sverige då den publicerades';

call wall('follow_ask', 'follower', 'follow', 'follower_news');
grant delete on follow_ask, follower, follow, follower_news to loftet_app;
grant update (address, follower_id) on follow_ask to loftet_app;
grant update (lang, rhythm) on follower to loftet_app;

-- A mail to somebody who follows has no person.
alter table mail alter person_id drop not null, add follower_id uuid,
  add constraint mail_has_a_receiver check (num_nonnulls(person_id, follower_id) = 1),
  add constraint mail_to_followers_is_from_somebody check (follower_id is null or from_municipality is not null);
create index mail_to_follower on mail (follower_id) where follower_id is not null;
comment on column mail.person_id is 'Mottagaren, om det är en person som arbetar i Löftet';
comment on column mail.follower_id is 'Mottagaren, om det är någon som följer något eller har bett om det';
call describe_common();
