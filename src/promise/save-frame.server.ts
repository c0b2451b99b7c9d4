import type { Work } from '#access/work.server.ts';
import { ensureAreas } from '#places/registers.server.ts';
import { AppError } from '#platform/errors.ts';
import { frameForm, frameWords, type FrameForm } from '#promise/frame-form.ts';
import { loadFrameVersion } from '#promise/frame-version.server.ts';
import { mergeForms, withTheirs, type FormClash } from '#places/merge-forms.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { periodTyped, readFrameForm } from '#promise/read-frame-form.ts';
import type { FormFaults } from '#promise/read-point-form.ts';
import { reviseFrame } from '#promise/revise-frame.server.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';

export type FrameSent = { readonly no: number; readonly form: FrameForm; readonly theirs: readonly string[] };

export type FrameSaved =
  | { readonly kind: 'saved'; readonly changed: boolean; readonly taken: readonly string[] }
  | {
      readonly kind: 'open';
      readonly no: number;
      readonly form: FrameForm;
      readonly faults: FormFaults;
      readonly clashes: readonly FormClash[];
    };

/**
 * Saves a promise's own text as it was typed; two editors at once as for a point (save-point.server.ts).
 * @throws AppError `promise-not-found`, `edited-meanwhile` (in the same moment), `forbidden`
 */
export async function saveFrame(work: Work, slug: string, sent: FrameSent): Promise<FrameSaved> {
  const { tx, municipalityId } = work;
  const promiseId = await findPromise(tx, municipalityId, slug);
  const promise = promiseId === null ? null : await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  const current = frameForm(promise);
  const seen = sent.no === promise.no ? current : await loadFrameVersion(tx, municipalityId, promise.id, sent.no);
  if (seen === null) throw new AppError('promise-not-found');
  const typed = withTheirs(sent.form, current, sent.theirs);
  const choices = await writingChoices(tx, municipalityId, periodTyped(typed) ?? promise.period);
  const { form, clashes, taken } = mergeForms(seen, current, typed, frameWords(choices));
  const named = new Map(promise.parties.map((party) => [party.id, party.named]));
  const read = readFrameForm(form, choices, named);
  const faults = 'faults' in read ? read.faults : {};
  if ('faults' in read || clashes.length > 0) return { kind: 'open', no: promise.no, form, faults, clashes };
  const before = readFrameForm(current, choices, named);
  if (!('faults' in before) && JSON.stringify(before) === JSON.stringify(read))
    return { kind: 'saved', changed: false, taken };
  const fresh = read.freshArea === null ? [] : await ensureAreas(work, [read.freshArea], read.frame.period);
  const areas = [...read.frame.areas, ...fresh.filter(({ id }) => !read.frame.areas.some((area) => area.id === id))];
  await reviseFrame(work, promise.id, promise.no, { ...read.frame, areas });
  return { kind: 'saved', changed: true, taken };
}
