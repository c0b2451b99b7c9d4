-- Until parties have keys, only what has another ground is published: an import that was accepted, or a demonstration in
-- an invented municipality. At commit, since an import is accepted and published in one transaction too.

create function refuse_without_ground() returns trigger language plpgsql as $$
begin
  if new.ground = 'demonstration' then
    if not exists (select from municipality m where m.id = new.municipality_id and m.is_demo) then
      raise exception 'bara en påhittad kommun publicerar exempel' using errcode = '23514', constraint = 'ground_holds';
    end if;
  elsif new.subject_kind in ('promise', 'point') and not exists (
    select from import i
    where i.municipality_id = new.municipality_id and i.state = 'accepted' and i.promise_id = coalesce(
      (select p.promise_id from point p where (p.municipality_id, p.id) = (new.municipality_id, new.subject_id)),
      new.subject_id)
  ) then
    raise exception 'löftet har ingen godkänd import' using errcode = '23514', constraint = 'ground_holds';
  end if;
  return null;
end $$;
create constraint trigger ground_holds after insert on publication deferrable initially deferred
  for each row execute function refuse_without_ground();
