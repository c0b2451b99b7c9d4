import type { Work } from '#access/work.server.ts';
import { readCoding, type TypedCoded } from '#dialogue/coding-form.ts';
import { loadInput } from '#dialogue/review-queries.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { addTheme } from '#dialogue/write-theme.server.ts';
import { AppError } from '#platform/errors.ts';
import type { FieldFault } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';

export type CodingSent = {
  readonly inputId: string;
  readonly expectedNo: number;
  readonly rows: readonly TypedCoded[];
  /** Makes themes of the names that are none yet. */
  readonly makeThemes: boolean;
};
export type CodingSaved =
  | { readonly kind: 'saved' }
  /** `unknown`: the names that could be made themes of, where nothing else is wrong. */
  | { readonly kind: 'open'; readonly faults: readonly FieldFault[]; readonly unknown: readonly string[] };

/**
 * Codes an answer of a dialogue as it was typed, or says what is wrong in which row.
 * @throws AppError `forbidden`, `not-found` (what is held is not coded either), `edited-meanwhile`
 */
export async function saveTypedCoding(work: Work, dialogueId: string, sent: CodingSent): Promise<CodingSaved> {
  const { inputId, expectedNo, rows, makeThemes } = sent;
  const { form, held } = await loadInput(work, dialogueId, inputId);
  if (held) throw new AppError('not-found');
  const first = readCoding(rows, await loadThemes(work), form);
  if (makeThemes) for (const name of first.unknown) await addTheme(work, newId(), { name, parentId: null });
  const { coded, faults, unknown } =
    makeThemes && first.unknown.length > 0 ? readCoding(rows, await loadThemes(work), form) : first;
  if (faults.length > 0) return { kind: 'open', faults, unknown };
  await saveCoding(work, inputId, { expectedNo, coded });
  return { kind: 'saved' };
}
