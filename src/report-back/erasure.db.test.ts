/** What is erased on somebody's approval: the list that was seen and no other, to the last version, with a receipt. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { addDays } from '#platform/clock.ts';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import type { RetentionKind } from '#places/retention.ts';
import { approveErasure, loadErasurePage } from '#report-back/erasure.server.ts';
import { forgetOld } from '#report-back/forget-old.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { everyRoleIn } from '#tests/support/wall-cases.ts';

const LATER = addDays(swedishDay(new Date()), 400);

describe.each(testServers())('gallring som någon godkänner, på $name', (server) => {
  let data: TestDatabase;
  let record: FullRecord;
  let doomed = '';
  let work: <T>(act: (work: Work) => Promise<T>) => Promise<T>;
  beforeAll(async () => {
    data = await makeDatabase(server);
    record = await fullRecord(data.db);
    const actor = await everyRoleIn(data.db, record, [record.municipalityId]);
    work = (act) => inWork(data.db, record.municipalityId, actor, act);
    doomed = await work(trashedPoint);
    await work(archivedDraft);
  });
  afterAll(() => data.drop());

  /** A point that was never sent, with two versions, a translation, a target and somebody who was to answer. */
  async function trashedPoint({ tx, municipalityId: m }: Work): Promise<string> {
    const [id, first, second] = [newId(), newId(), newId()];
    await sql`insert into point (municipality_id, id, promise_id, slug, trashed_at)
      values (${m}, ${id}, ${record.nextPromise}, 'slangd-punkt', now())`.execute(tx);
    await sql`insert into point_version (municipality_id, id, point_id, no, position, body, content) values
      (${m}, ${first}, ${id}, 1, 90, 'Bo Zingmark på Storgatan 4 ska få besök.', repeat('0', 64)),
      (${m}, ${second}, ${id}, 2, 90, 'Ingen ska få besök.', repeat('1', 64))`.execute(tx);
    await sql`insert into point_party (municipality_id, point_version_id, party_id, part, position)
      values (${m}, ${second}, ${record.parties.municipality}, 'owner', 1)`.execute(tx);
    await sql`insert into target (municipality_id, id, point_version_id, at_least, unit)
      values (${m}, ${newId()}, ${second}, 2, 'besök')`.execute(tx);
    await sql`insert into translation (municipality_id, id, subject_kind, subject_id, field, lang, no, source, body)
      values (${m}, ${newId()}, 'point', ${id}, 'body', 'en', 1, repeat('0', 64), 'Bo Zingmark will be visited.')`.execute(
      tx,
    );
    // What has an outcome is answered for, and stays.
    const kept = newId();
    await sql`insert into point (municipality_id, id, promise_id, slug, trashed_at)
      values (${m}, ${kept}, ${record.nextPromise}, 'slangd-med-avslut', now())`.execute(tx);
    await sql`insert into outcome (municipality_id, point_id, kind, reason) values (${m}, ${kept}, 'dropped', 'Togs bort.')`.execute(
      tx,
    );
    // What was sent to somebody lies in the trash too, and stays.
    await sql`update point set trashed_at = now() where municipality_id = ${m} and id = ${record.point(1)}`.execute(tx);
    return id;
  }

  async function archivedDraft({ tx, municipalityId: m }: Work): Promise<void> {
    const id = newId();
    await sql`insert into memo_version (municipality_id, id, case_id, no, sections, content)
      select municipality_id, ${id}, case_id, no + 1, sections, repeat('2', 64) from memo_version
      where municipality_id = ${m} and case_id = ${record.caseId} order by no desc limit 1`.execute(tx);
    await sql`insert into proposal (municipality_id, memo_version_id, no, body) values (${m}, ${id}, 1, 'Att Bo Zingmark …')`.execute(
      tx,
    );
    await sql`insert into case_step (municipality_id, case_id, no, step, day)
      values (${m}, ${record.caseId}, 2, 'archived', '2018-05-01')`.execute(tx);
  }

  const due = async (kind: RetentionKind) => {
    const { due: lists } = await work((inside) => loadErasurePage(inside, LATER));
    const list = lists.find((one) => one.kind === kind);
    if (list === undefined) throw new Error('no such kind');
    return list;
  };
  const approve = (kind: RetentionKind, listed: string) =>
    work((inside) => approveErasure(inside, { kind, listed }, LATER));
  /** Where a word stands in any row of the database. */
  const stands = (word: string): Promise<string[]> =>
    asClient(data.superuser, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows } = await client.query(`select from "${name}" t where t::text ilike $1 limit 1`, [`%${word}%`]);
        if (rows.length > 0) found.push(name);
      }
      return found.toSorted();
    });

  test('gallras inte av sig själv på natten', async () => {
    await record.work((inside) => forgetOld(inside, LATER));
    expect(await stands('Bo Zingmark')).toEqual(['point_version', 'proposal', 'translation']);
  });

  test('listan säger vad som ska bort, och bara den lista som är sedd kan godkännas', async () => {
    const list = await due('points');
    expect(list).toMatchObject({ count: 1, days: 365, named: [{ id: doomed, words: 'Ingen ska få besök.' }] });
    await expect(approve('points', '0'.repeat(64))).rejects.toMatchObject({ code: 'erasure-list-changed' });
    expect((await due('points')).count).toBe(1);
  });

  test('det som godkänns försvinner ur varje version och översättning, och kvittot säger vem och hur många', async () => {
    const { listed } = await due('points');
    await approve('points', listed);
    const drafts = await due('memos');
    expect(drafts).toMatchObject({ count: 1, named: [{ words: expect.stringContaining('Version 2') }] });
    await approve('memos', drafts.listed);
    expect(await stands('Bo Zingmark')).toEqual([]);
    expect(await stands(doomed)).toEqual([]);
    const { receipts } = await work((inside) => loadErasurePage(inside, LATER));
    expect(receipts.slice(0, 2)).toMatchObject([
      { kind: 'memos', gone: 1, days: 90, day: LATER, listed: drafts.listed },
      { kind: 'points', gone: 1, days: 365, day: LATER, listed },
    ]);
    expect(receipts[0]?.approvedBy).toBe(receipts[1]?.approvedBy);
    expect(receipts[0]?.approvedBy).toMatch(/\p{L}/u);
    await expect(approve('points', listed)).rejects.toMatchObject({ code: 'erasure-list-changed' });
    expect((await stands(record.point(1))).includes('point_version')).toBe(true);
    const maintenance = openDatabase(openPool(data.owner));
    const { faults } = await verifyAudit(maintenance).finally(() => maintenance.destroy());
    expect(faults).toEqual([]);
  });

  test('databasen själv behåller det som är skickat, publicerat eller färdigställt', async () => {
    const kept = await work(async ({ tx }) => {
      const points = await sql<{ gone: number }>`
        select forget_trashed_points(array(select id from point)) as gone`.execute(tx);
      const memos = await sql<{ gone: number }>`
        select forget_memo_drafts(array(select id from memo_version)) as gone`.execute(tx);
      return [points.rows[0]?.gone, memos.rows[0]?.gone].map(Number);
    });
    expect(kept).toEqual([0, 0]);
    await expect(
      asClient(data.owner, async (client) => {
        await client.query(
          `select set_config('loftet.maintenance', 'on', false), set_config('loftet.forgetting', 'point:${record.point(1)}', false)`,
        );
        await client.query(`delete from target`);
        await client.query(`delete from point_version where point_id = $1`, [record.point(1)]);
      }),
    ).rejects.toMatchObject({ code: '55000' });
  });
});
