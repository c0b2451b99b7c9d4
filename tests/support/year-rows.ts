import { sql } from 'kysely';
import { inInstallationView, type Work } from '#access/work.server.ts';
import { makeReportLink } from '#follow-up/report-link.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { BuiltRecord } from './record-builder.ts';

/** Ids of what `yearRows` has written. */
export type YearRows = {
  /** The round with what was asked of `person`, about the first point, for the municipality. */
  readonly roundId: string;
  readonly requestId: string;
  readonly recurringId: string;
  /** Of a question about the first point that waits for its answer. */
  readonly questionId: string;
  readonly activityId: string;
  readonly activityEvidenceId: string;
  readonly meetingId: string;
  readonly actionId: string;
  readonly forumId: string;
  readonly wheelDayId: string;
  readonly sendingId: string;
  readonly signatureId: string;
  readonly embargoId: string;
  /** Of a mail to `deputy` that did not go. */
  readonly mailId: string;
};

/**
 * A row in every table of a promise's year: answerers, measures, keys, requests, meetings. Written as rows, since an
 * export keeps what lies in the tables, whoever put it there. `promise` needs one point and one round that is not locked.
 */
export async function yearRows(
  built: BuiltRecord,
  promise: BuiltRecord,
  { person, deputy, words }: { readonly person: string; readonly deputy: string; readonly words: string },
): Promise<YearRows> {
  const { parties } = built;
  const point = promise.point(0);
  return built.work(async (work) => {
    const { tx, municipalityId: m } = work;
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
    const [round] = promise.rounds;
    const forumId = fora[0]?.id;
    if (found === undefined || round === undefined || forumId === undefined)
      throw new Error('there is no point to hang the year on');
    const [measure, sending, recurring, meeting, version] = [newId(), newId(), newId(), newId(), newId()];
    const [request, action, wheelDay, signature] = [newId(), newId(), newId(), newId()];
    const embargo = newId();
    await sql`insert into embargo (municipality_id, id, point_id, party_id, until, reason)
      values (${m}, ${embargo}, ${point}, ${parties.police}, '2022-12-31', ${words})`.execute(tx);
    await sql`insert into site_version (municipality_id, id, promise_id, period, site, version)
      values (${m}, ${newId()}, ${promise.promise.id}, '2022-01-2022-04', 'polisen.se', 1)`.execute(tx);
    await sql`insert into planned_publication (municipality_id, id, promise_id, publish_at, size, note, expected_no)
      values (${m}, ${newId()}, ${promise.promise.id}, '2998-12-31', 'major', ${words}, 0)`.execute(tx);
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
      values (${m}, ${signature}, ${promise.promise.id}, ${parties.police}, 'Kim Ek', 'lokalpolisområdeschef', '2022-02-01')`.execute(
      tx,
    );
    const translation = newId();
    await sql`insert into translation (municipality_id, id, subject_kind, subject_id, field, lang, no, source, body, made_from)
      values (${m}, ${translation}, 'point', ${point}, 'body', 'sv-x-lattlast', 1, ${found.content}, ${words}, ${words})`.execute(
      tx,
    );
    await sql`insert into translation_approval (municipality_id, translation_id, by_person)
      values (${m}, ${translation}, ${person})`.execute(tx);
    await sql`insert into wheel_day (municipality_id, id, day, name, party_id, forum_id)
      values (${m}, ${wheelDay}, '2022-05-12', 'Nämndens sista dag för handlingar', ${parties.municipality}, ${forumId})`.execute(
      tx,
    );
    await sql`update round set opens = '2022-01-03', due = '2022-05-12', lock_on = '2022-05-20'
      where municipality_id = ${m} and id = ${round}`.execute(tx);
    await sql`insert into request (municipality_id, id, round_id, point_id, party_id, person_id, part, state, draft, draft_at)
      values (${m}, ${request}, ${round}, ${point}, ${parties.municipality}, ${person}, 'answerer', 'waiting', ${JSON.stringify({ body: words })}, now())`.execute(
      tx,
    );
    await sql`insert into entry_approval (municipality_id, id, entry_version_id, party_id, verdict, in_role, content, by_person)
      values (${m}, ${newId()}, ${written[0]?.entry}, ${parties.municipality}, 'approved', 'approver', ${written[0]?.content}, ${person})`.execute(
      tx,
    );
    // So many that they may be told.
    await sql`insert into noticed (municipality_id, id, round_id, point_id, value, lang, day)
      select ${m}, gen_random_uuid(), ${round}, ${point}, 'yes', 'ar', '2022-05-02' from generate_series(1, 6)`.execute(
      tx,
    );
    const [question, waitingQuestion] = [newId(), newId()];
    await sql`insert into point_question (municipality_id, id, point_id, body, lang, day, due) values
      (${m}, ${question}, ${point}, 'Hur mycket ljusare blir det?', 'sv', '2022-02-01', '2022-03-03'),
      (${m}, ${waitingQuestion}, ${point}, 'När börjar ni?', 'sv', '2022-02-02', '2022-03-04')`.execute(tx);
    await sql`insert into point_question_reply (municipality_id, question_id, no, party_id, shown, answer, is_public)
      values (${m}, ${question}, 1, ${parties.municipality}, 'Hur mycket ljusare blir det?', ${words}, true)`.execute(
      tx,
    );
    await sql`insert into recurring (municipality_id, id, point_id, party_id, body, count, unit, every, first_day)
      values (${m}, ${recurring}, ${point}, ${parties.police}, ${words}, 1, 'pass', 'week', '2022-01-03')`.execute(tx);
    await sql`insert into recurring_skip (municipality_id, recurring_id, day, reason)
      values (${m}, ${recurring}, '2022-01-10', 'Storm.')`.execute(tx);
    await sql`insert into meeting (municipality_id, id, forum_id, day) values (${m}, ${meeting}, ${forumId}, '2022-01-11')`.execute(
      tx,
    );
    await sql`insert into meeting_version (municipality_id, id, meeting_id, no, notes, decisions)
      values (${m}, ${version}, ${meeting}, 1, ${words}, 'Vi går på torsdag.')`.execute(tx);
    await sql`insert into meeting_attendance values (${m}, ${version}, 1, 'Polisen', 2)`.execute(tx);
    await sql`insert into meeting_action (municipality_id, id, meeting_id, body, owner_words)
      values (${m}, ${action}, ${meeting}, ${words}, 'Polisen')`.execute(tx);
    const [activityId = ''] = await addActivities(work, [
      { pointId: point, partyId: parties.municipality, day: '2022-02-14', body: 'Vandring på alla hjärtans dag.' },
    ]);
    const { rows: files } = await sql<{ sha256: string }>`
      select sha256 from file where municipality_id = ${m} and content is not null order by sha256 limit 1`.execute(tx);
    const fileSha256 = files[0]?.sha256 ?? '';
    await addEvidence(work, [{ activityId, fileSha256, caption: 'Bilden' }]);
    const { rows: beside } = await sql<{ id: string }>`
      select id from evidence where municipality_id = ${m} and activity_id = ${activityId}`.execute(tx);
    await addNotice(work, {
      personId: person,
      kind: 'report-reminder',
      subjectId: round,
      step: 'before-5',
      data: { promise: 'Löftet', round: 'T1 2022', due: '2022-05-10', points: 1 },
    });
    await addNotice(work, {
      personId: deputy,
      kind: 'page-behind',
      subjectId: promise.promise.id,
      step: 'first',
      data: { promise: 'Löftet', day: '2022-05-11' },
    });
    const mailId = newId();
    await inInstallationView(work, (installation) =>
      sql`insert into mail (id, dedupe, kind, person_id, lang, state, fault)
        values (${mailId}, ${`digest-${deputy}`}, 'digest', ${deputy}, 'sv', 'failed', 'Mejlservern svarade inte.')`.execute(
        installation,
      ),
    );
    await makeReportLink(tx, { municipalityId: m, roundId: round, personId: person });
    return {
      roundId: round,
      requestId: request,
      recurringId: recurring,
      questionId: waitingQuestion,
      activityId,
      activityEvidenceId: beside[0]?.id ?? '',
      meetingId: meeting,
      actionId: action,
      forumId,
      wheelDayId: wheelDay,
      sendingId: sending,
      signatureId: signature,
      embargoId: embargo,
      mailId,
    };
  });
}

/** Follows the promise that was published first, has something new to be told, and has asked for more. */
export async function aFollower({ tx, municipalityId: m }: Work): Promise<string> {
  const { rows } = await sql<{ id: string; promise: string }>`
    select id, subject_id as promise from publication
    where municipality_id = ${m} and subject_kind = 'promise' and lang = 'sv' order by id limit 1`.execute(tx);
  const [page] = rows;
  if (page === undefined) throw new Error('nothing is published to follow');
  const id = newId();
  const [mark, end, token] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
  await sql`insert into follower (municipality_id, id, address_hash, address, end_hash, lang, rhythm)
    values (${m}, ${id}, ${mark}, '\\x00', ${end}, 'sv', 'week')`.execute(tx);
  await sql`insert into follow (municipality_id, follower_id, subject_kind, subject_id)
    values (${m}, ${id}, 'promise', ${page.promise})`.execute(tx);
  await sql`insert into follower_news values (${m}, ${id}, ${page.id}, '2022-01-01')`.execute(tx);
  await sql`insert into follow_ask
      (municipality_id, id, token_hash, address_hash, address, lang, rhythm, subject_kind, subject_id, expires_at)
    values (${m}, ${newId()}, ${token}, ${mark}, '\\x00', 'sv', 'week', 'promise', ${page.promise}, '2998-12-31')`.execute(
    tx,
  );
  return id;
}
