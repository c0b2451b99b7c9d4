import type { Work } from '#access/work.server.ts';
import { addPlace } from '#places/registers.server.ts';
import { AppError } from '#platform/errors.ts';
import { mergeForms, withTheirs, type FormClash } from '#places/merge-forms.ts';
import { pointForm, pointWords, type PointForm } from '#promise/point-form.ts';
import { loadPointVersion } from '#promise/point-queries.server.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { readPointForm, type FormFaults } from '#promise/read-point-form.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';

export type PointSent = {
  /** The version that the writer saw. */
  readonly no: number;
  readonly form: PointForm;
  /** The fields where the writer chose what somebody else had saved. */
  readonly theirs: readonly string[];
};

export type Saved =
  /** `taken`: what another has saved meanwhile in fields that this writer left alone. */
  | { readonly kind: 'saved'; readonly changed: boolean; readonly taken: readonly string[] }
  /** Nothing is written: what was typed, and what a person must put right or choose. `no` is the version to go on from. */
  | {
      readonly kind: 'open';
      readonly no: number;
      readonly form: PointForm;
      readonly faults: FormFaults;
      readonly clashes: readonly FormClash[];
    };

/**
 * Saves a point as it was typed. Who saves second gets both texts, field by field, and chooses; fields that only one of
 * the two has changed are taken from that one.
 * @throws AppError `promise-not-found`, `point-not-found`, `edited-meanwhile` (in the same moment), `forbidden`
 */
export async function savePoint(work: Work, promiseSlug: string, pointSlug: string, sent: PointSent): Promise<Saved> {
  const { tx, municipalityId } = work;
  const promiseId = await findPromise(tx, municipalityId, promiseSlug);
  const promise = promiseId === null ? null : await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  const point = promise.points.find(({ slug }) => slug === pointSlug);
  if (point === undefined) throw new AppError('point-not-found');
  const choices = await writingChoices(tx, municipalityId, promise.period);
  const current = pointForm(point);
  const seen = sent.no === point.no ? point : await loadPointVersion(tx, municipalityId, point.id, sent.no);
  if (seen === null) throw new AppError('point-not-found');
  const typed = withTheirs(sent.form, current, sent.theirs);
  const { form, clashes, taken } = mergeForms(pointForm(seen), current, typed, pointWords(choices));
  const read = readPointForm(form, choices, promise.period);
  const faults = 'faults' in read ? read.faults : {};
  if ('faults' in read || clashes.length > 0) return { kind: 'open', no: point.no, form, faults, clashes };
  const before = readPointForm(current, choices, promise.period);
  if (!('faults' in before) && JSON.stringify(before) === JSON.stringify(read))
    return { kind: 'saved', changed: false, taken };
  const placeId =
    read.freshPlace === null
      ? (read.point.placeId ?? null)
      : await addPlace(work, read.freshPlace.name, read.freshPlace.visibility);
  await revisePoint(work, point.id, point.no, { ...read.point, placeId });
  return { kind: 'saved', changed: true, taken };
}
