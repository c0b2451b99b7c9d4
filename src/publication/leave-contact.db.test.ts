import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newInputId, newTicket, readTicket } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { confirmContact, endContact, showContact } from '#publication/contact-link.server.ts';
import { forgetContacts } from '#publication/forget-contacts.server.ts';
import { leaveContact } from '#publication/leave-contact.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';
const NOW = new Date('2026-09-02T10:00:00Z');
const form = standardForm({ sv: 'Vad är viktigast?', ar: 'ما الأهم؟' }, []);
const days = { heldFrom: '2026-09-01', heldTo: '2026-09-30', feedbackDue: null };
const INPUT = { definition: 'police' as const, areaId: null, place: null, ...days, form };

describe.each(testServers())('den som svarat och vill veta vad det blir, på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let dialogue: DialogueRead;
  let ctx: { readonly db: TestDatabase['db']; readonly secret: string };
  beforeAll(async () => {
    data = await makeDatabase(server);
    ctx = { db: data.db, secret: SECRET };
    built = await buildRecord(data.db);
    const id = await built.work((work) => beginDialogue(work, { id: newId(), kind: 'resident', input: INPUT }));
    await built.work((work) => stepDialogue(work, id, 'open'));
    dialogue = await built.work((work) => loadDialogue(work, id));
  });
  afterAll(() => data.drop());

  /** A ticket whose answer has come. */
  const answered = async (): Promise<string> => {
    const ticket = newTicket(SECRET, dialogue.id, NOW);
    const id = readTicket(SECRET, dialogue.id, ticket, NOW) ?? '';
    await built.work(({ tx, municipalityId }) =>
      receiveInput(tx, municipalityId, {
        id,
        dialogueId: dialogue.id,
        versionId: dialogue.versionId,
        channel: 'web',
        lang: 'ar',
        day: '2026-09-02',
        answers: { trygg: 2 },
      }),
    );
    return ticket;
  };
  const leave = async (email: string, ticket?: string) =>
    leaveContact(ctx, built.slug, {
      name: dialogue.slug,
      ticket: ticket ?? (await answered()),
      email,
      lang: 'ar',
      now: NOW,
      origin: 'https://loftet.exempel.se',
    });
  const rows = async () =>
    (
      await built.work(({ tx }) =>
        sql<{ id: string; input_id: string; confirmed: boolean; address_hash: string; erase_on: string }>`
          select id, input_id, confirmed, address_hash, erase_on from dialogue_contact`.execute(tx),
      )
    ).rows;
  const mails = async () =>
    (
      await inMunicipality(data.db, INSTALLATION, (tx) =>
        sql<{
          id: string;
          lang: string;
          body: Buffer;
        }>`select id, lang, body from mail where kind = 'contact-ask'`.execute(tx),
      )
    ).rows.map(({ id, lang, body }) => ({ lang, ...(JSON.parse(unseal(SECRET, id, body)) as MailBody) }));
  const linkIn = (text: string): string => /\/bekrafta\/([\w-]{43})/.exec(text)?.[1] ?? '';
  const inputs = async (): Promise<number> =>
    (await built.work(({ tx }) => sql`select from input`.execute(tx))).rows.length;

  test('får ett mejl på sitt språk, säger ja, och slutar med ett tryck; då är allt borta utom svaret', async () => {
    expect(await leave('Kim@Exempel.se')).toMatchObject({ contact: 'sent' });
    const [mail] = await mails();
    expect([mail?.lang, mail?.to]).toEqual(['ar', 'kim@exempel.se']);
    expect(mail?.text).toContain(`https://loftet.exempel.se/ar/foljer/${built.slug}/svar/bekrafta/`);
    expect(mail?.text).toContain('ما الأهم؟');
    const token = linkIn(mail?.text ?? '');
    expect(await showContact(data.db, built.slug, { link: 'confirm', token })).toMatchObject({ title: form.title });
    expect((await rows()).map(({ confirmed }) => confirmed)).toEqual([false]);
    const end = await confirmContact(ctx, built.slug, token);
    expect(await confirmContact(ctx, built.slug, token)).toBe(end);
    expect((await rows()).map(({ confirmed, erase_on: on }) => [confirmed, on])).toEqual([[true, '2028-09-29']]);
    const before = await inputs();
    expect(await endContact(data.db, built.slug, token)).toBe(false); // a link that confirms ends nothing
    expect(await endContact(data.db, built.slug, end ?? '')).toBe(true);
    expect([await rows(), await mails(), await inputs()]).toEqual([[], [], before]);
    expect(await endContact(data.db, built.slug, end ?? '')).toBe(false);
  });

  test('samma adress två gånger får samma svar, och slutar för båda', async () => {
    const first = await leave('bo@exempel.se');
    for (const { text } of await mails()) await confirmContact(ctx, built.slug, linkIn(text));
    const second = await leave('bo@exempel.se');
    expect(second.contact).toBe(first.contact);
    expect((await rows()).map(({ confirmed }) => confirmed).toSorted()).toEqual([false, true]);
    expect(new Set((await rows()).map(({ address_hash: mark }) => mark)).size).toBe(1);
    const [mail] = await mails();
    await endContact(data.db, built.slug, (await confirmContact(ctx, built.slug, linkIn(mail?.text ?? ''))) ?? '');
    expect(await rows()).toEqual([]);
  });

  test('en adress som inte går, och en biljett som ingen har svarat med, sparar inget', async () => {
    for (const email of ['', 'ingen', 'a@b.se, c@d.se', 'a@b.se\r\nBcc: c@d.se', `${'a'.repeat(300)}@b.se`])
      expect(await leave(email)).toMatchObject({ contact: 'wrong', receipt: expect.stringMatching(/^....-....$/) });
    const unused = newTicket(SECRET, dialogue.id, NOW);
    for (const ticket of [unused, 'x', (await answered()).replace(/^./, 'x'), newTicket(SECRET, newInputId(), NOW)])
      expect(await leave('eva@exempel.se', ticket)).toEqual({ receipt: null, contact: 'expired' });
    expect([await rows(), await mails()]).toEqual([[], []]);
  });

  test('den som rättar en adress får ett mejl till den nya, och den gamla är borta; samma formulär igen är inget nytt', async () => {
    const ticket = await answered();
    await leave('fel@exempel.se', ticket);
    await leave('ratt@exempel.se', ticket);
    await leave('ratt@exempel.se', ticket);
    expect((await mails()).map(({ to }) => to)).toEqual(['ratt@exempel.se']);
    expect(await rows()).toHaveLength(1);
    // Nobody fills an inbox by answering again and again.
    for (let n = 0; n < 4; n += 1) await leave('ratt@exempel.se');
    expect(await mails()).toHaveLength(3);
  });

  test('det som inte bekräftas går efter två dagar, det andra på sin dag', async () => {
    const forget = (day: string) => built.work(({ tx, municipalityId }) => forgetContacts(tx, municipalityId, day));
    await forget('2026-09-05');
    await leave('ulf@exempel.se');
    const [mail] = await mails();
    expect(await forget('2026-09-04')).toBe(0);
    await confirmContact(ctx, built.slug, linkIn(mail?.text ?? ''));
    await leave('ida@exempel.se');
    expect(await forget('2026-09-05')).toBe(1);
    expect((await mails()).map(({ to }) => to)).toEqual(['ulf@exempel.se']);
    expect([await forget('2028-09-28'), await forget('2028-09-29')]).toEqual([0, 1]);
    expect([await rows(), await mails()]).toEqual([[], []]);
  });

  test('ingen händelse, inget klockslag och ingen läsbar rad säger att någon lämnade en adress', async () => {
    await leave('gun@exempel.se');
    const { rows: told } = await built.work(({ tx }) =>
      sql`select from audit_event where type like '%contact%' or data::text like '%exempel%'`.execute(tx),
    );
    expect(told).toEqual([]);
    const { rows: hours } = await built.work(({ tx }) =>
      sql`select from information_schema.columns where table_name = 'dialogue_contact' and data_type like 'timestamp%'`.execute(
        tx,
      ),
    );
    expect(hours).toEqual([]);
    expect((await rows())[0]?.id[14]).toBe('4');
    const { rows: exported } = await built.work(({ tx }) =>
      sql<{ address: Buffer }>`select address from dialogue_contact`.execute(tx),
    );
    expect(exported[0]?.address.toString('utf8')).not.toContain('gun');
  });
});
