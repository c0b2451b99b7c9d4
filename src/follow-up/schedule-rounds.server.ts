import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import type { RoundInput } from '#follow-up/entry-input.ts';
import { inOrder, periodsIn, suggestedDays, type Rhythm, type RoundDays } from '#follow-up/schedule.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { deadlinesFrom } from '#follow-up/year-wheel.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { promiseThatDay } from '#promise/promise-state.ts';

/**
 * Adds a promise's rounds: in a rhythm, with days that keep to the year wheel, or the very periods that are given. In a
 * rhythm no period is added over one that is there already, so that it can be asked for again after a prolongation.
 * @param today the day in Sweden
 * @returns the ids of those that are new
 * @throws AppError `promise-not-found`, `round-days-disordered`, `round-outside-promise`, `round-there-already` (for
 * given periods), `forbidden`
 */
export async function scheduleRounds(
  work: Work,
  promiseId: string,
  asked: Rhythm | readonly RoundInput[],
  today: string,
): Promise<string[]> {
  const { tx, municipalityId, actor } = work;
  await lockPromise(work, promiseId);
  const promise = await openPromise(work, promiseId, today);
  const there = await tx
    .withTables<FollowUpTables>()
    .selectFrom('round')
    .select(['period_from', 'period_to', 'label'])
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .execute();
  const isThere = ({ period, label }: RoundInput): boolean =>
    there.some((row) => row.period_from === period.from && row.period_to === period.to && row.label === label);
  const overlaps = ({ period }: RoundInput): boolean =>
    there.some((row) => row.period_from <= period.to && row.period_to >= period.from);
  const rounds = typeof asked === 'string' ? await inRhythm(work, promise, asked, today) : asked;
  for (const round of rounds) refuseUnfit(promise, round);
  if (typeof asked !== 'string' && rounds.some(isThere)) throw new AppError('round-there-already');
  const ids = await addRounds(
    work,
    promiseId,
    typeof asked === 'string' ? rounds.filter((round) => !overlaps(round)) : rounds,
  );
  if (ids.length > 0)
    await appendAudit(tx, {
      municipalityId,
      type: 'rounds-scheduled',
      subjectId: promiseId,
      personId: actor.personId,
      data: { rounds: ids, via: actor.via },
    });
  return ids;
}

async function openPromise(work: Work, promiseId: string, today: string): Promise<PromiseRecord> {
  const promise = await loadPromise(work.tx, work.municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  authorize(work.actor, 'round:schedule', promiseThatDay(work.municipalityId, promise, today));
  return promise;
}

async function inRhythm(work: Work, { period }: PromiseRecord, rhythm: Rhythm, today: string): Promise<RoundInput[]> {
  const wheel = await deadlinesFrom(work, period.from);
  return periodsIn(period, rhythm).map((one) => {
    const { opens, due, lockOn } = suggestedDays(one.period, wheel, today);
    return { ...one, opens, due, lockOn };
  });
}

function refuseUnfit(
  { period: whole }: PromiseRecord,
  { period, opens = null, due = null, lockOn = null }: RoundInput,
) {
  const outside = period.from < whole.from || period.to > whole.to || period.from > period.to;
  if (outside) throw new AppError('round-outside-promise');
  if (!inOrder({ opens, due, lockOn })) throw new AppError('round-days-disordered');
}

/**
 * Sets the days of a round that is not locked.
 * @throws AppError `round-not-found`, `round-days-disordered`, `forbidden`
 */
export async function changeRoundDays(work: Work, roundId: string, days: RoundDays, today: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const db = tx.withTables<FollowUpTables>();
  const round = await db
    .selectFrom('round')
    .select('promise_id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', roundId)
    .where('locked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (round === undefined) throw new AppError('round-not-found');
  await openPromise(work, round.promise_id, today);
  if (!inOrder(days)) throw new AppError('round-days-disordered');
  await db
    .updateTable('round')
    .set({ opens: days.opens, due: days.due, lock_on: days.lockOn })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', roundId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'round-days-changed',
    subjectId: roundId,
    personId: actor.personId,
    data: { opens: days.opens, due: days.due, lock: days.lockOn, via: actor.via },
  });
}
