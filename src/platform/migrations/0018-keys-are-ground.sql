-- A promise is published when every key that it needs is turned. Which parties hold keys may change, so that a sending
-- keeps who held one when it was sent: what was published rightly stays right, also when it is read in elsewhere.

alter table sending add key_parties uuid[] not null default '{}';
comment on column sending.key_parties is 'Parterna som hade en nyckel när det skickades';

-- For every publication that rests on keys: which sendings a version stood in.
create index sending_point_of_version on sending_point (municipality_id, point_version_id);
create index sending_of_version on sending (municipality_id, promise_version_id);

-- A key is for what the party was sent and saw: the content of a version that stood in that sending, and one that the
-- party has a say in. At commit, since an export is read in table by table.
drop trigger key_for_what_was_seen on approval;
create or replace function refuse_false_key() returns trigger language plpgsql as $$
begin
  if new.content is distinct from coalesce(
    (select v.content from point_version v where (v.municipality_id, v.id) = (new.municipality_id, new.point_version_id)),
    (select v.content from promise_version v where (v.municipality_id, v.id) = (new.municipality_id, new.promise_version_id)))
  then
    raise exception 'nyckeln gäller en annan text' using errcode = '23514', constraint = 'key_for_what_was_seen';
  end if;
  if not exists (
    select from sending s where (s.municipality_id, s.id) = (new.municipality_id, new.sending_id) and (
      s.promise_version_id = new.promise_version_id or exists (
        select from sending_point p where (p.municipality_id, p.sending_id, p.point_version_id) =
          (new.municipality_id, new.sending_id, new.point_version_id)))
  ) then
    raise exception 'texten var inte med i utskicket' using errcode = '23514', constraint = 'key_for_what_was_seen';
  end if;
  if new.point_version_id is not null and not exists (
    select from point_party p where (p.municipality_id, p.point_version_id, p.party_id) =
      (new.municipality_id, new.point_version_id, new.party_id) and p.part = 'owner')
    or new.promise_version_id is not null and not exists (
    select from promise_party p where (p.municipality_id, p.promise_version_id, p.party_id) =
      (new.municipality_id, new.promise_version_id, new.party_id))
  then
    raise exception 'texten är inte partens' using errcode = '23514', constraint = 'key_of_an_owner';
  end if;
  return null;
end $$;
create constraint trigger key_for_what_was_seen after insert on approval deferrable initially deferred
  for each row execute function refuse_false_key();

-- A sending names versions of its own promise.
create function refuse_other_sending() returns trigger language plpgsql as $$
begin
  if not exists (
    select from sending s join point_version v on v.municipality_id = s.municipality_id
      join point p on (p.municipality_id, p.id, p.promise_id) = (v.municipality_id, v.point_id, s.promise_id)
    where (s.municipality_id, s.id) = (new.municipality_id, new.sending_id) and v.id = new.point_version_id
  ) then
    raise exception 'punkten hör till ett annat löfte' using errcode = '23514', constraint = 'sending_of_its_promise';
  end if;
  return null;
end $$;
create constraint trigger sending_of_its_promise after insert on sending_point deferrable initially deferred
  for each row execute function refuse_other_sending();

-- Whether every party that held a key when a version was sent has turned it on that very version; at least one has.
create function has_its_keys(of_municipality uuid, of_version uuid) returns boolean language sql stable as $$
  with whose as (
    select party_id from point_party where (municipality_id, point_version_id) = (of_municipality, of_version) and part = 'owner'
    union select party_id from promise_party where (municipality_id, promise_version_id) = (of_municipality, of_version)
  ), given as (
    select party_id from approval
    where municipality_id = of_municipality and verdict = 'approved'
      and (point_version_id = of_version or promise_version_id = of_version)
  ), held as (
    select unnest(s.key_parties) as party_id from sending s
    where s.municipality_id = of_municipality and (s.promise_version_id = of_version or exists (
      select from sending_point p where (p.municipality_id, p.sending_id, p.point_version_id) = (s.municipality_id, s.id, of_version)))
  )
  select exists (select from whose join given using (party_id))
    and not exists (select from whose join held using (party_id) where party_id not in (select party_id from given))
$$;

-- Whether a version came with a document that was accepted: the first of its text, written together with the promise.
create function is_as_imported(of_municipality uuid, of_promise uuid, of_version uuid) returns boolean language sql stable as $$
  select exists (select from import i where (i.municipality_id, i.promise_id, i.state) = (of_municipality, of_promise, 'accepted'))
    and exists (
      select from promise_version f
      where (f.municipality_id, f.promise_id, f.no) = (of_municipality, of_promise, 1) and (
        f.id = of_version or exists (
          select from point_version v where (v.municipality_id, v.id, v.no, v.at) = (of_municipality, of_version, 1, f.at))))
