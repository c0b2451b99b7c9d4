-- A promise's history, one row for each time that its pages were published, with what read otherwise than before. It is
-- worked out when they are published: a history would otherwise fetch every version of every page whole.

create table history_event (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  at timestamptz not null default now(),
  size text not null check (size in ('major', 'minor')),
  note text check (length(note) between 1 and 1000),
  pages jsonb,
  primary key (municipality_id, id),
  foreign key (municipality_id, promise_id) references promise
);
comment on table history_event is 'Varje gång ett löfte eller dess punkter har publicerats';
comment on column history_event.promise_id is 'Löftet vars historik raden hör till';
comment on column history_event.size is 'major (ändring) eller minor (liten rättelse)';
comment on column history_event.note is 'Vad som ändrades';
comment on column history_event.pages is 'Sidorna som fick en ny version, och vilka texter som läses annorlunda än före; tomt för det som publicerades innan det sparades';
create index history_event_of_promise on history_event (municipality_id, promise_id);

call wall('history_event');
call keep_for_ever('history_event');
call describe_common();

-- What was published before has its rows too, without pages: those are compared anew when somebody reads. (A restore
-- brings an older database forward with all rows in sight already, and goes on so.)
do $$
declare in_sight text := coalesce(current_setting('loftet.maintenance', true), '');
begin
  perform set_config('loftet.maintenance', 'on', true);
  insert into history_event (municipality_id, id, promise_id, at, size, note)
    select p.municipality_id, gen_random_uuid(), coalesce(point.promise_id, p.subject_id), p.at, min(p.size), p.note
    from publication p
    left join point on (point.municipality_id, point.id) = (p.municipality_id, p.subject_id) and p.subject_kind = 'point'
    where p.subject_kind in ('promise', 'point')
    group by p.municipality_id, coalesce(point.promise_id, p.subject_id), p.at, p.note;
  perform set_config('loftet.maintenance', in_sight, true);
end $$;
