import { z } from 'zod';
import { head, PageLink, PromiseCard, Words } from '#publication/model-parts.ts';

/** All that the page of a municipality shows. */
export const MunicipalityModel = z.strictObject({
  ...head,
  kind: z.literal('municipality'),
  name: Words,
  areas: z.array(z.strictObject({ ...PageLink.shape, promises: z.int().positive() })),
  /** Newest first. */
  promises: z.array(PromiseCard),
});
export type MunicipalityModel = z.infer<typeof MunicipalityModel>;
