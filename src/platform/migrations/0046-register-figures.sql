-- How many live in the municipality or one of its areas, by age, sex or part of it: what those who answer a dialogue are compared with.
-- A list that is read in is kept as it came; the latest for an area is the one that counts.

create table register_figure (
  municipality_id uuid not null,
  list_id uuid not null,
  area_id uuid,
  year int not null check (year between 1900 and 2200),
  source text not null check (length(source) between 1 and 200 and source !~ '[[:cntrl:]]'),
  kind text not null check (kind in ('age', 'sex', 'area')),
  label text not null check (length(label) between 1 and 100 and label !~ '[[:cntrl:]]'),
  people int not null check (people >= 0),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, list_id, kind, label),
  foreign key (municipality_id, area_id) references area
);
comment on table register_figure is 'Hur många som bor i kommunen eller ett område, efter ålder, kön eller del av området';
comment on column register_figure.list_id is 'Listan som raden kom med; den senaste för ett område gäller';
comment on column register_figure.area_id is 'Området; tomt = hela kommunen';
comment on column register_figure.year is 'Året som siffran gäller';
comment on column register_figure.source is 'Varifrån siffran kommer, till exempel SCB';
comment on column register_figure.kind is 'age (ålder), sex (kön) eller area (del av området)';
comment on column register_figure.label is 'Gruppen, som den står i listan';
comment on column register_figure.people is 'Antal personer';

call wall('register_figure');
call keep_for_ever('register_figure');
call describe_common();
