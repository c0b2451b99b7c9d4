import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTheme } from '#dialogue/answer-theme.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { newTicket, readTicket } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { themeNamed } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { setOutcomes } from '#promise/set-outcome.server.ts';
import { confirmContact, endContact } from '#publication/contact-link.server.ts';
import { leaveContact } from '#publication/leave-contact.server.ts';
import { tellContacts } from '#publication/tell-contacts.server.ts';
import { demoRecord, publishRecord, speak } from '#tests/support/published-record.ts';
import { tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';
const NOW = new Date('2020-11-02T10:00:00Z');
const TODAY = '2999-01-01';
const [server] = testServers();
if (server === undefined) throw new Error('no server to test on');

let data: TestDatabase;
let ctx: Parameters<typeof tellContacts>[0];
let built: BuiltRecord;
beforeAll(async () => {
  data = await makeDatabase(server);
  ctx = { db: data.db, secret: SECRET, config: readEnv({}) };
  built = await demoRecord(data.db, 'norrvik', { points: [{}, {}], rounds: tertials(2021) });
  await speak(built, ['en']);
});
afterAll(() => data.drop());

const themeId = async (name: string): Promise<string> =>
  themeNamed(await built.work(loadThemes), name)?.id ?? expect.fail(`no theme ${name}`);

async function dialogue(heldFrom = '2020-11-01'): Promise<string> {
  const id = newId();
  const days = { heldFrom, heldTo: '2998-12-01', feedbackDue: null };
  const form = standardForm({ sv: 'Vad är viktigast?', en: 'What matters most?' }, []);
  const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
  await built.work((work) => beginDialogue(work, { id, kind: 'resident', input }));
  await built.work((work) => stepDialogue(work, id, 'open'));
  return id;
}

/** Answers, leaves an address, says yes, and is coded on the themes. @returns the key that ends it */
async function answer(dialogueId: string, email: string, lang: Lang, ...themes: string[]): Promise<string> {
  const { slug, versionId } = await built.work((work) => loadDialogue(work, dialogueId));
  const ticket = newTicket(SECRET, dialogueId, NOW);
  const id = readTicket(SECRET, dialogueId, ticket, NOW) ?? '';
  const coded = await Promise.all(
    themes.map(async (name) => ({ themeId: await themeId(name), place: null, placeWords: null, time: null })),
  );
  await built.work(async (work) => {
    const said = { dialogueId, versionId, channel: 'web', lang, day: '2020-11-02', answers: { trygg: 3 } } as const;
    await receiveInput(work.tx, work.municipalityId, { id, ...said });
    await saveCoding(work, id, { expectedNo: 0, coded });
  });
  await leaveContact(ctx, built.slug, {
    name: slug,
    ticket,
    email,
    lang,
    now: NOW,
    origin: 'https://loftet.exempel.se',
  });
  const asked = (await mails('contact-ask')).findLast(({ to }) => to === email);
  const token = /\/bekrafta\/([\w-]{43})/.exec(asked?.text ?? '')?.[1] ?? '';
  return (await confirmContact(ctx, built.slug, token)) ?? expect.fail('the link confirms');
}

async function mails(kind: string): Promise<MailBody[]> {
  const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
    sql<{ id: string; body: Buffer }>`select id, body from mail where kind = ${kind} order by id`.execute(tx),
  );
  return rows.map(({ id, body }) => JSON.parse(unseal(SECRET, id, body)) as MailBody);
}

/** What is told now, by two workers at once and then once more: the new mails. */
async function tell(): Promise<MailBody[]> {
  const before = (await mails('contact-news')).length;
  const run = () => tellContacts(ctx, built.municipalityId, TODAY);
  await Promise.all([run(), run()]);
  await run();
  return (await mails('contact-news')).slice(before);
}
const contacts = async (): Promise<number> =>
  (await built.work(({ tx }) => sql`select from dialogue_contact`.execute(tx))).rows.length;
const told = async (): Promise<number> =>
  (await built.work(({ tx }) => sql`select from dialogue_contact_told`.execute(tx))).rows.length;
const plain = (mail: MailBody | undefined): string => (mail?.text ?? '').replaceAll(/[\u00a0\u2066-\u2069]/g, ' ');

