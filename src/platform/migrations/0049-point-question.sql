-- What people ask those who own a point, and what they are answered. There is no hour and nothing of who asked.
create table point_question (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  body text not null check (length(body) between 1 and 500 and body !~ '[[:cntrl:]]'),
  lang lang not null,
  day date not null,
  due date not null check (due > day),
  primary key (municipality_id, id),
  foreign key (municipality_id, point_id) references point
);
create index point_question_of_point on point_question (municipality_id, point_id);
comment on table point_question is 'Frågor till dem som äger en punkt; en fråga som inte besvaras raderas, och bara skälet sparas';
comment on column point_question.point_id is 'Punkten';
comment on column point_question.body is 'Frågan med den frågandes ord';
comment on column point_question.lang is 'Språket som sidan visades på';
comment on column point_question.day is 'Dagen i Sverige då frågan ställdes';
comment on column point_question.due is 'Sista dagen att svara';

create table point_question_reply (
  municipality_id uuid not null,
  question_id uuid not null,
  no int not null check (no > 0),
  party_id uuid not null,
  shown text not null check (length(shown) between 1 and 500),
  answer text not null check (length(answer) between 1 and 2000),
  is_public boolean not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, question_id, no),
  foreign key (municipality_id, question_id) references point_question,
  foreign key (municipality_id, party_id) references party
);
comment on table point_question_reply is 'Svar på frågor om en punkt, version för version';
comment on column point_question_reply.question_id is 'Frågan';
comment on column point_question_reply.party_id is 'Parten som svarar';
comment on column point_question_reply.shown is 'Frågan som den visas, utan det som pekar ut någon';
comment on column point_question_reply.answer is 'Svaret';
comment on column point_question_reply.is_public is 'Om frågan och svaret visas på punktens sida';

call wall('point_question', 'point_question_reply');
call keep_for_ever('point_question_reply');
call describe_common();
grant delete on point_question to loftet_app;
