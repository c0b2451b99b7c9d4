import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveQuestion } from '#follow-up/write-question.server.ts';
import { setOutcomes } from '#promise/set-outcome.server.ts';
import { answerNoticed, findNoticedPage } from '#publication/ask-noticed.server.ts';
import { askQuestion } from '#publication/ask-question.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { renewPages } from '#publication/renew-pages.server.ts';
import { keyHolders } from '#tests/support/key-holders.ts';
import { publishRecord } from '#tests/support/published-record.ts';
import { buildRecord, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

describe.each(testServers())('whether a point is noticed on $name', (server) => {
  let data: TestDatabase;
  let site: { readonly db: TestDatabase['db']; readonly secret: string };
  beforeAll(async () => {
    data = await makeDatabase(server);
    site = { db: data.db, secret: 'a secret of the test' };
  });
  afterAll(() => data.drop());

  async function published() {
    const built = await buildRecord(data.db, { points: [{}, {}], rounds: tertials(2021) });
    const holders = await keyHolders(data.db, built);
    await holders.send();
    await holders.answer('municipality');
    await holders.answer('police');
    await publishRecord(built, { ground: 'keys', today: '2021-04-30' });
    const { rows } = await built.work(({ tx, municipalityId }) =>
      sql<{ slug: string }>`select slug from municipality where id = ${municipalityId}`.execute(tx),
    );
    const slug = rows[0]?.slug ?? '';
    const path = `${built.promise.slug}/${built.promise.points[0]?.slug}`;
    const at = (day: string) => ({ slug, path, lang: 'sv' as const, now: noon(day) });
    const ticket = async (day: string) => (await findNoticedPage(site, at(day)))?.asked?.ticket ?? '';
    const answer = async (day: string, value: 'yes' | 'no' | 'unsure') =>
      answerNoticed(site, at(day), { ticket: await ticket(day), value });
    return { built, at, ticket, answer };
  }
  const stored = (built: BuiltRecord) =>
    built.work(async ({ tx, municipalityId }) => {
      const { rows } = await sql<{ value: string; day: string }>`
        select value, day from noticed where municipality_id = ${municipalityId} order by day, value`.execute(tx);
      return rows;
    });
  const page = (built: BuiltRecord) =>
    built.work(async ({ tx, municipalityId }) => {
      const model = (await latestPublications(tx, municipalityId, ['point'])).get(built.point(0))?.model;
      return model?.kind === 'point' ? model : null;
    });
  const shown = async (built: BuiltRecord) => {
    const model = await page(built);
    const round = model?.rounds[0];
    return { asks: model?.asks, noticed: round?.noticed, shares: round?.noticedShares };
  };

  test('is asked from the day after a period; a form sent twice is one answer, and the first stands', async () => {
    const { built, at, ticket } = await published();
    expect((await findNoticedPage(site, at('2021-04-30')))?.asked).toBeNull();
    expect((await findNoticedPage(site, at('2021-05-01')))?.asked?.period).toBe('januari–april\u00a02021');
    const sent = { ticket: await ticket('2021-05-01'), value: 'yes' as const };
    expect(await answerNoticed(site, at('2021-05-01'), sent)).toBeNull();
    expect(await answerNoticed(site, at('2021-05-01'), { ...sent, value: 'no' })).toBeNull();
    expect(await stored(built)).toEqual([{ value: 'yes', day: '2021-05-01' }]);
  });

  test('what is forged, old, of another point or period, and what is no answer, is not stored', async () => {
    const { built, at, ticket } = await published();
    const good = await ticket('2021-05-01');
    const other = at('2021-05-01').path.replace(/[^/]+$/, built.promise.points[1]?.slug ?? '');
    const yes = 'yes' as const;
    expect(await answerNoticed(site, at('2021-05-01'), { ticket: good, value: null })).toBe('choose');
    expect(await answerNoticed(site, at('2021-05-01'), { ticket: `${good.slice(0, -1)}!`, value: yes })).toBe(
      'expired',
    );
    expect(await answerNoticed(site, at('2021-05-03'), { ticket: good, value: yes })).toBe('expired');
    expect(await answerNoticed(site, { ...at('2021-05-01'), path: other }, { ticket: good, value: yes })).toBe(
      'expired',
    );
    expect(await answerNoticed(site, at('2021-09-01'), { ticket: good, value: yes })).toBe('expired');
    expect(await answerNoticed(site, at('2021-04-01'), { ticket: good, value: yes })).toBe('closed');
    await expect(
      answerNoticed(site, { ...at('2021-05-01'), path: 'inget/alls' }, { ticket: good, value: yes }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await stored(built)).toEqual([]);
  });

  test('shows on the page the morning after, in steps, without anybody, and nothing of one to four', async () => {
    const { built, answer } = await published();
    await renewPages(data, '2021-05-01');
    expect(await shown(built)).toEqual({ asks: 'januari–april\u00a02021' });
    for (const value of ['yes', 'yes', 'yes', 'yes', 'no'] as const) await answer('2021-05-02', value);
    await renewPages(data, '2021-05-03');
    expect((await shown(built)).noticed).toBeUndefined();
    for (const value of ['yes', 'yes', 'no', 'no', 'no', 'unsure'] as const) await answer('2021-05-03', value);
    await renewPages(data, '2021-05-03');
    expect((await shown(built)).noticed).toBeUndefined();
    expect(await renewPages(data, '2021-05-04')).toMatchObject({ behind: 0 });
    expect((await shown(built)).noticed).toMatch(/^6 av 11 som har svarat .* 55\u00a0%\. Osäkerheten är 28–79\u00a0%/);
    expect((await shown(built)).noticed).toContain('3\u00a0maj\u00a02021');
    await answer('2021-05-04', 'no');
    expect(await renewPages(data, '2021-05-05')).toEqual({ renewed: 0, behind: 0 });
    for (const value of ['unsure', 'unsure', 'unsure', 'unsure'] as const) await answer('2021-05-05', value);
    await renewPages(data, '2021-05-06');
    expect(await shown(built)).toMatchObject({
      noticed: expect.stringMatching(/^16 har svarat till och med 5\u00a0maj\u00a02021\./),
      shares: [
        'Ja, det märks: 6 av 16, 38\u00a0% (osäkerhet 18–61\u00a0%)',
        'Nej, det märks inte: 5 av 16, 31\u00a0% (osäkerhet 14–56\u00a0%)',
        'Vet inte: 5 av 16, 31\u00a0% (osäkerhet 14–56\u00a0%)',
      ],
    });
  });

  test('of a point that is closed nobody asks, and of the last period people tell for its seven weeks', async () => {
    const { built, at, ticket, answer } = await published();
    const question = (await findNoticedPage(site, at('2021-05-01')))?.question?.ticket ?? '';
    const asked = { ticket: question, body: 'När börjar ni?' };
    await built.work((work) =>
      setOutcomes(work, [{ pointId: built.point(0), kind: 'closed', reason: 'Klart.', transferredTo: null }]),
    );
    expect((await findNoticedPage(site, at('2021-05-02')))?.question, 'is not published').not.toBeNull();
    await publishRecord(built, { ground: 'keys', today: '2021-05-02', note: 'Avslutat.' });
    expect(await findNoticedPage(site, at('2021-05-02'))).toMatchObject({ question: null, onward: null });
    expect(await askQuestion(site, at('2021-05-02'), asked)).toBe('closed');
    expect(await answer('2021-06-18', 'yes')).toBeNull();
    expect(await ticket('2021-06-19')).toBe('');
    expect((await shown(built)).asks).toBe('januari–april\u00a02021');
    await renewPages(data, '2021-06-19');
    expect((await shown(built)).asks).toBeUndefined();
  });

  test('that a question is not answered in time stands on the page the morning after, until it is answered or left', async () => {
    const { built, at } = await published();
    const asked = (await findNoticedPage(site, at('2021-05-03')))?.question?.ticket ?? '';
    await askQuestion(site, at('2021-05-03'), { ticket: asked, body: 'När börjar ni?' });
    await renewPages(data, '2021-06-02');
    expect((await page(built))?.unanswered).toBeUndefined();
    await renewPages(data, '2021-06-03');
    expect((await page(built))?.unanswered).toContain('senast 2\u00a0juni\u00a02021');
    await built.work(async (work) => {
      const { rows } = await sql<{ id: string }>`select id from point_question`.execute(work.tx);
      const left = { partyId: built.parties.municipality, reason: 'other-matter' as const };
      await leaveQuestion(work, rows[0]?.id ?? '', left);
    });
    await renewPages(data, '2021-12-01');
    expect((await page(built))?.unanswered).toBeUndefined();
  });
});
