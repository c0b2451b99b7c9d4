import type { Work } from '#access/work.server.ts';
import { answersToApprove } from '#follow-up/answers-to-approve.server.ts';
import { entriesWithoutKey } from '#follow-up/entry-approval.server.ts';
import { AppError } from '#platform/errors.ts';
import { numbers } from '#promise/listed-words.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { groundOf, refuseWithoutKeys } from '#publication/keys-hold.server.ts';
import type { MissingKey } from '#report-back/final-faults.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';

/**
 * The keys that a case's promise lacks: of its own texts by the rule of what is published, and, once it has been followed
 * up, of what the parties have answered. What came with an accepted document, and the examples of an invented municipality,
 * need none.
 */
export async function missingKeysOfCase(
  work: Work,
  promise: PromiseRecord,
  { kind, isDemo }: Pick<MemoRecord, 'kind' | 'isDemo'>,
): Promise<MissingKey[]> {
  const isExample = (await groundOf(work, { isDemo }, promise.id)) === 'demonstration';
  return [
    ...(isExample ? [] : await ofTexts(work, promise.id)),
    ...(kind === 'promise' ? [] : isDemo ? await ofExamples(work, promise) : await ofAnswers(work, promise)),
  ];
}

async function ofTexts(work: Work, promiseId: string): Promise<MissingKey[]> {
  try {
    await refuseWithoutKeys(work, promiseId);
    return [];
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== 'publication-keys-missing') throw fault;
    return [{ words: String(fault.details['what'] ?? ''), who: 'parterna', at: 'keys' }];
  }
}

async function ofAnswers({ tx, municipalityId }: Work, promise: PromiseRecord): Promise<MissingKey[]> {
  const without = await entriesWithoutKey(tx, municipalityId, promise.id);
  const named = new Map(
    promise.points
      .flatMap(({ owners, contributors }) => [...owners, ...contributors])
      .map(({ id, name }) => [id, name]),
  );
  return [...Map.groupBy(without, ({ partyId }) => partyId)].map(([partyId, rows]) => {
    const party = named.get(partyId) ?? 'En part';
    const points = promise.points.filter(({ id }) => rows.some(({ pointId }) => pointId === id));
    const told = numbers(points.map(({ number }) => number));
    return {
      words: `${party} har inte godkänt sin uppföljning av ${told.charAt(0).toLowerCase()}${told.slice(1)}.`,
      who: party,
      at: 'answers' as const,
    };
  });
}

async function ofExamples(work: Work, promise: PromiseRecord): Promise<MissingKey[]> {
  const waiting = (await answersToApprove(work)).filter(({ promiseSlug }) => promiseSlug === promise.slug);
  return [...new Set(waiting.map(({ partyName }) => partyName))].map((party) => ({
    words: `${party} har inte godkänt sin uppföljning.`,
    who: party,
    at: 'answers',
  }));
}