$$;

-- What of a publication's versions has neither keys nor came with an accepted document. A row that is no version of the
-- promise's own is told too.
create function versions_without_keys(of_municipality uuid, of_promise uuid, versions uuid[]) returns setof uuid
language sql stable as $$
  select v.id from unnest(versions) as v(id)
  where not exists (
      select from promise_version f where (f.municipality_id, f.id, f.promise_id) = (of_municipality, v.id, of_promise)
        and (has_its_keys(of_municipality, v.id) or is_as_imported(of_municipality, of_promise, v.id)))
    and not exists (
      select from point_version w join point p on (p.municipality_id, p.id, p.promise_id) = (w.municipality_id, w.point_id, of_promise)
      where (w.municipality_id, w.id) = (of_municipality, v.id)
        and (has_its_keys(of_municipality, v.id) or is_as_imported(of_municipality, of_promise, v.id)))
    and not exists (
      select from entry_version w
      join entry e on (e.municipality_id, e.id) = (w.municipality_id, w.entry_id)
      join point p on (p.municipality_id, p.id, p.promise_id) = (e.municipality_id, e.point_id, of_promise)
      where (w.municipality_id, w.id) = (of_municipality, v.id) and (
        w.kind = 'silence' or w.source_import is not null
        or exists (select from entry_approval a where (a.municipality_id, a.entry_version_id, a.party_id, a.verdict) =
          (w.municipality_id, w.id, e.party_id, 'approved'))
        or not exists (select from sending s where (s.municipality_id, s.promise_id) = (of_municipality, of_promise)
          and e.party_id = any(s.key_parties))))
$$;

-- Whether a page says what the versions that it names say: a comma that was changed on the way has no key.
create function says_its_versions(of_publication publication) returns boolean language sql stable as $$
  select case of_publication.subject_kind
    when 'point' then exists (
      select from point_version v
      where v.municipality_id = of_publication.municipality_id and v.id = any(of_publication.from_versions)
        and v.point_id = of_publication.subject_id and v.body = of_publication.model ->> 'body'
        and v.above is not distinct from of_publication.model ->> 'above'
        and v.why is not distinct from of_publication.model ->> 'why')
    else exists (
      select from promise_version f
      where f.municipality_id = of_publication.municipality_id and f.id = any(of_publication.from_versions)
        and f.promise_id = of_publication.subject_id and f.title = of_publication.model ->> 'title'
        and f.intro is not distinct from of_publication.model ->> 'intro'
        and f.period_from::text = of_publication.model -> 'period' ->> 'from'
        and f.period_to::text = of_publication.model -> 'period' ->> 'to')
      and not exists (
        select from jsonb_array_elements(of_publication.model -> 'points') as told
        where not exists (
          select from point_version v
          where v.municipality_id = of_publication.municipality_id and v.id = any(of_publication.from_versions)
            and v.body = told ->> 'body' and v.above is not distinct from told ->> 'above'))
      and jsonb_array_length(of_publication.model -> 'points') = (
        select count(*) from point_version v
        where v.municipality_id = of_publication.municipality_id and v.id = any(of_publication.from_versions))
  end
$$;

-- The parties' keys on the frame are for the promise with the points that were sent with it: to take one away needs a
-- new frame. (Adding one needs its owners' keys.)
create function lacks_a_point(of_publication publication) returns boolean language sql stable as $$
  select exists (
    select from approval a
    join sending_point s on (s.municipality_id, s.sending_id) = (a.municipality_id, a.sending_id)
    join point_version v on (v.municipality_id, v.id) = (s.municipality_id, s.point_version_id)
    where a.municipality_id = of_publication.municipality_id and a.verdict = 'approved'
      and a.promise_version_id = any(of_publication.from_versions)
      and not exists (
        select from point_version w where w.municipality_id = v.municipality_id and w.point_id = v.point_id
          and w.id = any(of_publication.from_versions)))
$$;

alter table publication drop constraint publication_ground_check;
alter table publication add constraint publication_ground_check check (ground in ('accepted-import', 'demonstration', 'keys'));
comment on column publication.ground is 'Vad publiceringen grundas på: keys (parternas nycklar), accepted-import (godkänd import) eller demonstration (påhittat exempel)';

create or replace function refuse_without_ground() returns trigger language plpgsql as $$
declare own_promise uuid;
begin
  own_promise := coalesce(
    (select p.promise_id from point p where (p.municipality_id, p.id) = (new.municipality_id, new.subject_id)),
    new.subject_id);
  if new.ground = 'demonstration' then
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
