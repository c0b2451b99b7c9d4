-- Which sitting a case aims at, so that it can be told in time that it will miss it, and whose approval a step is.

alter table council_case
  add sitting_id uuid,
  add foreign key (municipality_id, sitting_id) references sitting;
comment on column council_case.sitting_id is 'Sammanträdet som ärendet ska till';
grant update (sitting_id) on council_case to loftet_app;

alter table case_step
  add approves text check (approves in ('chief', 'police-chief')),
  add check (approves is null or step = 'approved');
comment on column case_step.approves is 'Vems godkännande: chief (ansvarig chef) eller police-chief (polisens chef)';
