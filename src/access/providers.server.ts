import type { Provider } from '#access/oidc-client.server.ts';
import type { ProviderRule } from '#access/provider-rules.ts';
import type { AccessTables } from '#access/tables.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { isUuid } from '#platform/is-uuid.ts';

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

/** What a provider's secret is locked to: in another row it does not open. */
export function boundTo(providerId: string): string {
  return `identity-provider:${providerId}`;
}

/** A provider that is in use, with its secret in the clear; null where there is none. */
export async function findProvider(ctx: Pick<Context, 'db' | 'secret'>, id: string): Promise<Provider | null> {
  if (!isUuid(id)) return null;
  const row = await inMunicipality(ctx.db, INSTALLATION, (tx) =>
    tx
      .withTables<AccessTables>()
      .selectFrom('identity_provider')
      .select(['id', 'issuer', 'client_id', 'client_secret'])
      .where('id', '=', id)
      .where('disabled_at', 'is', null)
      .executeTakeFirst(),
  );
  if (row === undefined) return null;
  const secret = row.client_secret;
  const clientSecret = secret === null ? null : unseal(ctx.secret, boundTo(row.id), secret);
  return { id: row.id, issuer: row.issuer, clientId: row.client_id, clientSecret };
}

/** What a provider speaks for today. In the installation's view. */
export async function rulesOf(tx: Tx, providerId: string): Promise<ProviderRule[]> {
  const rows = await tx
    .withTables<AccessTables>()
    .selectFrom('provider_rule')
    .select(['kind', 'claim', 'value', 'for_municipality', 'for_party'])
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    claim: row.claim,
    value: row.value,
    forMunicipality: row.for_municipality,
    forParty: row.for_party,
  }));
}
