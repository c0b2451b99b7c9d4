import type { Actor } from '#access/actor.ts';
import { listProviders, type ProviderShown, type RuleShown } from '#access/manage-providers.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { listParties, type Party } from '#places/parties.server.ts';
import { listMunicipalities, type MunicipalityRef } from '#places/places-queries.server.ts';

export type RuleInWords = RuleShown & {
  /** For whom it counts, as "Ekens kommun, polisen"; null: for all. */
  readonly whom: string | null;
};
export type ProvidersPage = {
  readonly providers: readonly (Omit<ProviderShown, 'rules'> & { readonly rules: readonly RuleInWords[] })[];
  readonly municipalities: readonly MunicipalityRef[];
  /** The municipality that a new rule is to count for, with its parties; null: for all. */
  readonly chosen: (MunicipalityRef & { readonly parties: readonly Party[] }) | null;
};

/** The ways to sign in, with what each provider speaks for. @throws AppError `forbidden` */
export async function loadProvidersPage(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  slug: string | null,
): Promise<ProvidersPage> {
  const providers = await listProviders(ctx, actor);
  const municipalities = await listMunicipalities(ctx.db);
  const partiesOf = (id: string): Promise<Party[]> =>
    inMunicipality(ctx.db, id, (tx) => listParties({ tx, municipalityId: id }));
  const named = new Map<string, string>();
  for (const { id, name } of municipalities) named.set(id, name);
  const ruled = new Set(providers.flatMap(({ rules }) => rules.flatMap((rule) => rule.forMunicipality ?? [])));
  for (const id of ruled) for (const party of await partiesOf(id)) named.set(party.id, party.name);
  const one = municipalities.find((municipality) => municipality.slug === slug);
  return {
    providers: providers.map((provider) => ({
      ...provider,
      rules: provider.rules.map((rule) => inWords(rule, named)),
    })),
    municipalities,
    chosen: one === undefined ? null : { ...one, parties: await partiesOf(one.id) },
  };
}

function inWords(rule: RuleShown, named: ReadonlyMap<string, string>): RuleInWords {
  const whom = [rule.forMunicipality, rule.forParty].flatMap((id) => (id === null ? [] : [named.get(id) ?? '']));
  return { ...rule, whom: whom.length === 0 ? null : whom.join(', ') };
}
