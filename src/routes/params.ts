import { defineParams } from '@sveltejs/kit/params';
import { POSTER_SIZES, type PosterSize } from '#documents/poster.ts';
import { langOfWord } from '#platform/texts/languages.ts';

/**
 * What the parts of addresses may be. `lang`: the word of a language; Swedish has none. `poster`: a size of paper. `share`:
 * how what is shared with other sites is written. `open`: the same of
 * open files. `count`: a number from 1.
 */
export const params = defineParams({
  lang: (word) => (word === '' || langOfWord(word) === null ? undefined : word),
  poster: (word): PosterSize | undefined => POSTER_SIZES.find((size) => size === word),
  open: (word) => (word === 'csv' || word === 'json' ? word : undefined),
  count: (word) => (/^[1-9]\d{0,5}$/.test(word) ? word : undefined),
  share: (word) => (['json', 'html', 'txt'].includes(word) ? word : undefined),
});
