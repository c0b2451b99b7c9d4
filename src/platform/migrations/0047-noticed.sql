-- What people say of a point after a period: whether it is noticed. There is no hour and nothing of who it was.
create table noticed (
  municipality_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  point_id uuid not null,
  value text not null check (value in ('yes', 'no', 'unsure')),
  lang lang not null,
  day date not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, round_id) references round,
  foreign key (municipality_id, point_id) references point
);
create index noticed_of_round on noticed (municipality_id, round_id, point_id, day);
comment on table noticed is 'Svar på frågan om en punkt märks, utan klockslag och utan spår av vem som svarade';
comment on column noticed.round_id is 'Perioden som frågan gäller';
comment on column noticed.point_id is 'Punkten';
comment on column noticed.value is 'yes (det märks), no (det märks inte) eller unsure (vet inte)';
comment on column noticed.lang is 'Språket som frågan visades på';
comment on column noticed.day is 'Dagen i Sverige';

call wall('noticed');
call keep_for_ever('noticed');
call describe_common();
