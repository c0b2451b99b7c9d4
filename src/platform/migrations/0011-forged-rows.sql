-- What no use case writes, the database does not take either: neither by a fault of ours nor from a forged export.

-- A file is the bytes that its name says, until they are erased.
alter table file add constraint content_as_named check (content is null or encode(sha256(content), 'hex') = sha256);

-- A number that is none, or has no end, can be neither shown nor counted.
alter table target add constraint at_least_is_a_number check (at_least > '-Infinity' and at_least < 'Infinity');
alter table activity add constraint count_is_a_number check (count < 'Infinity');
alter table figure add constraint value_is_a_number check (
  value > '-Infinity' and value < 'Infinity' and base_value > '-Infinity' and base_value < 'Infinity');

-- Publications rest on accepted imports: what one became stays.
create function refuse_anew() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' then
    raise exception 'importen är redan godkänd eller borttagen' using errcode = '55000';
  end if;
  return new;
end $$;
create trigger decided_once before update on import for each row execute function refuse_anew();

-- A name that an area has had may be ended, earlier than it would have been; it never began on another day.
create function refuse_other_past() returns trigger language plpgsql as $$
begin
  if not new.valid <@ old.valid or lower(new.valid) is distinct from lower(old.valid) then
    raise exception 'ett namn som har gällt kan bara avslutas' using errcode = '55000';
  end if;
  return new;
end $$;
create trigger ended_only before update on area_version for each row execute function refuse_other_past();

-- An entry is about a point of the promise that its round follows up, a figure in it about that same point, and a point
-- stands in its own promise's focus areas. (After the row is there: whose it may be is asked first.)
create function refuse_other_promise() returns trigger language plpgsql as $$
begin
  if (select promise_id from round where (municipality_id, id) = (new.municipality_id, new.round_id))
    is distinct from (select promise_id from point where (municipality_id, id) = (new.municipality_id, new.point_id))
  then
    raise exception 'punkten hör till ett annat löfte' using errcode = '23514', constraint = 'entry_of_its_promise';
  end if;
  return null;
end $$;
create trigger entry_of_its_promise after insert on entry for each row execute function refuse_other_promise();

create function refuse_other_point() returns trigger language plpgsql as $$
begin
  if not exists (
    select from entry_version v join entry e on (e.municipality_id, e.id) = (v.municipality_id, v.entry_id)
    where (v.municipality_id, v.id) = (new.municipality_id, new.entry_version_id) and e.point_id = new.point_id
  ) then
    raise exception 'siffran gäller en annan punkt' using errcode = '23514', constraint = 'figure_of_its_entry';
  end if;
  return null;
end $$;
create trigger figure_of_its_entry after insert on figure for each row when (new.entry_version_id is not null)
  execute function refuse_other_point();

create function refuse_other_focus() returns trigger language plpgsql as $$
begin
  if (select promise_id from focus_area where (municipality_id, id) = (new.municipality_id, new.focus_area_id))
    is distinct from (select promise_id from point where (municipality_id, id) = (new.municipality_id, new.point_id))
  then
    raise exception 'fokusområdet hör till ett annat löfte' using errcode = '23514', constraint = 'point_in_its_focus_area';
  end if;
  return null;
end $$;
create trigger point_in_its_focus_area after insert on point_version for each row when (new.focus_area_id is not null)
  execute function refuse_other_focus();
