import { z } from 'zod';

/** What there is in a municipality to practise in. */
export type PracticeState = {
  readonly isPractice: boolean;
  readonly name: string;
  readonly promises: number;
  readonly people: number;
  /** Whether there is anything that filling it could meet. */
  readonly filled: boolean;
};

const LONGEST = { slug: 80, name: 200 };

/**
 * The address and the name of the municipality in which those of another practise.
 * @example practiceNames({ slug: 'eken', name: 'Ekens kommun' }) // { slug: 'ovning-eken', name: 'Övning – Ekens kommun' }
 */
export function practiceNames({ slug, name }: { readonly slug: string; readonly name: string }): {
  readonly slug: string;
  readonly name: string;
} {
  return {
    slug: `ovning-${slug}`.slice(0, LONGEST.slug).replace(/-+$/, ''),
    name: `Övning – ${name}`.slice(0, LONGEST.name).trim(),
  };
}

/** The form that empties it. */
export const EmptyInput = z.object({
  name: z.string().trim().min(1, 'Skriv kommunens namn som det står ovanför.').max(200),
});
export const NoInput = z.object({});
