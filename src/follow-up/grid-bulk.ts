import type { Progress } from '#follow-up/follow-up-record.ts';
import { isUuid } from '#platform/is-uuid.ts';

/** What may be said of several points at once: nothing that needs words or evidence of its own. */
export const BULK_PROGRESS = ['not-started', 'planned', 'under-way'] as const satisfies readonly Progress[];

export type Bulk = {
  readonly act: 'status' | 'remind' | 'approve';
  readonly rows: readonly { readonly pointId: string; readonly partyId: string }[];
  readonly roundId: string;
  readonly progress: (typeof BULK_PROGRESS)[number];
  readonly reason: string;
  /** When the page was drawn: what somebody has saved since is not overwritten. */
  readonly seen: Date;
};

/** What was typed and ticked, to be shown again. */
export type BulkTyped = {
  readonly rows: readonly string[];
  readonly round: string;
  readonly progress: string;
  readonly reason: string;
};

const ACTS = ['status', 'remind', 'approve'] as const;
const MOST_ROWS = 2_000;

/** The form below the grid, or what is wrong with it. */
export function bulkOf(sent: FormData): { bulk: Bulk; typed: BulkTyped } | { error: string; typed: BulkTyped } {
  const text = (name: string): string => String(sent.get(name) ?? '');
  const typed = {
    rows: sent.getAll('rad').map(String).slice(0, MOST_ROWS),
    round: text('period'),
    progress: text('status'),
    reason: text('skal').trim(),
  };
  const rows = typed.rows.flatMap((row) => {
    const [pointId = '', partyId = '', ...rest] = row.split('.');
    return isUuid(pointId) && isUuid(partyId) && rest.length === 0 ? [{ pointId, partyId }] : [];
  });
  const act = ACTS.find((one) => one === text('gor'));
  const progress = BULK_PROGRESS.find((one) => one === typed.progress);
  const seen = new Date(text('sett'));
  if (act === undefined || Number.isNaN(seen.getTime()) || rows.length !== typed.rows.length)
    return { error: 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.', typed };
  if (rows.length === 0) return { error: 'Välj minst en rad i listan.', typed };
  if (!isUuid(typed.round)) return { error: 'Välj en period.', typed };
  if (act === 'status' && progress === undefined) return { error: 'Välj en status.', typed };
  if (act === 'status' && typed.reason === '')
    return { error: 'Skriv ett skäl. Det gäller alla rader som du har valt.', typed };
  if (typed.reason.length > 4_000) return { error: 'Skälet är för långt. Skriv högst 4\u00a0000\u00a0tecken.', typed };
  return {
    bulk: { act, rows, roundId: typed.round, progress: progress ?? 'planned', reason: typed.reason, seen },
    typed,
  };
}
