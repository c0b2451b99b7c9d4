import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askForLoginLink } from '#access/ask-login-link.server.ts';
import { demoLoginLinks } from '#access/demo-login-links.server.ts';
import { makeLoginLink, openByLoginLink, showLoginLink } from '#access/login-link.server.ts';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { findSession } from '#access/session.server.ts';
import { signInByPassword } from '#access/sign-in-password.server.ts';
import { addUser, disableUser, listUsers } from '#access/users.server.ts';
import { hashToken, newToken } from '#access/token.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { readEnv } from '#platform/config.ts';
import { takeMail } from '#platform/mail/mail-rows.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const AT = { origin: 'https://loften.eken.se', returnTo: '/arbete' };
/** Tries are counted by address in the whole process: each test has a domain of its own. */
let domain = '';
let tests = 0;
const PASSWORD = 'korrekt häst batteri häftklammer';

describe.each(testServers())('signing in on $name', (server) => {
  let data: TestDatabase;
  let ctx: { db: Database; secret: string };
  let eken: string;
  beforeEach(async () => {
    domain = `eken${(tests += 1)}.se`;
    data = await makeDatabase(server);
    ctx = { db: data.db, secret: 'h'.repeat(64) };
    eken = await createMunicipality(data, { slug: 'eken', name: 'Ekens kommun' });
  });
  afterEach(() => data.drop());

  const rows = async <Row>(sql: string): Promise<Row[]> =>
    asClient(data.superuser, async (client) => (await client.query(sql)).rows as Row[]);
  const later = (interval: string) =>
    rows(`update login_link set expires_at = expires_at - interval '${interval}',
    used_at = used_at - interval '${interval}'`);
  const asInstallation = <T>(act: Parameters<typeof inMunicipality<T>>[2]) =>
    inMunicipality(data.db, INSTALLATION, act);
  const events = () =>
    rows<{ type: string; person_id: string | null; data: Record<string, unknown> }>(
      `select type, person_id, data from audit_event where municipality_id = '${INSTALLATION}' order by no`,
    );
  const refusals = async () =>
    (await events()).filter(({ type }) => type === 'sign-in-refused').map((one) => one.data['why']);

  async function addPerson(email: string, municipalityId: string | null = eken, name = 'Eva Ek'): Promise<string> {
    const { id } = await asInstallation((tx) => ensurePerson(tx, { name, email }));
    if (municipalityId !== null)
      await inWork(data.db, municipalityId, TESTER, (work) => giveGrant(work, { personId: id, role: 'coordinator' }));
    return id;
  }
  const linkFor = (id: string) => asInstallation((tx) => makeLoginLink(tx, id));

  describe('by a link in a mail', () => {
    test('opens a session of the person, with what they may do, once', async () => {
      const id = await addPerson(`eva@${domain}`);
      const link = await linkFor(id);
      for (const _ of [1, 2]) expect((await showLoginLink(data.db, link)).state).toBe('open');
      expect(await showLoginLink(data.db, link)).toEqual({ state: 'open', name: 'Eva Ek' });
      const session = await openByLoginLink(ctx, link, { device: 'Firefox på Linux' });
      expect(await showLoginLink(data.db, link)).toEqual({ state: 'used', name: null });
      const grant = { municipalityId: eken, role: 'coordinator', partyId: null, areaId: null, unitId: null };
      const found = await findSession(ctx, session);
      expect(found?.actor).toEqual({
        personId: id,
        via: 'login-link',
        name: 'Eva Ek',
        grants: [grant],
        administersInstallation: false,
      });
      // Others there are in the database, where Eva has nothing to do.
      expect(found?.municipalities.map((one) => one.id)).toEqual([eken]);
      await expect(openByLoginLink(ctx, link)).rejects.toMatchObject({ code: 'login-link-used' });
      expect(await rows('select person_id, via, device from session')).toEqual([
        { person_id: id, via: 'login-link', device: 'Firefox på Linux' },
      ]);
      expect((await events()).map(({ type, person_id }) => [type, person_id])).toEqual([
        ['session-opened', id],
        ['sign-in-refused', id],
      ]);
    });

    test('of ten at once one wins; one form sent twice gives its session twice', async () => {
      const id = await addPerson(`eva@${domain}`);
      const link = await linkFor(id);
      const tries = await Promise.allSettled(Array.from({ length: 10 }, () => openByLoginLink(ctx, link)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [second, formKey] = [await linkFor(id), newToken()];
      const sent = await Promise.all([1, 2].map(() => openByLoginLink(ctx, second, { formKey })));
      expect(new Set(sent).size).toBe(1);
    });

    test('is over after 15 minutes', async () => {
      const link = await linkFor(await addPerson(`eva@${domain}`));
      await later('14 minutes');
      expect((await showLoginLink(data.db, link)).state).toBe('open');
      await later('2 minutes');
      expect((await showLoginLink(data.db, link)).state).toBe('expired');
      await expect(openByLoginLink(ctx, link)).rejects.toMatchObject({ code: 'login-link-expired' });
    });

    test.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(43)}\0`, 'a'.repeat(9_000)])(
      'that is guessed opens nothing',
      async (link) => {
        expect((await showLoginLink(data.db, link)).state).toBe('unknown');
        await expect(openByLoginLink(ctx, link)).rejects.toMatchObject({ code: 'login-link-unknown' });
        expect(await refusals()).toEqual(['login-link-unknown']);
      },
    );

    test('lets in nobody who was shut out or has nothing to do any longer', async () => {
      const id = await addPerson(`eva@${domain}`);
      const idle = await addPerson(`olle@${domain}`, null);
      const [hers, his] = [await linkFor(id), await linkFor(idle)];
      await rows(`update person set disabled_at = now() where id = '${id}'`);
      for (const link of [hers, his])
        await expect(openByLoginLink(ctx, link)).rejects.toMatchObject({ code: 'sign-in-nothing-to-do' });
      expect(await rows('select from session')).toEqual([]);
    });

    test('an office link is no login link, and the other way round no more', async () => {
      const link = await linkFor(await addPerson(`eva@${domain}`));
      expect(await rows(`select from office_link where token_hash = '${hashToken(link)}'`)).toEqual([]);
    });
  });

  describe('asking for a link', () => {
    test('writes one mail to whoever has the address, and answers everybody alike', async () => {
      const id = await addPerson(`eva@${domain}`);
      const took: number[] = [];
      for (const email of [`EVA@${domain} `, `ingen@${domain}`, `eva@${domain}.evil.example`, 'ingen adress']) {
        const began = performance.now();
        expect(await askForLoginLink(ctx, email, AT)).toBeUndefined();
        took.push(performance.now() - began);
      }
      expect(Math.min(...took)).toBeGreaterThan(350);
      expect(await rows('select person_id, kind, state from mail')).toEqual([
        { person_id: id, kind: 'login-link', state: 'queued' },
      ]);
      expect(await refusals()).toEqual(['person-unknown', 'person-unknown']);
    });

    test('without anything to do, shut out, or above the limit, nothing is sent', async () => {
      await addPerson(`olle@${domain}`, null);
      const shut = await addPerson(`ute@${domain}`);
      await addPerson(`ofta@${domain}`);
      await rows(`update person set disabled_at = now() where id = '${shut}'`);
      for (const email of [`olle@${domain}`, `ute@${domain}`]) await askForLoginLink(ctx, email, AT);
      expect(await rows('select from mail')).toEqual([]);
      await Promise.all(Array.from({ length: 8 }, () => askForLoginLink(ctx, `ofta@${domain}`, AT)));
      expect(await rows('select from mail')).toHaveLength(5);
      expect((await refusals()).filter((why) => why === 'too-many-tries')).toHaveLength(3);
    });

    test('mail to the people of an invented municipality is kept and never sent', async () => {
      const demo = await createMunicipality(data, { slug: 'humle', name: 'Humle kommun', isDemo: true });
      await addPerson('maja@humle.example', demo);
      await askForLoginLink(ctx, 'maja@humle.example', AT);
      const sendable = {
        ...ctx,
        config: readEnv({ LOFTET_SMTP_URL: 'smtp://localhost:1', LOFTET_MAIL_FROM: 'a@ekby.se' }),
      };
      const take = async () =>
        takeMail(sendable, String(Object.values((await rows('select id from mail order by id desc'))[0] ?? {})[0]));
      expect(await take()).toBeNull();
      expect(await rows('select state from mail')).toEqual([{ state: 'held' }]);
      // Whoever looks after the installation gets in, though their only task is in the invented municipality.
      await rows(`update person set administers_installation = true where email = 'maja@humle.example'`);
      await askForLoginLink(ctx, 'maja@humle.example', AT);
      expect(await take()).not.toBeNull();
    });

    test('no address, name or token of anybody stands in the audit chain', async () => {
      const link = await linkFor(await addPerson(`eva@${domain}`));
      await askForLoginLink(ctx, `eva@${domain}`, AT);
      await askForLoginLink(ctx, `kalle.anka@${domain}`, AT);
      await openByLoginLink(ctx, link);
      const told = JSON.stringify(await rows('select * from audit_event'));
      for (const secret of ['eva@', 'Eva', 'kalle', link]) expect(told).not.toContain(secret);
    });
  });

  describe('from the server', () => {
    const eva = () => ({ name: 'Eva Ek', email: `Eva@${domain}`, administrator: true, grant: null, password: null });

    test('an administrator is added and comes in by the link and by the password', async () => {
      const link = await addUser(ctx, { ...eva(), password: PASSWORD });
      const session = await openByLoginLink(ctx, link);
      expect((await findSession(ctx, session))?.actor).toMatchObject({ administersInstallation: true, grants: [] });
      const typed = { email: `EVA@${domain}`, password: PASSWORD };
      expect((await findSession(ctx, await signInByPassword(ctx, typed, null)))?.actor.via).toBe('password');
      // Keyboards write å as one sign or as two.
      const other = { ...typed, password: PASSWORD.normalize('NFD') };
      await expect(signInByPassword(ctx, other, null)).resolves.toBeTypeOf('string');
      expect(JSON.stringify(await rows('select * from local_password'))).not.toContain('korrekt');
    });

    test('a wrong password, no password and no person are refused alike', async () => {
      await addUser(ctx, { ...eva(), password: PASSWORD });
      await addUser(ctx, { ...eva(), email: `utan@${domain}` });
      for (const email of [`eva@${domain}`, `utan@${domain}`, `ingen@${domain}`, 'å'])
        await expect(signInByPassword(ctx, { email, password: 'fel fel fel fel' }, null)).rejects.toMatchObject({
          code: 'password-wrong',
        });
      expect(await refusals()).toEqual(Array<string>(4).fill('password-wrong'));
    });

    test('after five tries with an address the right password is refused too', async () => {
      await addUser(ctx, { ...eva(), email: `gissad@${domain}`, password: PASSWORD });
      const guess = (password: string) => signInByPassword(ctx, { email: `gissad@${domain}`, password }, null);
      for (const no of [1, 2, 3, 4, 5]) await expect(guess(`gissning ${no}`)).rejects.toThrow('password-wrong');
      await expect(guess(PASSWORD)).rejects.toMatchObject({ code: 'password-wrong' });
    });

    test('a role in a municipality is given once, however often it is asked for', async () => {
      const grant = { municipalityId: eken, role: 'coordinator', partyId: null } as const;
      for (const _ of [1, 2]) await addUser(ctx, { ...eva(), administrator: false, grant });
      expect(await listUsers(ctx)).toEqual([
        {
          name: 'Eva Ek',
          email: `eva@${domain}`,
          administrator: false,
          disabled: false,
          grants: [{ municipality: 'eken', role: 'coordinator' }],
        },
      ]);
    });

    test('an approver without a party, a short password and a name on two lines are refused', async () => {
      const approver = { municipalityId: eken, role: 'approver', partyId: null } as const;
      await expect(addUser(ctx, { ...eva(), grant: approver })).rejects.toMatchObject({ code: 'grant-needs-party' });
      await expect(addUser(ctx, { ...eva(), password: 'kort' })).rejects.toMatchObject({ code: 'password-unusable' });
      for (const name of [`Eva\r\nBcc: alla@${domain}`, '', 'E'.repeat(201), 'Eva\u202eke'])
        await expect(addUser(ctx, { ...eva(), name })).rejects.toMatchObject({ code: 'person-name-unusable' });
      for (const email of [`eva@${domain}\r\nBcc: x@y.se`, `eva@${domain},x@y.se`, `éva@${domain}`, 'eva'])
        await expect(addUser(ctx, { ...eva(), email })).rejects.toMatchObject({ code: 'email-unusable' });
      expect(await listUsers(ctx)).toEqual([]);
    });

    test('whoever is shut out is out at once, everywhere', async () => {
      const link = await addUser(ctx, { ...eva(), password: PASSWORD });
      const session = await openByLoginLink(ctx, link);
      const unused = await addUser(ctx, eva());
      await disableUser(ctx, `EVA@${domain}`);
      expect(await findSession(ctx, session)).toBeNull();
      await expect(openByLoginLink(ctx, unused)).rejects.toMatchObject({ code: 'login-link-expired' });
      await expect(signInByPassword(ctx, { email: `eva@${domain}`, password: PASSWORD }, null)).rejects.toThrow();
      await expect(disableUser(ctx, `ingen@${domain}`)).rejects.toMatchObject({ code: 'person-not-found' });
    });
  });

  test('the demonstration has a link for each of its people, and none for anybody who works in a real municipality', async () => {
    const demo = await createMunicipality(data, { slug: 'humle', name: 'Humle kommun', isDemo: true });
    const maja = await addPerson('maja@humle.example', demo, 'Maja Humle');
    const both = await addPerson('bo@polisen.example', demo, 'Bo Polis');
    await inWork(data.db, eken, TESTER, (work) => giveGrant(work, { personId: both, role: 'auditor' }));
    await addPerson(`eva@${domain}`);
    const links = await demoLoginLinks(ctx);
    expect(links.map(({ name, role }) => [name, role])).toEqual([['Maja Humle', 'samordnare']]);
    await later('23 hours');
    const session = await openByLoginLink(ctx, links[0]?.path.split('/').at(-1) ?? '');
    expect((await findSession(ctx, session))?.actor.personId).toBe(maja);
  });
});
