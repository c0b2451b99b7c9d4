import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { EASY, EASY_TEXTS, type EasyKind } from '#promise/translation.ts';
import { writeTranslations } from '#promise/translations.server.ts';

export type EasySent = {
  readonly field: string;
  /** The version that the writer saw, 0 where there was none. */
  readonly no: number;
  /** The Swedish text that the writer saw beside it. */
  readonly from: string;
  readonly text: string;
};

const LONGEST = 4000;

/**
 * Saves a text in easy Swedish as it was typed, or says what is wrong with it.
 * @throws AppError `promise-not-found`, `point-not-found`, `edited-meanwhile`, `forbidden`
 */
export async function saveEasyText(
  work: Work,
  kind: EasyKind,
  at: { readonly promise: string; readonly point: string },
  sent: EasySent,
): Promise<{ readonly no: number } | { readonly error: string }> {
  const { tx, municipalityId } = work;
  const id = await findPromise(tx, municipalityId, at.promise);
  const promise = id === null ? null : await loadPromise(tx, municipalityId, id);
  if (promise === null) throw new AppError('promise-not-found');
  const subject = kind === 'promise' ? promise : promise.points.find(({ slug }) => slug === at.point);
  if (subject === undefined) throw new AppError('point-not-found');
  const known: readonly string[] = EASY_TEXTS[kind];
  if (!known.includes(sent.field) || sent.from === '') throw new AppError('point-not-found');
  if (sent.text === '') return { error: 'Skriv texten på lätt svenska först.' };
  if (sent.text.length > LONGEST) return { error: `Skriv högst ${LONGEST.toLocaleString('sv-SE')}\u00a0tecken.` };
  const [no = 0] = await writeTranslations(work, promise.id, EASY, [
    {
      kind,
      subjectId: subject.id,
      field: sent.field,
      expectedNo: sent.no,
      from: sent.from.replaceAll('\r\n', '\n'),
      body: sent.text.replaceAll('\r\n', '\n'),
      machine: false,
    },
  ]);
  return { no };
}
