import type { FieldFault, Rows } from '#report-back/review-fields.ts';
import type { Clash, Plan, Posted } from '#report-back/review-save.ts';

/** What the page shows when something could not be saved: everything that was typed, and why it is not saved. */
export type Answer = {
  readonly error: string;
  /** The point whose fields were sent; null for the frame. */
  readonly point: number | null;
  readonly rows: Readonly<Record<string, Rows>>;
  readonly faults: Readonly<Record<string, FieldFault>>;
  readonly clashes: readonly Clash[];
  /** True where the page has no field to show what was typed in. */
  readonly homeless: boolean;
};

const CLASH = 'Någon annan har ändrat samma fält medan du skrev. Jämför texterna och spara igen om din ska gälla.';
const FAULT = 'Inget är sparat. Rätta det som är markerat.';
const GONE = 'Inget är sparat: någon annan har tagit bort punkten medan du skrev.';

/** The answer to a form that was not saved as it is; null where it was. */
export function answerTo(outcome: Plan, posted: Posted): Answer | null {
  if (outcome.kind === 'gone') return unsaved(GONE, posted);
  if (outcome.kind !== 'open') return null;
  return {
    error: outcome.clashes.length > 0 ? CLASH : FAULT,
    point: outcome.point,
    rows: Object.fromEntries(outcome.rows),
    faults: Object.fromEntries(outcome.faults),
    clashes: outcome.clashes,
    homeless: false,
  };
}

/** Nothing could be saved, and there is no form to go on in: the words are given back to be copied. */
export function unsaved(error: string, posted: Posted | null): Answer {
  return {
    error,
    point: posted?.point ?? null,
    rows: Object.fromEntries(posted?.rows ?? []),
    faults: {},
    clashes: [],
    homeless: true,
  };
}
