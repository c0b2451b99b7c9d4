import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';

/** In which languages a municipality publishes, Swedish first and always. */
export async function publicLanguages(tx: Tx, municipalityId: string): Promise<Lang[]> {
  const { rows } = await sql<{ chosen: unknown }>`
    select settings -> 'languages' as chosen from municipality where id = ${municipalityId}`.execute(tx);
  const chosen: unknown = rows[0]?.chosen;
  return LANGS.filter((lang) => lang === 'sv' || (Array.isArray(chosen) && chosen.includes(lang)));
}