describe('den som svarade får veta vad det blev', () => {
  test('när det blir ett löfte, när det följs upp och när det är slut: ett mejl om varje, på sitt språk, och sedan är adressen borta', async () => {
    const dialogueId = await dialogue();
    await answer(dialogueId, 'kim@exempel.se', 'en', 'Narkotika');
    // The same person answered twice, and is one receiver.
    await answer(dialogueId, 'kim@exempel.se', 'en', 'Narkotika');
    expect(await tell()).toEqual([]);
    await built.work(async (work) => {
      await linkTheme(work, { pointId: built.point(0), themeId: await themeId('Narkotika'), linked: true });
    });
    expect(await tell()).toEqual([]); // nothing is published
    await publishRecord(built, { today: '2021-02-01' });
    const [promised, ...more] = await tell();
    expect(more).toEqual([]);
    expect(promised?.to).toBe('kim@exempel.se');
    expect(promised?.subject).toContain('What matters most?');
    expect(plain(promised)).toContain('It has become a promise.');
    expect(plain(promised)).toContain('http://localhost:3000/en/norrvik/');
    expect(promised?.oneClick).toMatch(/\/en\/foljer\/norrvik\/svar\/sluta\/[\w-]{43}$/);
    expect(await tell()).toEqual([]);

    await built.work((work) =>
      addEntries(work, [
        {
          roundId: built.rounds[0] ?? '',
          pointId: built.point(0),
          partyId: built.parties.municipality,
          told: 'apart',
          kind: 'report',
          body: 'Vi höll två vandringar.',
          progress: 'under-way',
        },
      ]),
    );
    await publishRecord(built, { today: '2021-05-20', note: 'Första tertialet.' });
    const [followed, ...none] = await tell();
    expect(none).toEqual([]);
    expect(plain(followed)).toMatch(/Follow-up .*2021.*Norrviks kommun/);
    expect(plain(followed)).not.toContain('It has become a promise.');

    await built.work((work) =>
      setOutcomes(work, [{ pointId: built.point(0), kind: 'closed', reason: 'Klart.', transferredTo: null }]),
    );
    await publishRecord(built, { today: '2022-02-01', note: 'Avslutat.' });
    const last = (await tell()).at(-1);
    expect(plain(last)).toContain('The promise is finished.');
    expect(plain(last)).toContain('This was the last e-mail about your answer.');
    expect(last?.oneClick).toBeUndefined();
    expect([await contacts(), await told()]).toEqual([0, 0]);
  });

  test('när det inte ledde till något får den veta varför, dagen efter att det skrevs och när dialogen är stängd', async () => {
    const dialogueId = await dialogue();
    await answer(dialogueId, 'bo@exempel.se', 'sv', 'Trafik och buskörning');
    const theme = await themeId('Trafik och buskörning');
    await built.work((work) =>
      answerTheme(work, { dialogueId, themeId: theme, expectedNo: 0, body: 'Vägen är Trafikverkets.' }),
    );
    expect(await tell()).toEqual([]);
    await built.work((work) => stepDialogue(work, dialogueId, 'closed'));
    const today = new Date().toISOString().slice(0, 10);
    expect(await tellContacts(ctx, built.municipalityId, today)).toBe(0);
    const [mail] = await tell();
    expect(plain(mail)).toContain('Det ledde inte till något löfte.');
    expect(plain(mail)).toContain('Vägen är Trafikverkets.');
    expect([await contacts(), await told()]).toEqual([0, 0]);
  });

  test('det som lovades innan någon frågades är inget svar; den som slutat får inget mer, och det som väntade är borta', async () => {
    const late = await dialogue('2998-01-01');
    const end = await answer(late, 'eva@exempel.se', 'sv', 'Narkotika');
    expect(await tell()).toEqual([]);
    const now = await dialogue();
    const other = await answer(now, 'eva@exempel.se', 'sv', 'Narkotika');
    expect(await tell()).toHaveLength(1);
    for (const token of [end, other]) await endContact(data.db, built.slug, token);
    expect([await contacts(), await told()]).toEqual([0, 0]);
    expect((await mails('contact-news')).filter(({ to }) => to === 'eva@exempel.se')).toHaveLength(1);
  });
});
