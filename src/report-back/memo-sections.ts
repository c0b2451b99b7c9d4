import { z } from 'zod';
import { EDITABLE } from '#report-back/memo-record.ts';

const words = (most: number) => z.string().min(1).max(most);
const count = z.number().int().nullable();

/** What a memo says that is not drawn from the promise, as it is stored. */
export const MemoSections = z.strictObject({
  /** The municipality as the document names it; null for a memo that was written here. */
  municipality: words(200).nullable(),
  department: words(500).nullable(),
  decisionBasis: z.array(words(2000)).max(200),
  perspectives: z
    .array(
      z.strictObject({
        kind: z.enum(['gender-equality', 'child', 'accessibility', 'economy', 'other']),
        text: words(20_000),
      }),
    )
    .max(50),
  coDetermination: z.enum(['not-called-for', 'information-given', 'negotiated']).nullable(),
  committeeReporting: z.array(words(500)).max(100),
  signatories: z.array(z.strictObject({ name: words(500), role: words(500).nullable() })).max(50),
  /** The counts that an imported document states; null for one that states none, and for a memo that was written here. */
  statedCounts: z.strictObject({ total: count, joint: count, municipality: count, police: count }).nullable(),
  /** True where the counts are what the imported document says, null included. */
  countsAsStated: z.boolean(),
  /** The department's own assessment; left out in memos of before there was one. */
  assessment: words(20_000).nullable().exactOptional(),
  /** When the unions were told, or agreed. */
  coDeterminationDay: z.iso.date().nullable().exactOptional(),
  /** Sentences in place of drawn ones, each with the drawn words that it was written over; left out where there are none. */
  edited: z
    .array(z.strictObject({ part: z.enum(EDITABLE), words: words(4000), over: words(4000) }))
    .max(EDITABLE.length)
    .exactOptional(),
  /** Running text of an older document that a person has picked. */
  prose: z.array(z.strictObject({ heading: words(500), text: words(50_000) })).max(50),
});

export type MemoSections = z.infer<typeof MemoSections>;
