-- How a municipality's memos look: headings, their order, what is mandatory, standard texts. The latest version is in force.

create table memo_profile (
  municipality_id uuid not null,
  no int not null check (no > 0),
  profile jsonb not null,
  content hash not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, no)
);
comment on table memo_profile is 'Mallar för tjänsteskrivelser';
comment on column memo_profile.profile is 'Rubriker, ordning, krav och standardtexter';

call wall('memo_profile');
call keep_for_ever('memo_profile');
call describe_common();
