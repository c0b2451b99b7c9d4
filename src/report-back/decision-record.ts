import { z } from 'zod';
import type { Result } from '#report-back/decision-words.ts';

/** What the extract says beside the decisions: as it was when they were written down. */
export const RulingFacts = z.object({
  municipality: z.string(),
  isDemo: z.boolean(),
  /** The body that decided, and the day of its sitting. */
  body: z.string(),
  day: z.iso.date(),
  /** What the case is about: "Återrapportering: Medborgarlöfte 2017". */
  matter: z.string(),
  registryNumber: z.string().nullable(),
  /** Why it was remanded or tabled, in the board's words; and till when. */
  reason: z.string().nullable(),
  tabledTo: z.iso.date().nullable(),
  /** To whom the decision is sent, as the memo says. */
  recipients: z.array(z.string()),
});
export type RulingFacts = z.output<typeof RulingFacts>;

/** A proposal and what became of it. */
export type Decided = {
  readonly no: number;
  readonly proposal: string;
  readonly result: Result;
  /** The words that were decided where they are not the proposal's. */
  readonly body: string | null;
};

export type Ruling = {
  readonly id: string;
  readonly stepNo: number;
  /** The latest is the one that counts. */
  readonly no: number;
  readonly paragraph: string;
  readonly reservations: string | null;
  readonly facts: RulingFacts;
  readonly decisions: readonly Decided[];
};

/** When the minutes were adjusted, and by whom; null until then. */
export type Adjusted = { readonly day: string; readonly by: string } | null;
