import { sql } from 'kysely';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';

const COUNTED = {
  area: 'districts',
  promise: 'promises',
  point: 'points',
  entry: 'entries',
  publication: 'versions of pages',
};

/** How much a filled database holds, as one line. */
export async function countsOf(db: Database): Promise<string> {
  const municipalities = await listMunicipalities(db);
  const sums = new Map<string, number>();
  for (const { id } of municipalities)
    await inMunicipality(db, id, async (tx) => {
      for (const [table, words] of Object.entries(COUNTED)) {
        const { rows } = await sql<{
          count: number;
        }>`select count(*) from ${sql.table(table)} where municipality_id = ${id}`.execute(tx);
        sums.set(words, (sums.get(words) ?? 0) + (rows[0]?.count ?? 0));
      }
    });
  const counted = [...sums].map(([words, count]) => `${count} ${words}`);
  return [`${municipalities.length} municipalities`, ...counted].join(', ');
}
