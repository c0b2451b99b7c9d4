import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { standingOf } from '#follow-up/request-standing.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addDays } from '#platform/clock.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';

const LONGEST_DAYS = 366;

export type Snooze = {
  readonly roundId: string;
  readonly personId: string;
  /** Nobody is reminded before that day. */
  readonly until: string;
  readonly reason: string;
};

/**
 * Puts off the reminders of everything that a person owes in a round, with a reason. Nothing is answered by it: the
 * questions are open, and the lock writes silence for them as for others.
 * @param today the day in Sweden
 * @throws AppError `round-not-found`, `request-not-found` where nothing waits, `snooze-in-the-past`, `forbidden`
 */
export async function snoozeRequests(
  work: Work,
  { roundId, personId, until, reason }: Snooze,
  today: string,
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const round = await standingOf(work, roundId, today);
  if (round === null) throw new AppError('round-not-found');
  authorize(actor, 'request:send', { municipalityId, state: round.state, areas: round.areas });
  if (until <= today || until > addDays(today, LONGEST_DAYS)) throw new AppError('snooze-in-the-past');
  const { numUpdatedRows } = await tx
    .withTables<FollowUpTables>()
    .updateTable('request')
    .set({ snoozed_until: until, reason })
    .where('municipality_id', '=', municipalityId)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('request-not-found');
  await appendAudit(tx, {
    municipalityId,
    type: 'requests-snoozed',
    subjectId: roundId,
    personId: actor.personId,
    data: { person: personId, until, requests: Number(numUpdatedRows), via: actor.via },
  });
}
