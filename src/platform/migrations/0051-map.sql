-- The municipality's drawn map: where the boundary of an area runs stands with the area; streets and places to find one's way
-- by come together, and the latest that came are those that count.

create table map_sheet (
  municipality_id uuid not null references municipality,
  id uuid not null,
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  places jsonb not null check (jsonb_typeof(places) = 'array'),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index map_sheet_latest on map_sheet (municipality_id, at);
comment on table map_sheet is 'Gator och platser att hitta efter på den ritade kartan; de som lades in sist gäller';
comment on column map_sheet.lines is 'Gator och vägar: namn, och punkter som longitud och latitud (WGS 84)';
comment on column map_sheet.places is 'Platser: namn, och läge som longitud och latitud (WGS 84)';

call wall('map_sheet');
call keep_for_ever('map_sheet');
grant update (boundary) on area_version to loftet_app;
call describe_common();
