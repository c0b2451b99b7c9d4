import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { entriesWithoutKey } from '#follow-up/entry-approval.server.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { periodName } from '#follow-up/period-name.ts';
import { AppError } from '#platform/errors.ts';
import { isPointGone, POINT_GONE } from '#promise/gone-points.server.ts';
import { loadKeys } from '#promise/keys-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { missingKeyWords } from '#promise/missing-keys.ts';
import type { Ground } from '#publication/version.ts';

/**
 * On what a promise is published: the parties' keys once it has been sent for approval; before that what an accepted
 * document says, or the example of an invented municipality.
 */
export async function groundOf(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  { isDemo }: { readonly isDemo: boolean },
  promiseId: string,
): Promise<Ground> {
  const { rows } = await sql<{ sent: boolean; imported: boolean }>`
    select exists (select from sending where municipality_id = ${municipalityId} and promise_id = ${promiseId}) as sent,
      exists (select from import where municipality_id = ${municipalityId} and promise_id = ${promiseId}
        and state = 'accepted') as imported`.execute(tx);
  const [found] = rows;
  if (found?.sent === true) return 'keys';
  if (isDemo) return 'demonstration';
  return found?.imported === true ? 'accepted-import' : 'keys';
}

/**
 * Every text of the promise has its keys or stands as it came with an accepted document, and no point that the parties
 * approved the promise with is gone. The database holds the same (constraint `ground_holds`); here it is told whose keys
 * are missing.
 * @throws AppError `publication-keys-missing`
 */
export async function refuseWithoutKeys(work: Work, promiseId: string): Promise<void> {
  const keys = await loadKeys(work, promiseId);
  if (keys === null) throw new AppError('promise-not-found');
  const without = keys.state.texts.filter(({ complete }) => !complete);
  const imported = await asImported(
    work,
    promiseId,
    without.map(({ versionId }) => versionId),
  );
  const open = without.filter(({ versionId }) => !imported.has(versionId));
  if (open.length > 0) throw new AppError('publication-keys-missing', { what: missingKeyWords(open, keys) });
  if (await isPointGone(work, keys)) throw new AppError('publication-keys-missing', { what: POINT_GONE });
}

/**
 * Somebody who has answered is not shown as silent. An answer that waits for its party's key is left out of what is
 * published, so that a period that is locked, or past its last day, would say that nobody had answered or was late.
 * @param followUp what would be published: approved answers alone
 * @throws AppError `publication-keys-missing`
 */
export async function refuseFalseSilence(
  { tx, municipalityId }: Work,
  promise: PromiseRecord,
  followUp: FollowUpRecord,
  today: string,
): Promise<void> {
  const shown = new Set(followUp.entries.map(({ id }) => id));
  const over = new Map(
    followUp.rounds
      .filter(({ lockedAt, due }) => lockedAt !== null || (due !== null && due < today))
      .map((round) => [round.id, periodName(round)]),
  );
  const hidden = (await entriesWithoutKey(tx, municipalityId, promise.id)).filter(
    ({ entryId, roundId }) => over.has(roundId) && !shown.has(entryId),
  );
  if (hidden.length === 0) return;
  const told = hidden.map(({ pointId, partyId, roundId }) => {
    const point = promise.points.find(({ id }) => id === pointId);
    const party = [...(point?.owners ?? []), ...(point?.contributors ?? [])].find(({ id }) => id === partyId);
    return `${party?.name ?? 'En part'} har inte godkänt sitt svar om punkt\u00a0${point?.number ?? '?'} för ${over.get(roundId)}.`;
  });
  throw new AppError('publication-keys-missing', {
    what: `${told.join(' ')} Utan det skulle alla läsa att ingen uppföljning är lämnad.`,
  });
}

async function asImported(
  { tx, municipalityId }: Work,
  promiseId: string,
  versions: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${versions}::uuid[]) as id
    where is_as_imported(${municipalityId}::uuid, ${promiseId}::uuid, id)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
