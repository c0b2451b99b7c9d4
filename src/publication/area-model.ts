import { z } from 'zod';
import { head, PromiseCard, Words } from '#publication/model-parts.ts';

/** All that the page of an area shows: its promises through the years, newest first. */
export const AreaModel = z.strictObject({
  ...head,
  kind: z.literal('area'),
  name: Words,
  promises: z.array(PromiseCard),
});
export type AreaModel = z.infer<typeof AreaModel>;
