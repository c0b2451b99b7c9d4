-- Words in an answer that may be about somebody wait until a person has looked at them: they are shown, shown without what
-- was taken out, or not shown, each with who decided and why. What was taken out is gone: an answer's row changes in these
-- two ways alone (a review that masks, and the erasure of a closed dialogue's own words), and the database decides which.

create table input_review (
  municipality_id uuid not null,
  input_id uuid not null,
  no int not null check (no > 0),
  verdict text not null check (verdict in ('shown', 'masked', 'hidden')),
  reason text check (length(reason) between 1 and 200 and reason !~ '[[:cntrl:]]'),
  by_person uuid,
  at timestamptz not null default now(),
  primary key (municipality_id, input_id, no),
  foreign key (municipality_id, input_id) references input,
  constraint what_is_not_shown_has_a_reason check (verdict = 'shown' or reason is not null)
);
comment on table input_review is 'Granskningar av det som skrevs med egna ord i svar';
comment on column input_review.input_id is 'Svaret';
comment on column input_review.verdict is 'shown (visas), masked (visas utan det som togs bort) eller hidden (visas inte)';
comment on column input_review.reason is 'Varför något inte visas';

alter table input alter column payload drop not null, add erased_on date;
comment on column input.payload is 'SHA-256 av det som skickades, så att samma svar inte sparas två gånger; tomt när något har tagits bort';
comment on column input.held is 'Om det som skrevs med egna ord inte visas: det väntar på granskning, eller granskningen sa nej';
comment on column input.erased_on is 'Dagen då det som skrevs med egna ord gallrades';

-- As in 0020, and an answer that loses words.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' and may_be_removed(tg_table_name, to_jsonb(old)) then return old; end if;
  if tg_op = 'UPDATE' and tg_level = 'ROW' and tg_table_name = 'input' and is_owner()
    and current_setting('loftet.forgetting', true) = 'words'
    and to_jsonb(new) - '{answers,payload,held,erased_on}'::text[] = to_jsonb(old) - '{answers,payload,held,erased_on}'::text[]
  then return new; end if;
  raise exception '% kan inte ändras', tg_table_name using errcode = '55000';
end $$;

-- What was chosen, without what was written: the form says which is which.
create function without_own_words(answers jsonb, form jsonb) returns jsonb
language sql immutable set search_path = public, pg_temp as $$
  select coalesce(jsonb_object_agg(a.key, a.value), '{}') from jsonb_each(answers) a
  where not exists (select from jsonb_array_elements(form -> 'elements') e where e ->> 'name' = a.key
    and (e ->> 'type' = 'comment' or e ->> 'type' = 'place' and a.value ? 'words'))
$$;

-- Does with an answer what its latest review says; `masked` is the answers without what was taken out.
create function apply_review(of_input uuid, masked jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  said text;
begin
  select verdict into said from input_review where (municipality_id, input_id) = (mine, of_input) order by no desc limit 1;
  if said is null or (said = 'masked') <> (masked is not null) then
    raise exception 'granskningen säger något annat' using errcode = '55000';
  end if;
  perform set_config('loftet.forgetting', 'words', true);
  update input set held = (said = 'hidden'), answers = coalesce(masked, answers),
    payload = case when masked is null then payload end
  where (municipality_id, id) = (mine, of_input);
  perform set_config('loftet.forgetting', '', true);
end $$;
revoke all on function apply_review(uuid, jsonb) from public;
grant execute on function apply_review(uuid, jsonb) to loftet_app;

-- Everything that was written in dialogues that are closed. What was chosen stays, so that the counts still hold.
create function forget_own_words(ids uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := current_municipality();
  gone bigint;
begin
  perform set_config('loftet.forgetting', 'words', true);
  with closed as (
    select d.id from dialogue d where d.municipality_id = mine and d.id = any(ids)
      and (select s.step from dialogue_step s where (s.municipality_id, s.dialogue_id) = (d.municipality_id, d.id)
        order by s.no desc limit 1) = 'closed'
  ), emptied as (
    update input i set answers = without_own_words(i.answers, v.form), payload = null, held = false,
      erased_on = (now() at time zone 'Europe/Stockholm')::date
    from dialogue_version v
    where i.municipality_id = mine and i.dialogue_id in (select id from closed) and i.erased_on is null
      and (v.municipality_id, v.id) = (i.municipality_id, i.dialogue_version_id)
    returning i.dialogue_id
  )
  select count(distinct dialogue_id) into gone from emptied;
  perform set_config('loftet.forgetting', '', true);
  return gone;
end $$;
revoke all on function forget_own_words(uuid[]) from public;
grant execute on function forget_own_words(uuid[]) to loftet_app;

call wall('input_review');
call keep_for_ever('input_review');
call describe_common();
