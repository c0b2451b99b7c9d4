import { z } from 'zod';
import { ERRORS } from '#platform/errors.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';

/** The first words of addresses that the site itself uses; the table `municipality` refuses them too. */
export const RESERVED_SLUGS: readonly string[] = [
  'api',
  'en',
  'ar',
  'so',
  'lattlast',
  'dev',
  'healthz',
  'readyz',
  'metrics',
  'sok',
  'las',
  'om',
  'logga-in',
  'arbete',
  'oppna-data',
  'folj',
  'foljer',
  'svara',
];

const LONGEST_SLUG = 80;

/** What a municipality is made from. The slug is the first word of its addresses and never changes. */
export const MunicipalityInput = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Adressen får bara ha bokstäverna a–z, siffror och bindestreck.')
    .max(LONGEST_SLUG, 'Adressen får ha högst 80 tecken.')
    .refine((slug) => !RESERVED_SLUGS.includes(slug), 'Adressen används redan av Löftet självt. Välj en annan.'),
  name: z
    .string()
    .trim()
    .min(1, 'Skriv kommunens namn.')
    .max(200, 'Namnet får ha högst 200 tecken.')
    .refine((name) => !hasUnseenSigns(name), ERRORS['name-with-unseen-signs'].sentence),
  isDemo: z.boolean().default(false),
  /** To practise in: it is invented too, may be emptied, and stays so (see the migration 0020). */
  isPractice: z.boolean().default(false),
});

export type MunicipalityInput = z.input<typeof MunicipalityInput>;

declare const municipality: unique symbol;
export type MunicipalityId = string & { readonly [municipality]: true };
