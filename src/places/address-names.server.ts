import type { Work } from '#access/work.server.ts';
import { freeSlug } from '#places/slug.ts';
import type { PlacesTables } from '#places/tables.ts';

/** Words that pages under a municipality use themselves; the table refuses them too. */
const KEPT_WORDS = ['historik', 'uppfoljning', 'arkiv', 'om', 'sok', 'kontakt', 'dialog'];

/**
 * Takes a word on the level under the municipality, which areas and promises share: the wanted one, or the first of
 * `wanted-2`, `wanted-3` … that is free. Two who want the same word at once get one each.
 */
export async function takeName({ tx, municipalityId }: Work, wanted: string): Promise<string> {
  const db = tx.withTables<PlacesTables>();
  const base = wanted === '' ? 'namnlos' : wanted;
  // Those that were found taken by trying, too: a long word is cut, and no longer begins as it did.
  const known = new Set(KEPT_WORDS);
  for (;;) {
    const taken = await db
      .selectFrom('address_name')
      .select('slug')
      .where('municipality_id', '=', municipalityId)
      .where('slug', 'like', `${base.slice(0, 70)}%`)
      .execute();
    const slug = freeSlug(base, known.union(new Set(taken.map((row) => row.slug))));
    const made = await db
      .insertInto('address_name')
      .values({ municipality_id: municipalityId, slug })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 1n) return slug;
    known.add(slug);
  }
}
