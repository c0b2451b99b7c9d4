import type { AccessTables } from '#access/tables.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';

export type ProviderButton = { readonly id: string; readonly name: string };

/** The providers that one may sign in with, by name: what the buttons say. */
export function openProviders(db: Database): Promise<ProviderButton[]> {
  return inMunicipality(db, INSTALLATION, (tx) =>
    tx
      .withTables<AccessTables>()
      .selectFrom('identity_provider')
      .select(['id', 'name'])
      .where('disabled_at', 'is', null)
      .orderBy('name')
      .orderBy('id')
      .execute(),
  );
}
