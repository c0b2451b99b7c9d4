import { z } from 'zod';
import { head, PageLink, Words } from '#publication/model-parts.ts';

/** All that is left to read where a page has been taken back. */
export const WithdrawnModel = z.strictObject({
  ...head,
  kind: z.literal('withdrawn'),
  of: z.enum(['promise', 'point']),
  /** "Medborgarlöfte för Humleslätten 2026", "Punkt 3". */
  title: Words,
  /** The promise, on the page of one of its points. */
  promise: PageLink.nullable(),
  reason: Words,
});
export type WithdrawnModel = z.infer<typeof WithdrawnModel>;
