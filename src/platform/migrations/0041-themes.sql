-- What people said, sorted: themes in a tree for each municipality, codings of answers, and what came of a theme. All in
-- versions: a merged theme's answers count on its successor, and a theme that was split asks for new codings of its own.

create table theme (
  municipality_id uuid not null references municipality,
  id uuid not null,
  problem text check (problem ~ '^[a-z0-9-]{1,40}$'),
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, problem)
);
comment on table theme is 'Teman: det som svar i dialoger handlar om';
comment on column theme.problem is 'Det vanliga problem som temat börjar från, med sitt ord i frågeformulären; annars tomt';

create table theme_version (
  municipality_id uuid not null,
  theme_id uuid not null,
  no int not null check (no > 0),
  name text not null check (length(name) between 1 and 100 and name !~ '[[:cntrl:]]'),
  parent_id uuid,
  state text not null check (state in ('active', 'merged', 'split')),
  onward uuid[] not null default '{}',
  reason text check (length(reason) between 1 and 500),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, theme_id, no),
  foreign key (municipality_id, theme_id) references theme,
  foreign key (municipality_id, parent_id) references theme,
  check (parent_id <> theme_id),
  check (theme_id <> all (onward)),
  check (case state when 'active' then cardinality(onward) = 0 when 'merged' then cardinality(onward) = 1 else cardinality(onward) > 1 end)
);
comment on table theme_version is 'Ett temas namn och plats i trädet, version för version';
comment on column theme_version.theme_id is 'Temat';
comment on column theme_version.parent_id is 'Temat som det hör under; tomt = ett problem, överst i trädet';
comment on column theme_version.state is 'active (används), merged (sammanslaget med ett annat) eller split (delat i flera)';
comment on column theme_version.onward is 'Temana som det slogs ihop med eller delades i';
comment on column theme_version.reason is 'Varför det slogs ihop, delades eller togs i bruk igen';

create table coding (
  municipality_id uuid not null,
  input_id uuid not null,
  no int not null check (no > 0),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, input_id, no),
  foreign key (municipality_id, input_id) references input
);
comment on table coding is 'Kodningar av svar: vilka teman ett svar handlar om. Utan rader i coding_theme handlar det inte om något tema';
comment on column coding.input_id is 'Svaret';

create table coding_theme (
  municipality_id uuid not null,
  input_id uuid not null,
  no int not null,
  position int not null check (position > 0),
  theme_id uuid not null,
  place text check (place ~ '^[a-z0-9-]{1,40}$'),
  place_words text check (length(place_words) between 1 and 100 and place_words !~ '[[:cntrl:]]'),
  time_of_day text check (time_of_day in ('morning', 'day', 'evening', 'night')),
  primary key (municipality_id, input_id, no, position),
  foreign key (municipality_id, input_id, no) references coding,
  foreign key (municipality_id, theme_id) references theme,
  check (num_nonnulls(place, place_words) < 2)
);
create index coding_of_theme on coding_theme (municipality_id, theme_id);
comment on table coding_theme is 'Ett tema som ett svar handlar om, med plats och tid på dygnet där de är kända';
comment on column coding_theme.input_id is 'Svaret';
comment on column coding_theme.theme_id is 'Temat';
comment on column coding_theme.place is 'Platsen, med sitt ord i frågeformuläret';
comment on column coding_theme.place_words is 'En plats som inte står i formuläret, med den kodandes ord';
comment on column coding_theme.time_of_day is 'morning, day, evening eller night';

create table theme_answer (
  municipality_id uuid not null,
  dialogue_id uuid not null,
  theme_id uuid not null,
  no int not null check (no > 0),
  body text check (length(body) between 1 and 2000),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, dialogue_id, theme_id, no),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, theme_id) references theme
);
comment on table theme_answer is 'Varför ett tema i en dialog inte har lett till något löfte';
comment on column theme_answer.dialogue_id is 'Dialogen';
comment on column theme_answer.theme_id is 'Temat';
comment on column theme_answer.body is 'Skälet; tomt = det gäller inte längre';

create table point_theme (
  municipality_id uuid not null,
  point_id uuid not null,
  theme_id uuid not null,
  no int not null check (no > 0),
  linked boolean not null,
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, point_id, theme_id, no),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, theme_id) references theme
);
create index point_of_theme on point_theme (municipality_id, theme_id);
comment on table point_theme is 'Teman som en löftespunkt bygger på';
comment on column point_theme.theme_id is 'Temat';
comment on column point_theme.linked is 'Om punkten bygger på temat från och med raden';

-- As in 0037, and a point that was made of what people said.
create or replace function is_forgettable_point(of_municipality uuid, of_point uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from point p where p.municipality_id = of_municipality and p.id = of_point and p.trashed_at is not null
      and not exists (select from publication u where (u.municipality_id, u.subject_id) = (p.municipality_id, p.id))
      and not exists (select from entry e where (e.municipality_id, e.point_id) = (p.municipality_id, p.id))
      and not exists (select from request r where (r.municipality_id, r.point_id) = (p.municipality_id, p.id))
      and not exists (select from activity a where (a.municipality_id, a.point_id) = (p.municipality_id, p.id))
      and not exists (select from figure f where (f.municipality_id, f.point_id) = (p.municipality_id, p.id))
      and not exists (select from outcome o where (o.municipality_id, o.point_id) = (p.municipality_id, p.id))
      and not exists (select from verdict v where (v.municipality_id, v.point_id) = (p.municipality_id, p.id))
      and not exists (select from recurring r where (r.municipality_id, r.point_id) = (p.municipality_id, p.id))
      and not exists (select from embargo b where (b.municipality_id, b.point_id) = (p.municipality_id, p.id))
      and not exists (select from consultation_point c where (c.municipality_id, c.point_id) = (p.municipality_id, p.id))
      and not exists (select from point_theme t where (t.municipality_id, t.point_id) = (p.municipality_id, p.id))
      and not exists (select from lineage l where l.municipality_id = p.municipality_id and p.id in (l.from_point, l.to_point))
      and not exists (select from point_version v join sending_point s
        on (s.municipality_id, s.point_version_id) = (v.municipality_id, v.id)
        where (v.municipality_id, v.point_id) = (p.municipality_id, p.id)))
$$;

call wall('theme', 'theme_version', 'coding', 'coding_theme', 'theme_answer', 'point_theme');
call keep_for_ever('theme', 'theme_version', 'coding', 'coding_theme', 'theme_answer', 'point_theme');
call describe_common();
