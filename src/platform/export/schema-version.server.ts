import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Manifest } from '#platform/export/format.ts';

/** How far the database's schema has come, and a checksum of what it was built with. */
export async function schemaVersion(tx: Tx): Promise<Manifest['schema']> {
  const { rows } = await sql<{
    no: number;
    sha256: string;
  }>`select no, sha256 from schema_migration order by no`.execute(tx);
  const text = rows.map(({ no, sha256 }) => `${no} ${sha256}\n`).join('');
  return { step: rows.length, sha256: createHash('sha256').update(text).digest('hex') };
}
