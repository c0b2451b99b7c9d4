import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';
import type { SearchText } from '#publication/search/search-text.ts';
import { writtenWords } from '#publication/search/search-words.ts';

/** Adds the words of new documents to those that may be proposed. */
export async function keepWords(
  tx: Tx,
  made: readonly { readonly lang: Lang; readonly text: SearchText }[],
): Promise<void> {
  for (const lang of LANGS) {
    const texts = made
      .filter((page) => page.lang === lang)
      .flatMap(({ text: { title, body, around, places } }) => [title, ...body, ...around, ...places]);
    // In one order everywhere, as the languages are: two who publish at once wait for one another, but never both.
    const words = writtenWords(texts).sort((one, other) => (one.word < other.word ? -1 : 1));
    if (words.length === 0) continue;
    await sql`
      insert into search_word (lang, word, folded, stem)
      select ${lang}, word, folded, coalesce((ts_lexize(search_dictionary(${lang}), folded))[1], folded)
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as w (word text, folded text)
      on conflict do nothing`.execute(tx);
  }
}

/**
 * Removes the words that stood in what was removed, and stand in nothing any more. (One that somebody else publishes in the
 * same moment may go with them: it is then found by those who spell it right.)
 */
export async function forgetWords(
  tx: Tx,
  gone: readonly { readonly lang: Lang; readonly words: readonly string[] }[],
  made: readonly { readonly lang: Lang; readonly said: readonly string[] }[],
): Promise<void> {
  for (const lang of LANGS) {
    const own = <T extends { readonly lang: Lang }>(pages: readonly T[]): T[] =>
      pages.filter((page) => page.lang === lang);
    const still = new Set(own(made).flatMap(({ said }) => said));
    const left = [...new Set(own(gone).flatMap(({ words }) => words))].filter((word) => !still.has(word));
    if (left.length === 0) continue;
    await sql`
      delete from search_word w where w.lang = ${lang} and w.folded = any(${left}::text[])
        and not exists (select from search_document d
          where d.said @@ quote_literal(w.lang || '~' || w.folded)::tsquery)`.execute(tx);
  }
}
