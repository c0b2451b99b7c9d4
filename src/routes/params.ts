import { defineParams } from '@sveltejs/kit/params';
import { langOfWord } from '#platform/texts/languages.ts';

/** What the parts of addresses may be. `lang`: the word of a language; Swedish has none. */
export const params = defineParams({
  lang: (word) => (word === '' || langOfWord(word) === null ? undefined : word),
});
