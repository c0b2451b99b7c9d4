import { z } from 'zod';

/** What the files of the demonstration are made of. `key`: what a thing is called in them, and nowhere else. */
export const words = z.string().trim().min(1);
export const key = z.string().regex(/^[a-z0-9-]+$/);
export const day = z.iso.date();
/** The same words in every language. */
export const wordsInAll = { sv: words, 'sv-x-lattlast': words, en: words, ar: words, so: words };
