import { z } from 'zod';
import type { AnswerColumn } from '#dialogue/answer-columns.ts';
import type { TypedRow } from '#dialogue/take-in-answers.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';
import type { FieldFault } from '#platform/sent-form.ts';

/** What all answers that are typed in together have alike. */
export type TypedTogether = { readonly no: number; readonly lang: Lang; readonly day: string };

const DAY = 'Skriv dagen så här: 2026-05-14.';
const Together = (today: string) =>
  z.object({
    version: z.coerce.number().int().min(1, 'Välj vilka frågor svaren gäller.').max(1_000_000),
    sprak: z.enum(LANGS, 'Välj språk.'),
    dag: z.iso
      .date(DAY)
      .refine((day) => day <= today, 'Dagen har inte varit än. Skriv dagen då svaren skrevs.')
      .refine((day) => day >= '2000-01-01', DAY),
  });

/** Which questions, which language and which day, or what is wrong with them. `today`: in Sweden. */
export function togetherSent(
  sent: FormData,
  today: string,
): { readonly together: TypedTogether } | { readonly faults: readonly FieldFault[] } {
  const read = Together(today).safeParse(Object.fromEntries(sent));
  if (read.success) return { together: { no: read.data.version, lang: read.data.sprak, day: read.data.dag } };
  return { faults: read.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message })) };
}

/** So many cards are typed on a page. */
export const ROWS = 20;
const LONGEST_CELL = 5_000;

/** The rows of the grid; those whose ids are none are left out. */
export function rowsSent(sent: FormData, columns: readonly AnswerColumn[]): TypedRow[] {
  const texts = columns.map(({ key }) => [key, sent.getAll(`c.${key}`).map(String)] as const);
  return sent
    .getAll('kort')
    .slice(0, ROWS)
    .map((id, at) => ({
      id: String(id),
      line: at + 1,
      cells: Object.fromEntries(texts.map(([key, all]) => [key, (all[at] ?? '').slice(0, LONGEST_CELL)])),
    }))
    .filter(({ id }) => isUuid(id));
}

/** Whether anything is typed in a row. */
export function isTyped({ cells }: Pick<TypedRow, 'cells'>): boolean {
  return Object.values(cells).some((text) => text.trim() !== '');
}
