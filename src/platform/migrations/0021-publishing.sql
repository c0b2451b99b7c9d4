-- What is published can be taken back: a new version that says so, never a hole. What stood there before is then shown
-- to nobody, and stays in the record.

alter table publication drop constraint publication_size_check;
alter table publication add constraint publication_size_check check (size in ('major', 'minor', 'withdrawal'));
alter table publication add constraint withdrawal_says_nothing check ((size = 'withdrawal') = (model ->> 'kind' = 'withdrawn'));
comment on column publication.size is 'major (ändring), minor (liten rättelse) eller withdrawal (tillbakadragen)';
alter table history_event drop constraint history_event_size_check;
alter table history_event add constraint history_event_size_check check (size in ('major', 'minor', 'withdrawal'));
comment on column history_event.size is 'major (ändring), minor (liten rättelse) eller withdrawal (tillbakadragen)';

-- Which event of the audit chain tells of a publication, for whoever asks what a page said on a day.
create index audit_event_of_publication on audit_event using gin (data jsonb_path_ops) where type = 'promise-published';

-- A text is taken back without keys: whoever sees that something should not stand there does not wait for the others. A
-- page in another language has no keys of its own: it is made of what is published in Swedish.
create or replace function refuse_without_ground() returns trigger language plpgsql as $$
declare own_promise uuid;
begin
  own_promise := coalesce(
    (select p.promise_id from point p where (p.municipality_id, p.id) = (new.municipality_id, new.subject_id)),
    new.subject_id);
  if new.size = 'withdrawal' then
    return null;
  elsif new.lang <> 'sv' and new.subject_kind in ('promise', 'point') and not exists (
    select from publication p
    where (p.municipality_id, p.subject_kind, p.subject_id, p.lang) = (new.municipality_id, new.subject_kind, new.subject_id, 'sv')
      and p.from_versions @> new.from_versions
  ) then
    raise exception 'en översättning hör till det som är publicerat på svenska' using errcode = '23514', constraint = 'ground_holds';
  elsif new.lang <> 'sv' then
    return null;
  elsif new.ground = 'demonstration' then
    if not exists (select from municipality m where m.id = new.municipality_id and m.is_demo) then
      raise exception 'bara en påhittad kommun publicerar exempel' using errcode = '23514', constraint = 'ground_holds';
    end if;
  elsif new.subject_kind not in ('promise', 'point') then
    return null;
  elsif new.ground = 'accepted-import' then
    if not exists (
      select from import i
      where i.municipality_id = new.municipality_id and i.state = 'accepted' and i.promise_id = own_promise
    ) then
      raise exception 'löftet har ingen godkänd import' using errcode = '23514', constraint = 'ground_holds';
    end if;
  elsif exists (select from versions_without_keys(new.municipality_id, own_promise, new.from_versions))
    or not says_its_versions(new) or new.subject_kind = 'promise' and lacks_a_point(new)
  then
    raise exception 'en part har inte godkänt' using errcode = '23514', constraint = 'ground_holds';
  end if;
  return null;
end $$;

-- Everything that is shown to the public of a promise may be translated.
alter table translation drop constraint translation_subject_kind_check;
alter table translation add constraint translation_subject_kind_check
  check (subject_kind in ('promise', 'point', 'entry', 'goal', 'figure', 'activity'));
create index translation_of_source on translation (municipality_id, lang, source);
create index translation_of_subject on translation (municipality_id, lang, subject_id);

-- A publication that waits for its time. What is published then is what the record says then, with the keys it has then.
create table planned_publication (
  municipality_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  publish_at timestamptz not null,
  size text not null check (size in ('major', 'minor')),
  note text check (length(note) between 1 and 1000),
  expected_no int not null check (expected_no >= 0),
  state text not null default 'waiting' check (state in ('waiting', 'published', 'cancelled', 'refused')),
  refusal text check (length(refusal) between 1 and 2000),
  by_person uuid,
  at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, promise_id) references promise,
  check ((state = 'waiting') = (ended_at is null)),
  check (state <> 'refused' or refusal is not null)
);
create unique index one_planned_publication on planned_publication (municipality_id, promise_id) where state = 'waiting';
comment on table planned_publication is 'Publiceringar som är planerade till en senare tid';
comment on column planned_publication.promise_id is 'Löftet som ska publiceras';
comment on column planned_publication.publish_at is 'När det ska publiceras';
comment on column planned_publication.size is 'major (ändring) eller minor (liten rättelse)';
comment on column planned_publication.note is 'Vad som ändras';
comment on column planned_publication.expected_no is 'Versionen som var publicerad när det planerades';
comment on column planned_publication.state is 'waiting (väntar), published (publicerad), cancelled (avbruten) eller refused (kunde inte publiceras)';
comment on column planned_publication.refusal is 'Varför det inte kunde publiceras';
comment on column planned_publication.ended_at is 'När det publicerades, avbröts eller inte gick';

-- A party asks that what is public of a point is not changed until a day has passed, as in an investigation.
create table embargo (
  municipality_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  party_id uuid not null,
  until date not null,
  reason text not null check (length(reason) between 1 and 1000),
  by_person uuid,
  at timestamptz not null default now(),
  lifted_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, point_id) references point,
  foreign key (municipality_id, party_id) references party
);
create index embargo_of_point on embargo (municipality_id, point_id) where lifted_at is null;
comment on table embargo is 'Punkter som inte får ändras offentligt förrän en dag har passerat';
comment on column embargo.point_id is 'Punkten';
comment on column embargo.party_id is 'Parten som har bett om det';
comment on column embargo.until is 'Sista dagen som det gäller';
comment on column embargo.reason is 'Skälet, för dem som arbetar med löftet';
comment on column embargo.lifted_at is 'När det hävdes';

call wall('planned_publication', 'embargo');
grant update (state, refusal, ended_at) on planned_publication to loftet_app;
grant update (lifted_at) on embargo to loftet_app;
call describe_common();
