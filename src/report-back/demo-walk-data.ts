import { z } from 'zod';
import { REVISIT_STATES } from '#dialogue/walk-words.ts';
import { day, words } from '#report-back/demo-parts.ts';

/** A walk of the demonstration: what a device sends without ids, which `readWalk` looks through, and what became of it. */
export const DemoWalk = z.looseObject({
  day,
  observations: z.array(
    z.looseObject({
      settled: z.strictObject({ status: z.enum(['handled', 'answered']), answer: words }).nullable(),
      revisits: z.array(z.strictObject({ day, state: z.enum(REVISIT_STATES), note: words.nullable() })),
    }),
  ),
});
export type DemoWalk = z.infer<typeof DemoWalk>;
