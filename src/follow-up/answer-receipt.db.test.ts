import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepAnswer } from '#follow-up/answer-steps.server.ts';
import { findReportLink } from '#follow-up/report-link.server.ts';
import type { AnswerDraft } from '#follow-up/request-record.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { takeMail } from '#platform/mail/mail-rows.server.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { buildAsked, TODAY, type AskedRecord } from '#tests/support/asked-record.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const SECRET = 'a secret of the test';
const DRAFT: AnswerDraft = { body: 'Vi gick hemliga vägar.', next: 'Vi går dit igen.', progress: 'under-way' };

describe.each(testServers())('whoever answers, on $name,', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  async function send(
    built: AskedRecord,
    { typed = DRAFT, seenNo = 0, point = 0 }: { typed?: AnswerDraft; seenNo?: number; point?: number } = {},
  ) {
    const link = await findReportLink(data.db, await built.link(built.people.anna));
    if (typeof link === 'string') throw new Error(link);
    const ctx = { db: data.db, secret: SECRET, config: readEnv({ LOFTET_HOSTS: 'loftet.eken.se' }) };
    const requestId = await built.request(built.people.anna, point);
    return stepAnswer(ctx, link, { requestId, typed, way: 'skicka', seenNo }, TODAY);
  }
  async function receipts(built: AskedRecord): Promise<(MailBody & { readonly state: string })[]> {
    const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
      sql<{ id: string; body: Buffer; state: string }>`select id, body, state from mail
        where kind = 'receipt' and person_id = ${built.people.anna} order by id`.execute(tx),
    );
    return rows.map(({ id, body, state }) => ({ ...(JSON.parse(unseal(SECRET, id, body)) as MailBody), state }));
  }
  const speaks = (built: AskedRecord, lang: Lang) =>
    inMunicipality(data.db, INSTALLATION, (tx) =>
      sql`update person set lang = ${lang} where id = ${built.people.anna}`.execute(tx),
    );

  test('gets one receipt for each sending, that says what came and nothing of what was written', async () => {
    const built = await buildAsked(data.db);
    expect(await send(built)).toBeNull();
    const [receipt, ...more] = await receipts(built);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ state: 'queued', subject: expect.stringContaining('Medborgarlöfte Norrby 2026') });
    for (const words of [receipt?.text, receipt?.html]) {
      for (const known of ['tertial 1 2026', 'Punkt 1', 'Norrviks kommun', 'https://loftet.eken.se/arbete'])
        expect(words).toContain(known);
      for (const written of ['hemliga', 'dit igen']) expect(words).not.toContain(written);
    }
    await send(built, { point: 1 });
    await send(built, { typed: { ...DRAFT, body: 'Vi gick igen.' }, seenNo: 1 });
    expect(await receipts(built)).toHaveLength(3);
  });

  test('gets one for a form that is sent twice, at once or later', async () => {
    const built = await buildAsked(data.db);
    await Promise.all([send(built), send(built), send(built)]);
    await send(built);
    expect(await receipts(built)).toHaveLength(1);
  });

  test('gets none for what was not taken, and none for a draft', async () => {
    const built = await buildAsked(data.db);
    expect(await send(built, { typed: {} })).not.toBeNull();
    await expect(send(built, { typed: { ...DRAFT, progress: 'done' } })).rejects.toMatchObject({
      code: 'done-without-evidence',
    });
    expect(await receipts(built)).toEqual([]);
  });

  test('gets it in their own language', async () => {
    const built = await buildAsked(data.db);
    await speaks(built, 'so');
    await send(built);
    expect((await receipts(built))[0]?.text).toContain('Jawaabtaadii way na soo gaartay');
  });

  test('gets nothing from a practice municipality: the receipt is held', async () => {
    const practice = { slug: 'ovningen', name: 'Övningskommunen', isPractice: true };
    const municipalityId = await createMunicipality({ db: data.db }, practice);
    const built = await buildAsked(data.db, { municipalityId, slug: practice.slug });
    await send(built);
    const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
      sql<{ id: string }>`select id from mail where kind = 'receipt' and person_id = ${built.people.anna}`.execute(tx),
    );
    expect(rows).toHaveLength(1);
    const config = readEnv({ LOFTET_SMTP_URL: 'smtp://127.0.0.1:1', LOFTET_MAIL_FROM: 'loftet@eken.se' });
    expect(await takeMail({ db: data.db, config }, rows[0]?.id ?? '')).toBeNull();
    expect((await receipts(built)).map(({ state }) => state)).toEqual(['held']);
  });
});
