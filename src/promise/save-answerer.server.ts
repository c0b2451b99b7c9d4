import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { isDay } from '#promise/form-text.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { setAnswerer } from '#promise/set-answerer.server.ts';
import { isUuid } from '#platform/is-uuid.ts';

export type AnswererSent = Readonly<Record<'partyId' | 'personId' | 'deputyId' | 'unitId' | 'from', string>>;

/**
 * Saves who answers for a point as it was typed, or says what is wrong with it.
 * @throws AppError as setAnswerer
 */
export async function saveAnswerer(
  work: Work,
  promiseSlug: string,
  pointSlug: string,
  sent: AnswererSent,
): Promise<{ readonly id: string } | { readonly error: string }> {
  const { tx, municipalityId } = work;
  const promiseId = await findPromise(tx, municipalityId, promiseSlug);
  const promise = promiseId === null ? null : await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  const point = promise.points.find(({ slug }) => slug === pointSlug);
  if (point === undefined) throw new AppError('point-not-found');
  if (sent.personId === '') return { error: 'Välj vem som svarar.' };
  if (!isDay(sent.from)) return { error: 'Skriv den första dagen så här: 2026-05-14.' };
  const ids = [sent.partyId, sent.personId, sent.deputyId, sent.unitId].filter((id) => id !== '');
  if (!ids.every(isUuid)) return { error: 'Något som du valde finns inte längre. Välj på nytt.' };
  const id = await setAnswerer(work, {
    pointId: point.id,
    partyId: sent.partyId,
    personId: sent.personId,
    deputyId: sent.deputyId || null,
    unitId: sent.unitId || null,
    from: sent.from,
  });
  return { id };
}
