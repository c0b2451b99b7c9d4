import { sql } from 'kysely';
import { newId } from '#platform/uuid.server.ts';
import type { BuiltRecord } from './record-builder.ts';

/**
 * A row in every table of a promise's year: answerers, measures, keys, requests, meetings. Written as rows, since an
 * export keeps what lies in the tables, whoever put it there. `promise` needs one point and one round that is not locked.
 */
export async function yearRows(built: BuiltRecord, promise: BuiltRecord, words: string): Promise<void> {
  const { parties } = built;
  const [person, deputy] = [newId(), newId()];
  const point = promise.point(0);
  await built.work(async ({ tx, municipalityId: m }) => {
    const { rows } = await sql<{ version: string; content: string; frame: string }>`
      select v.id as version, v.content, f.id as frame from point_version v
      join point p on (p.municipality_id, p.id) = (v.municipality_id, v.point_id)
      join promise_version f on (f.municipality_id, f.promise_id) = (p.municipality_id, p.promise_id)
      where v.municipality_id = ${m} and v.point_id = ${point} order by v.no desc, f.no desc limit 1`.execute(tx);
    const [found] = rows;
    const { rows: written } = await sql<{ entry: string; content: string }>`
      select id as entry, content from entry_version where municipality_id = ${m} order by id limit 1`.execute(tx);
    const { rows: fora } = await sql<{ id: string }>`insert into forum (municipality_id, id, kind, name)
      values (${m}, ${newId()}, 'operative', 'Veckomötet') returning id`.execute(tx);
    const { rows: goals } = await sql<{ id: string }>`
      select id from goal where municipality_id = ${m} order by id limit 1`.execute(tx);
    if (found === undefined) throw new Error('there is no point to hang the year on');
    const [measure, sending, recurring, meeting, version] = [newId(), newId(), newId(), newId(), newId()];
    const round = promise.rounds[0];
    await sql`insert into point_goal values (${m}, ${found.version}, ${goals[0]?.id}, 1)`.execute(tx);
    await sql`insert into measure values (${m}, ${measure}, ${point})`.execute(tx);
    await sql`insert into measure_version (municipality_id, measure_id, point_version_id, position, body, owner_party, actors, limits, funding, amount, due)
      values (${m}, ${measure}, ${found.version}, 1, ${words}, ${parties.municipality}, 'Grannarna', 'Får inte hindra utryckningsfordon.', 'kommunen', 12500.5, '2022-05-01')`.execute(
      tx,
    );
    await sql`insert into answerer (municipality_id, id, point_id, party_id, person_id, deputy_id, valid_from)
      values (${m}, ${newId()}, ${point}, ${parties.municipality}, ${person}, ${deputy}, '2022-01-01')`.execute(tx);
    await sql`insert into sending (municipality_id, id, promise_id, no, promise_version_id, message)
      values (${m}, ${sending}, ${promise.promise.id}, 1, ${found.frame}, ${words})`.execute(tx);
    await sql`insert into sending_point values (${m}, ${sending}, ${found.version})`.execute(tx);
    await sql`insert into approval (municipality_id, id, sending_id, point_version_id, party_id, verdict, comment, in_role, content, by_person)
      values (${m}, ${newId()}, ${sending}, ${found.version}, ${parties.municipality}, 'returned', ${words}, 'approver', ${found.content}, ${person})`.execute(
      tx,
    );
    await sql`insert into signature (municipality_id, id, promise_id, party_id, name, title, day)
      values (${m}, ${newId()}, ${promise.promise.id}, ${parties.police}, 'Kim Ek', 'lokalpolisområdeschef', '2022-02-01')`.execute(
      tx,
    );
    await sql`insert into translation (municipality_id, id, subject_kind, subject_id, field, lang, no, source, body)
      values (${m}, ${newId()}, 'point', ${point}, 'body', 'sv-x-lattlast', 1, ${found.content}, ${words})`.execute(tx);
    await sql`insert into wheel_day (municipality_id, id, day, name, party_id, forum_id)
      values (${m}, ${newId()}, '2022-05-12', 'Nämndens sista dag för handlingar', ${parties.municipality}, ${fora[0]?.id})`.execute(
      tx,
    );
    await sql`insert into request (municipality_id, id, round_id, point_id, party_id, person_id, part, state, draft, draft_at)
      values (${m}, ${newId()}, ${round}, ${point}, ${parties.municipality}, ${person}, 'answerer', 'waiting', ${JSON.stringify({ body: words })}, now())`.execute(
      tx,
    );
    await sql`insert into entry_approval (municipality_id, id, entry_version_id, party_id, verdict, in_role, content, by_person)
      values (${m}, ${newId()}, ${written[0]?.entry}, ${parties.municipality}, 'approved', 'approver', ${written[0]?.content}, ${person})`.execute(
      tx,
    );
    await sql`insert into recurring (municipality_id, id, point_id, party_id, body, count, unit, every, first_day)
      values (${m}, ${recurring}, ${point}, ${parties.police}, ${words}, 1, 'pass', 'week', '2022-01-03')`.execute(tx);
    await sql`insert into recurring_skip (municipality_id, recurring_id, day, reason)
      values (${m}, ${recurring}, '2022-01-10', 'Storm.')`.execute(tx);
    await sql`insert into meeting (municipality_id, id, forum_id, day) values (${m}, ${meeting}, ${fora[0]?.id}, '2022-01-11')`.execute(
      tx,
    );
    await sql`insert into meeting_version (municipality_id, id, meeting_id, no, notes, decisions)
      values (${m}, ${version}, ${meeting}, 1, ${words}, 'Vi går på torsdag.')`.execute(tx);
    await sql`insert into meeting_attendance values (${m}, ${version}, 1, 'Polisen', 2)`.execute(tx);
    await sql`insert into meeting_action (municipality_id, id, meeting_id, body, owner_words)
      values (${m}, ${newId()}, ${meeting}, ${words}, 'Polisen')`.execute(tx);
    await sql`insert into brief (municipality_id, id, promise_id, round_id, no, forum_id, model, content)
      values (${m}, ${newId()}, ${promise.promise.id}, ${round}, 1, ${fora[0]?.id}, '{"kept": 1}', ${'a'.repeat(64)})`.execute(
      tx,
    );
  });
}
