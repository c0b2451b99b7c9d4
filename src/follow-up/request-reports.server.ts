import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { rowParts } from '#platform/row-parts.ts';
import { newId } from '#platform/uuid.server.ts';
import { answerersOn } from '#promise/answerer-queries.server.ts';
import { loadPointsAlone } from '#promise/point-queries.server.ts';
import { periodName } from '#follow-up/period-name.ts';
import type { RequestPart } from '#follow-up/request-record.ts';
import { standingOf } from '#follow-up/request-standing.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

type Asked = { readonly pointId: string; readonly partyId: string; readonly part: RequestPart };

export type ReportsAsked = {
  readonly requests: number;
  readonly people: number;
  /** Owners of points for whom nobody answers on that day: whoever asks must find somebody. */
  readonly withoutAnswerer: readonly { readonly pointId: string; readonly partyId: string }[];
};

/**
 * Asks everybody who answers for a point on the day `today` how it went in a round: one request for each point and owner
 * party, and for each party that contributes and has an answerer. Who has answered already, or has been asked, is not
 * asked again, so calling it twice asks nobody twice. A question that waits for somebody who has been replaced since goes
 * to whoever answers now.
 * @throws AppError `round-not-found` where there is none or it is locked, `forbidden`
 */
export async function askForReports(work: Work, roundId: string, today: string): Promise<ReportsAsked> {
  const { tx, municipalityId, actor } = work;
  const round = await standingOf(work, roundId, today);
  if (round === null || round.state === 'locked') throw new AppError('round-not-found');
  authorize(actor, 'request:send', { municipalityId, state: round.state, areas: round.areas });
  const points = (await loadPointsAlone(tx, municipalityId, [round.promiseId])).get(round.promiseId) ?? [];
  const answering = await answerersOn(
    tx,
    municipalityId,
    points.map(({ id }) => id),
    today,
  );
  const answerers = new Map(answering.map((one) => [keyOf(one), one.person.id]));
  await releaseReplaced(work, roundId, today);
  const known = await knownIn(work, roundId);
  const wanted: Asked[] = points.flatMap(({ id: pointId, owners, contributors }) => [
    ...owners.map(({ id }) => ({ pointId, partyId: id, part: 'answerer' as const })),
    ...contributors.map(({ id }) => ({ pointId, partyId: id, part: 'contributor' as const })),
  ]);
  const open = wanted.filter((asked) => !known.has(keyOf(asked)));
  const rows = open.flatMap((asked) => {
    const personId = answerers.get(keyOf(asked));
    return personId === undefined ? [] : [{ ...asked, personId }];
  });
  // On the day that is asked about: reminders count from it.
  const askedAt = sql<Date>`least(now(), (${today}::date + 1)::timestamp at time zone 'Europe/Stockholm' - interval '1 second')`;
  for (const part of rowParts(rows))
    await tx
      .withTables<FollowUpTables>()
      .insertInto('request')
      .values(
        part.map((row) => ({
          municipality_id: municipalityId,
          id: newId(),
          round_id: roundId,
          point_id: row.pointId,
          party_id: row.partyId,
          person_id: row.personId,
          part: row.part,
          state: 'waiting' as const,
          asked_at: askedAt,
        })),
      )
      // Who once handed it on may get it back.
      .onConflict((conflict) =>
        conflict
          .columns(['municipality_id', 'round_id', 'point_id', 'party_id', 'person_id'])
          .doUpdateSet({ state: 'waiting', reason: null }),
      )
      .execute();
  const people = Map.groupBy(rows, (row) => row.personId);
  for (const [personId, own] of people)
    await addNotice(work, {
      personId,
      kind: 'report-request',
      subjectId: roundId,
      // Who is asked for more points on a later day, when somebody else has left, is told of those too.
      step: `asked-${today}`,
      data: { promise: round.title, round: periodName(round), points: own.length, due: round.due },
    });
  // The clock asks every morning, so that whoever has become an answerer is asked too: mostly there is nothing to tell.
  if (rows.length > 0)
    await appendAudit(tx, {
      municipalityId,
      type: 'reports-requested',
      subjectId: roundId,
      personId: actor.personId,
      data: { requests: rows.length, people: people.size, via: actor.via },
    });
  return {
    requests: rows.length,
    people: people.size,
    withoutAnswerer: open
      .filter((asked) => asked.part === 'answerer' && !answerers.has(keyOf(asked)))
      .map(({ pointId, partyId }) => ({ pointId, partyId })),
  };
}

function keyOf({ pointId, partyId }: Pick<Asked, 'pointId' | 'partyId'>): string {
  return `${pointId} ${partyId}`;
}

/**
 * Questions no longer wait for those who have stopped answering for a point, where somebody else does. Whoever got one from
 * a colleague never answered for the point, and keeps it.
 */
async function releaseReplaced({ tx, municipalityId }: Work, roundId: string, today: string): Promise<void> {
  await sql`
    update request q set state = 'handed-on', reason = 'Någon annan svarar för punkten nu.'
    where q.municipality_id = ${municipalityId} and q.round_id = ${roundId} and q.state = 'waiting'
      and exists (select from answerer a where (a.municipality_id, a.point_id, a.party_id, a.person_id) =
        (q.municipality_id, q.point_id, q.party_id, q.person_id) and a.valid_from <= a.valid_to and a.valid_to < ${today}::date)
      and exists (select from answerer a where (a.municipality_id, a.point_id, a.party_id) =
        (q.municipality_id, q.point_id, q.party_id) and a.person_id <> q.person_id
        and a.valid_from <= ${today}::date and coalesce(a.valid_to >= ${today}::date, true))`.execute(tx);
}

/** The points and parties of a round that have answered, or that somebody is asked for. */
async function knownIn({ tx, municipalityId }: Work, roundId: string): Promise<Set<string>> {
  const { rows } = await sql<{ pointId: string; partyId: string }>`
    select point_id as "pointId", party_id as "partyId" from entry
    where municipality_id = ${municipalityId} and round_id = ${roundId}
    union
    select point_id, party_id from request
    where municipality_id = ${municipalityId} and round_id = ${roundId} and state <> 'handed-on'`.execute(tx);
  return new Set(rows.map(keyOf));
}
