import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { Role } from '#access/grant.ts';
import {
  addProvider,
  addRule,
  endRule,
  listProviders,
  RuleInput,
  setProviderOpen,
} from '#access/manage-providers.server.ts';
import { flowCookie, readFlow, type Flow } from '#access/oidc-flow.server.ts';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { findSession } from '#access/session.server.ts';
import { beginSignIn, finishSignIn } from '#access/sign-in-oidc.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { ensureParty } from '#places/registers.server.ts';
import { CLIENT, startOidc, type OidcProvider } from '#tests/support/oidc.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const AT = { origin: 'http://localhost:3999', returnTo: '/arbete/loften' };
const OFFICE: Actor = { personId: null, via: 'office-link' };
const RULE = { kind: 'email-domain', claim: '', value: 'eken.se', forMunicipality: '', forParty: '' } as const;

describe.each(testServers())('signing in with a provider on $name', (server) => {
  let provider: OidcProvider;
  let other: OidcProvider;
  let data: TestDatabase;
  let ctx: { db: Database; secret: string };
  let [eken, municipality, police, providerId] = ['', '', '', ''];
  beforeAll(async () => {
    [provider, other] = await Promise.all([
      startOidc(`${AT.origin}/arbete/logga-in/svar`),
      startOidc(`${AT.origin}/arbete/logga-in/svar`, 'id-token'),
    ]);
  });
  afterAll(() => Promise.all([provider.stop(), other.stop()]));
  beforeEach(async () => {
    data = await makeDatabase(server);
    ctx = { db: data.db, secret: 'h'.repeat(64) };
    eken = await createMunicipality(data, { slug: 'eken', name: 'Ekens kommun' });
    [municipality, police] = await inWork(data.db, eken, TESTER, async (work) => [
      await ensureParty(work, 'municipality', 'Ekens kommun'),
      await ensureParty(work, 'police', 'Polisen'),
    ]);
    providerId = await add(provider);
    await addRule(ctx, OFFICE, providerId, RULE);
    provider.account = { sub: 'eva-1', email: 'eva@eken.se', email_verified: true, name: 'Eva Ek' };
  });
  afterEach(() => data.drop());

  const add = ({ issuer }: OidcProvider) =>
    addProvider(ctx, OFFICE, { name: 'Eken', issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret });
  const rows = async <Row>(sql: string): Promise<Row[]> =>
    asClient(data.superuser, async (client) => (await client.query(sql)).rows as Row[]);
  const refusals = async () =>
    (
      await rows<{ why: string }>(
        `select data ->> 'why' as why from audit_event where type = 'sign-in-refused' order by no`,
      )
    ).map(({ why }) => why);

  async function addPerson(email: string, role: Role = 'coordinator', partyId: string | null = null): Promise<string> {
    const { id } = await inMunicipality(data.db, INSTALLATION, (tx) => ensurePerson(tx, { name: 'Eva Ek', email }));
    await inWork(data.db, eken, TESTER, (work) => giveGrant(work, { personId: id, role, partyId }));
    return id;
  }
  async function signIn(at = provider, id = providerId) {
    const { address, cookie } = await beginSignIn(ctx, id, AT);
    return finishSignIn(ctx, cookie, new URL(await at.visit(address)), 'Firefox på Linux');
  }
  const refused = (code: string) => expect.objectContaining({ code });

  test('a person comes in, is tied to what the provider calls them, and is sent where they were going', async () => {
    const id = await addPerson('eva@eken.se');
    const { token, returnTo } = await signIn();
    expect(returnTo).toBe('/arbete/loften');
    expect((await findSession(ctx, token))?.actor).toMatchObject({ personId: id, via: 'oidc' });
    // The address may change there: from now on the subject counts.
    provider.account = { sub: 'eva-1', email: 'eva.alm@annan.se', email_verified: false };
    expect((await findSession(ctx, (await signIn()).token))?.actor.personId).toBe(id);
    expect(await rows('select issuer, subject, person_id from identity')).toEqual([
      { issuer: provider.issuer, subject: 'eva-1', person_id: id },
    ]);
  });

  test('a provider that states everything in the id token does as well', async () => {
    await addPerson('eva@eken.se');
    const id = await add(other);
    await addRule(ctx, OFFICE, id, RULE);
    other.account = { sub: 'eva-2', email: 'EVA@eken.se', xms_edov: true };
    expect(await findSession(ctx, (await signIn(other, id)).token)).not.toBeNull();
  });

  describe('nobody comes in', () => {
    test.each([
      ['whom nobody knows', { email: 'okand@eken.se', email_verified: true }, 'person-unknown'],
      [
        'whose address the provider has not verified',
        { email: 'eva@eken.se', email_verified: false },
        'address-not-vouched-for',
      ],
      ['whose address the provider says nothing of', { email: 'eva@eken.se' }, 'address-not-vouched-for'],
      ['without an address', { email_verified: true }, 'address-not-vouched-for'],
      ['from a domain below ours', { email: 'eva@sub.eken.se', email_verified: true }, 'address-not-vouched-for'],
      [
        'from a domain that only begins as ours',
        { email: 'eva@eken.se.evil.se', email_verified: true },
        'address-not-vouched-for',
      ],
      ['with a Cyrillic е in the domain', { email: 'eva@еken.se', email_verified: true }, 'address-not-vouched-for'],
      [
        'with two addresses in one',
        { email: 'eva@evil.se,eva@eken.se', email_verified: true },
        'address-not-vouched-for',
      ],
    ])('%s', async (_who, claims, why) => {
      for (const email of ['eva@eken.se', 'eva@sub.eken.se', 'eva@eken.se.evil.se']) await addPerson(email);
      provider.account = { sub: 'x-1', ...claims };
      await expect(signIn()).rejects.toEqual(refused('sign-in-unknown'));
      expect(await refusals()).toEqual([why]);
      expect(await rows('select from session')).toEqual([]);
      expect(await rows('select from identity')).toEqual([]);
    });

    test('who was given the address of a colleague who has signed in', async () => {
      await addPerson('eva@eken.se');
      await signIn();
      provider.account = { sub: 'eva-ny', email: 'eva@eken.se', email_verified: true };
      await expect(signIn()).rejects.toEqual(refused('sign-in-unknown'));
      expect(await refusals()).toEqual(['tied-to-another']);
    });

    test('whose grant is over, who is shut out, or whose provider or rule is closed', async () => {
      const id = await addPerson('eva@eken.se');
      await signIn();
      await rows(`update role_grant set valid_from = '2020-01-01', valid_to = '2020-01-02'`);
      await expect(signIn()).rejects.toEqual(refused('sign-in-unknown'));
      await rows(`update role_grant set valid_to = null`);
      await rows(`update person set disabled_at = now() where id = '${id}'`);
      await expect(signIn()).rejects.toEqual(refused('sign-in-unknown'));
      await rows(`update person set disabled_at = null`);
      const [shown] = await listProviders(ctx, OFFICE);
      await endRule(ctx, OFFICE, shown?.rules[0]?.id ?? '');
      await expect(signIn()).rejects.toEqual(refused('sign-in-unknown'));
      await setProviderOpen(ctx, OFFICE, providerId, false);
      await expect(beginSignIn(ctx, providerId, AT)).rejects.toEqual(refused('not-found'));
      expect(await refusals()).toEqual(['sign-in-nothing-to-do', 'person-disabled', 'address-not-vouched-for']);
    });

    test('who gives up at the provider', async () => {
      provider.account = null;
      await expect(signIn()).rejects.toEqual(refused('provider-refused'));
      expect(await refusals()).toEqual(['provider-refused']);
    });
  });

  describe('the provider of the police', () => {
    let policeId: string;
    beforeEach(async () => {
      policeId = await add(other);
      const scope = { forMunicipality: eken, forParty: police };
      await addRule(ctx, OFFICE, policeId, {
        ...RULE,
        ...scope,
        kind: 'claim',
        claim: 'organisation',
        value: 'polisen',
      });
      other.account = { sub: 'p-1', email: 'per@polisen.se', email_verified: true, organisation: 'polisen' };
    });

    test('signs the police in', async () => {
      const id = await addPerson('per@polisen.se', 'police-liaison', police);
      expect((await findSession(ctx, (await signIn(other, policeId)).token))?.actor.personId).toBe(id);
    });

    test('never signs in anybody of the municipality, whatever it states', async () => {
      await addPerson('eva@eken.se', 'approver', municipality);
      await addPerson('chef@eken.se', 'coordinator');
      await addPerson('bada@eken.se', 'police-liaison', police);
      await addPerson('bada@eken.se', 'approver', municipality);
      for (const email of ['eva@eken.se', 'chef@eken.se', 'bada@eken.se']) {
        other.account = { sub: `p-${email}`, email, email_verified: true, organisation: 'polisen' };
        await expect(signIn(other, policeId)).rejects.toEqual(refused('sign-in-unknown'));
      }
      expect(await refusals()).toEqual(Array<string>(3).fill('address-not-vouched-for'));
    });

    test('is not believed where it states another organisation', async () => {
      await addPerson('per@polisen.se', 'police-liaison', police);
      other.account = { ...other.account, sub: 'p-1', organisation: ['polisen.evil', 'x'] };
      await expect(signIn(other, policeId)).rejects.toEqual(refused('sign-in-unknown'));
    });
  });

  describe('an answer that this browser did not begin', () => {
    test.each([
      ['without its cookie', async () => undefined],
      ['with a cookie made by somebody else', async () => Buffer.from('{"state":"x"}').toString('base64url')],
      [
        'with a cookie that holds all the right things, locked with another secret',
        async (flow: Flow) => flowCookie('g'.repeat(64), flow),
      ],
      ['with the cookie of another sign-in', async () => (await beginSignIn(ctx, providerId, AT)).cookie],
    ])('%s', async (_how, cookie) => {
      await addPerson('eva@eken.se');
      const begun = await beginSignIn(ctx, providerId, AT);
      const answer = new URL(await provider.visit(begun.address));
      const flow = readFlow(ctx.secret, begun.cookie);
      if (flow === null) throw new Error('the cookie that was made can be read');
      await expect(finishSignIn(ctx, await cookie(flow), answer, null)).rejects.toEqual(refused('sign-in-interrupted'));
      expect(await rows('select from session')).toEqual([]);
      expect(await refusals()).toEqual(['sign-in-interrupted']);
    });

    test.each([
      ['a changed state', 'state', 'x'],
      ['a changed code', 'code', 'x'],
      ['a changed issuer', 'iss', 'http://evil.example'],
    ])('%s', async (_what, name, value) => {
      await addPerson('eva@eken.se');
      const { address, cookie } = await beginSignIn(ctx, providerId, AT);
      const answer = new URL(await provider.visit(address));
      answer.searchParams.set(name, value);
      await expect(finishSignIn(ctx, cookie, answer, null)).rejects.toEqual(refused('sign-in-interrupted'));
      expect(await refusals()).toEqual(['sign-in-interrupted']);
    });

    test('an answer with a nonce that was not ours, and one that is sent twice', async () => {
      await addPerson('eva@eken.se');
      const { address, cookie } = await beginSignIn(ctx, providerId, AT);
      const forged = new URL(address);
      forged.searchParams.set('nonce', 'forged');
      await expect(finishSignIn(ctx, cookie, new URL(await provider.visit(forged.href)), null)).rejects.toEqual(
        refused('sign-in-interrupted'),
      );
      const answer = new URL(await provider.visit(address));
      await finishSignIn(ctx, cookie, answer, null);
      await expect(finishSignIn(ctx, cookie, answer, null)).rejects.toEqual(refused('sign-in-interrupted'));
    });
  });

  test('a provider that does not answer is told as that', async () => {
    const id = await addProvider(ctx, OFFICE, {
      name: 'Borta',
      issuer: 'http://127.0.0.1:9',
      clientId: 'x',
      clientSecret: '',
    });
    await expect(beginSignIn(ctx, id, AT)).rejects.toEqual(refused('provider-away'));
  });

  test('only whoever looks after the installation sees or changes providers, and the secret lies locked', async () => {
    const id = await addPerson('eva@eken.se', 'administrator');
    const grant = { municipalityId: eken, role: 'administrator', partyId: null, areaId: null, unitId: null } as const;
    const actor: Actor = { personId: id, via: 'oidc', grants: [grant], administersInstallation: false };
    await expect(listProviders(ctx, actor)).rejects.toEqual(refused('forbidden'));
    await expect(addRule(ctx, actor, providerId, RULE)).rejects.toEqual(refused('forbidden'));
    expect(JSON.stringify(await listProviders(ctx, { ...actor, administersInstallation: true }))).not.toContain(
      CLIENT.secret,
    );
    const [row] = await rows<{ client_secret: Buffer }>('select client_secret from identity_provider');
    expect(row?.client_secret.toString('latin1')).not.toContain(CLIENT.secret);
    await expect(beginSignIn({ ...ctx, secret: 'g'.repeat(64) }, providerId, AT)).rejects.toThrow();
  });

  test('a rule by a claim has to say for which municipality it counts, and a domain is a domain', () => {
    const faults = (rule: object) => RuleInput.safeParse({ ...RULE, ...rule }).error?.issues.map(({ path }) => path[0]);
    expect(faults({ kind: 'claim', claim: 'org' })).toEqual(['forMunicipality']);
    for (const value of ['*', 'se', '@eken.se', 'ekén.se', '*.eken.se', 'eken.se\n.x'])
      expect(faults({ value })).toEqual(['value']);
    expect(faults({})).toBeUndefined();
  });
});
