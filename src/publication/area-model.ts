import { z } from 'zod';
import { head, PageLink, PromiseCard, Words } from '#publication/model-parts.ts';

/** Another area; without a path where its address leads to the page itself. */
const Neighbour = z.strictObject({ path: PageLink.shape.path.nullable(), text: Words });
export type Neighbour = z.infer<typeof Neighbour>;

/** All that the page of an area shows: its promises through the years, newest first. */
export const AreaModel = z.strictObject({
  ...head,
  kind: z.literal('area'),
  name: Words,
  promises: z.array(PromiseCard),
  /** The areas that it was made of, when it was split off or others were merged; left out where it was always there. */
  before: z.array(Neighbour).optional(),
  /** What took over when it was split. */
  after: z.strictObject({ on: z.iso.date(), areas: z.array(Neighbour) }).optional(),
});
export type AreaModel = z.infer<typeof AreaModel>;
