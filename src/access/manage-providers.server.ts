import { z } from 'zod';
import type { Actor } from '#access/actor.ts';
import { looksAfterInstallation } from '#access/can.ts';
import { issuerIsUsable } from '#access/oidc-client.server.ts';
import { boundTo } from '#access/providers.server.ts';
import { keepRefusal } from '#access/refusal.server.ts';
import type { AccessTables } from '#access/tables.ts';
import { sql } from 'kysely';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { seal } from '#platform/mail/seal.server.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';
import { newId } from '#platform/uuid.server.ts';

type Ctx = Pick<Context, 'db' | 'secret'>;

/** A provider as it is typed. */
export const ProviderInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Skriv det namn som ska stå på knappen.')
    .max(100, 'Namnet får ha högst 100\u00a0tecken.')
    .refine((name) => !hasUnseenSigns(name), 'Skriv namnet på en rad.'),
  issuer: z
    .string()
    .trim()
    .max(500, 'Adressen får ha högst 500\u00a0tecken.')
    .refine(
      issuerIsUsable,
      'Skriv tjänstens adress (issuer), till exempel https://login.kommun.se. Den börjar med https.',
    ),
  clientId: z
    .string()
    .trim()
    .min(1, 'Skriv det namn som Löftet har hos tjänsten.')
    .max(500, 'Namnet får ha högst 500\u00a0tecken.'),
  clientSecret: z.string().trim().max(1_000, 'Hemligheten får ha högst 1\u00a0000\u00a0tecken.'),
});

/** A rule as it is typed. A claim says nothing of whose address it is, so that it has to say for whom it counts. */
export const RuleInput = z
  .object({
    kind: z.enum(['email-domain', 'claim'], 'Välj vad regeln ska gå efter.'),
    claim: z.string().trim().max(100, 'Uppgiftens namn får ha högst 100\u00a0tecken.'),
    value: z
      .string()
      .trim()
      .min(1, 'Skriv domänen eller uppgiftens värde.')
      .max(254, 'Värdet får ha högst 254\u00a0tecken.'),
    forMunicipality: z.string(),
    forParty: z.string(),
  })
  .superRefine((rule, context) => {
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (rule.kind === 'claim' && rule.claim === '') say('claim', 'Skriv vad uppgiften heter hos tjänsten.');
    if (rule.kind === 'claim' && rule.forMunicipality === '')
      say('forMunicipality', 'Välj vilken kommun uppgiften gäller.');
    if (rule.kind === 'email-domain' && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(rule.value))
      say('value', 'Skriv domänen som den står efter @, till exempel eken.se.');
  });

/** Asks first whether the actor looks after the installation. @throws AppError `forbidden` */
async function asCaretaker<T>(ctx: Pick<Context, 'db'>, actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
  if (!looksAfterInstallation(actor)) {
    const fault = new AppError('forbidden', { refused: 'installation:administer' });
    await keepRefusal(ctx.db, INSTALLATION, actor, fault);
    throw fault;
  }
  return inMunicipality(ctx.db, INSTALLATION, act);
}

const event = (actor: Actor, type: string, subjectId: string) => ({
  municipalityId: INSTALLATION,
  type,
  subjectId,
  personId: actor.personId,
  data: { via: actor.via },
});

/** @throws AppError `forbidden`; `provider-exists` where there is one with that issuer and client already */
export function addProvider(ctx: Ctx, actor: Actor, input: z.output<typeof ProviderInput>): Promise<string> {
  const id = newId();
  return asCaretaker(ctx, actor, async (tx) => {
    const made = await tx
      .withTables<AccessTables>()
      .insertInto('identity_provider')
      .values({
        id,
        name: input.name,
        issuer: input.issuer,
        client_id: input.clientId,
        client_secret: input.clientSecret === '' ? null : seal(ctx.secret, boundTo(id), input.clientSecret),
        disabled_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('provider-exists');
    await appendAudit(tx, event(actor, 'identity-provider-added', id));
    return id;
  });
}

/** Opens or closes a provider. Those who are signed in stay so. */
export function setProviderOpen(ctx: Ctx, actor: Actor, id: string, open: boolean): Promise<void> {
  return asCaretaker(ctx, actor, async (tx) => {
    await tx
      .withTables<AccessTables>()
      .updateTable('identity_provider')
      .set({ disabled_at: open ? null : sql<Date>`now()` })
      .where('id', '=', id)
      .execute();
    await appendAudit(tx, event(actor, open ? 'identity-provider-opened' : 'identity-provider-closed', id));
  });
}

/** Adds what a provider speaks for. @throws AppError `forbidden` */
export function addRule(ctx: Ctx, actor: Actor, providerId: string, input: z.output<typeof RuleInput>): Promise<void> {
  return asCaretaker(ctx, actor, async (tx) => {
    const id = newId();
    await tx
      .withTables<AccessTables>()
      .insertInto('provider_rule')
      .values({
        id,
        provider_id: providerId,
        kind: input.kind,
        claim: input.kind === 'claim' ? input.claim : null,
        value: input.kind === 'claim' ? input.value : input.value.toLowerCase(),
        for_municipality: input.forMunicipality === '' ? null : input.forMunicipality,
        for_party: input.forParty === '' ? null : input.forParty,
        ended_at: null,
      })
      .execute();
    await appendAudit(tx, event(actor, 'provider-rule-added', id));
  });
}

/** From now on the provider does not speak for those any longer. */
export function endRule(ctx: Ctx, actor: Actor, ruleId: string): Promise<void> {
  return asCaretaker(ctx, actor, async (tx) => {
    await tx
      .withTables<AccessTables>()
      .updateTable('provider_rule')
      .set({ ended_at: sql<Date>`now()` })
      .where('id', '=', ruleId)
      .where('ended_at', 'is', null)
      .execute();
    await appendAudit(tx, event(actor, 'provider-rule-ended', ruleId));
  });
}

export type ProviderShown = {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly hasSecret: boolean;
  readonly open: boolean;
  readonly rules: readonly RuleShown[];
};
export type RuleShown = {
  readonly id: string;
  readonly kind: 'email-domain' | 'claim';
  readonly claim: string | null;
  readonly value: string;
  readonly forMunicipality: string | null;
  readonly forParty: string | null;
};

/** Every provider with what it speaks for; no secrets. @throws AppError `forbidden` */
export function listProviders(ctx: Pick<Context, 'db'>, actor: Actor): Promise<ProviderShown[]> {
  return asCaretaker(ctx, actor, async (tx) => {
    const { rows } = await sql<ProviderShown>`
      select p.id, p.name, p.issuer, p.client_id as "clientId", p.client_secret is not null as "hasSecret",
        p.disabled_at is null as open,
        coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'claim', r.claim, 'value', r.value,
            'forMunicipality', r.for_municipality, 'forParty', r.for_party) order by r.id)
          from provider_rule r where r.provider_id = p.id and r.ended_at is null), '[]') as rules
      from identity_provider p order by p.name, p.id`.execute(tx);
    return rows;
  });
}
