import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { readEnv } from '#platform/config.ts';
import { addSittings } from '#places/sittings.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { memoTyped, type MemoForm } from '#report-back/memo-form.ts';
import { loadMemoPage, loadMemoPageOfCase } from '#report-back/memo-page.server.ts';
import { SHIPPED_PROFILES, type MemoProfile } from '#report-back/memo-profile.ts';
import { openCase } from '#report-back/open-case.server.ts';
import { loadProfile, saveProfile } from '#report-back/profile.server.ts';
import { reviseMemo } from '#report-back/revise-memo.server.ts';
import { buildRecord, TESTER } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const MEMO = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';

describe.each(testServers())('skrivelsens uppgifter på $name', (server) => {
  let data: TestDatabase;
  let municipality: { id: string; slug: string; name: string; isDemo: boolean };
  beforeAll(async () => {
    data = await makeDatabase(server);
    const id = await createMunicipality(data, { slug: 'linkoping', name: 'Linköpings kommun' });
    municipality = { id, slug: 'linkoping', name: 'Linköpings kommun', isDemo: false };
    const bytes = new Uint8Array(readFileSync(MEMO));
    await importFile(data, TESTER, municipality, { bytes, reading: await readReport(bytes, 'a.txt') }, true);
  });
  afterAll(() => data.drop());

  const page = () =>
    inWork(data.db, municipality.id, TESTER, async (work) => {
      const found = await loadMemoPage(work, municipality, 'skaggetorp-2017');
      if (found === null) throw new Error('the memo is not there');
      return found;
    });
  const save = (no: number, change: Partial<MemoForm>) =>
    inWork(data.db, municipality.id, TESTER, async (work) => {
      const { form, choices, promiseId } = (await loadMemoPage(work, municipality, 'skaggetorp-2017')) ?? {};
      if (form === undefined || promiseId === undefined) throw new Error('the memo is not there');
      const read = memoTyped({ ...form, ...change }, choices ?? []);
      if ('errors' in read) throw new Error('cannot be saved');
      return reviseMemo(work, { promiseId }, no, read.typed);
    });

  test('det som saknades är borta ur listan när någon har fyllt i det', async () => {
    const before = await page();
    expect(before.gaps.map(({ place }) => place)).toContain('registryNumber');
    await save(before.no, {
      registryNumber: 'KS 2018-98',
      dated: '2018-02-14',
      decisionBasis: 'Skrivelse, 14 februari 2018',
    });
    const after = await page();
    expect(after.no).toBe(before.no + 1);
    expect(after.form).toMatchObject({ registryNumber: 'KS 2018-98', dated: '2018-02-14' });
    expect(after.gaps.map(({ place }) => place)).not.toContain('registryNumber');
    expect(after.html).toContain('KS 2018-98');
  });

  test('en annan nämnd har andra sammanträden: ärendet lämnar det som det skulle till', async () => {
    const { no, form } = await page();
    const aimed = (decisionBody?: string) =>
      inWork(data.db, municipality.id, TESTER, async (work) => {
        if (decisionBody !== undefined) {
          const forumId = await ensureForum(work, decisionBody);
          await addSittings(work, forumId, ['2018-03-20']);
          await sql`update council_case set forum_id = ${forumId}, sitting_id = (select id from sitting where forum_id = ${forumId})`.execute(
            work.tx,
          );
        }
        const { rows } = await sql<{ day: string | null }>`select s.day from council_case c
          left join sitting s on (s.municipality_id, s.id) = (c.municipality_id, c.sitting_id)`.execute(work.tx);
        return rows.map(({ day }) => day);
      });
    expect(await aimed('Kommunstyrelsen')).toEqual(['2018-03-20']);
    await save(no, { decisionBody: 'Kommunstyrelsen' });
    expect(await aimed()).toEqual(['2018-03-20']);
    await save(no + 1, { decisionBody: 'Socialnämnden' });
    expect(await aimed()).toEqual([null]);
    await save(no + 2, { decisionBody: form.decisionBody });
  });

  test('den som sparar efter någon annan får veta det, och ingenting skrivs över', async () => {
    const { no } = await page();
    const saved = await Promise.allSettled([
      save(no, { department: 'Den ena' }),
      save(no, { department: 'Den andra' }),
    ]);
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(saved.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'edited-meanwhile' } });
    expect((await page()).no).toBe(no + 1);
  });

  test('ett dubbelklick sparar en gång och är inget fel', async () => {
    const before = await page();
    const again = { department: 'Samma ord', publications: [{ address: 'www.linkoping.se', period: '2017' }] };
    const [first, second] = await Promise.all([save(before.no, again), save(before.no, again)]);
    expect([first, second, (await page()).no]).toEqual([before.no + 1, before.no + 1, before.no + 1]);
  });

  test('gammal löpande text kommer med när någon väljer den, och bara då', async () => {
    const before = await page();
    const [first] = before.choices;
    expect(before.choices.map(({ heading }) => heading)).toContain('Bakgrund');
    expect(before.html).not.toContain('Polismyndighetens nya styrmodell');
    const background = before.choices.findIndex(({ heading }) => heading === 'Bakgrund');
    await save(before.no, { prose: [background] });
    expect(first).toBeDefined();
    expect((await page()).html).toContain('Polismyndighetens nya styrmodell');
  });

  test('ett löfte som skrivits här får sitt ärende när någon sparar', async () => {
    const built = await buildRecord(data.db, {});
    const ref = { id: built.municipalityId, slug: built.slug, name: 'Norrviks kommun', isDemo: false };
    const before = await built.work((work) => loadMemoPage(work, ref, built.promise.slug));
    expect(before?.no).toBe(0);
    const read = memoTyped({ ...(before?.form ?? ({} as MemoForm)), registryNumber: 'KS 1' }, []);
    if ('errors' in read) throw new Error('cannot be saved');
    await built.work((work) => reviseMemo(work, { promiseId: built.promise.id }, 0, read.typed));
    const after = await built.work((work) => loadMemoPage(work, ref, built.promise.slug));
    expect(after).toMatchObject({ no: 1, form: { registryNumber: 'KS 1' } });
  });

  test('två öppna ärenden om ett löfte har var sin skrivelse, och den ena rör inte den andra', async () => {
    const built = await buildRecord(data.db, {});
    const ref = { id: built.municipalityId, slug: built.slug, name: 'Norrviks kommun', isDemo: false };
    const opened = (kind: 'follow-up' | 'report-back') =>
      built.work((work) =>
        openCase(work, { promiseId: built.promise.id, kind, officerId: null, aim: null, registryNumber: null }),
      );
    const [first, latest] = [await opened('follow-up'), await opened('report-back')];
    const shown = async (caseId: string) => {
      const found = await built.work((work) => loadMemoPageOfCase(work, ref, caseId));
      return found ?? expect.fail('the memo is not there');
    };
    const kept = async (caseId: string, department: string): Promise<number> => {
      const { form, no } = await shown(caseId);
      const read = memoTyped({ ...form, department }, []);
      if ('errors' in read) throw new Error('cannot be saved');
      return built.work((work) => reviseMemo(work, { caseId }, no, read.typed));
    };
    expect(await kept(first, 'Den förra')).toBe(2);
    expect((await shown(latest)).form.department).toBe('');
    expect(await kept(latest, 'Den senare')).toBe(2);
    expect(await shown(first)).toMatchObject({ caseId: first, no: 2, open: true, form: { department: 'Den förra' } });
    expect((await shown(first)).html).toContain('Den förra');
    expect((await shown(first)).html).not.toContain('Den senare');
    const ofPromise = await built.work((work) => loadMemoPage(work, ref, built.promise.slug));
    expect(ofPromise).toMatchObject({ caseId: latest, form: { department: 'Den senare' } });
    const ctx = { db: data.db, config: readEnv({}) };
    const of = { municipality: built.slug, caseId: first };
    const { bytes } = await drawMemo(ctx, TESTER, of, { format: 'html', draft: true });
    expect(Buffer.from(bytes).toString()).toContain('Den förra');
    const elsewhere = { municipality: 'linkoping', caseId: first };
    await expect(drawMemo(ctx, TESTER, elsewhere, { format: 'html', draft: true })).rejects.toMatchObject({
      code: 'case-not-found',
    });
  });

  test('två löftens skrivelser som sparas samtidigt kan gå till samma nya nämnd', async () => {
    const one = await buildRecord(data.db, {});
    const other = await buildRecord(data.db, { municipalityId: one.municipalityId, slug: one.slug });
    const ref = { id: one.municipalityId, slug: one.slug, name: 'Norrviks kommun', isDemo: false };
    const first = async ({ promise }: typeof one): Promise<number> =>
      one.work(async (work) => {
        const shown = await loadMemoPage(work, ref, promise.slug);
        const read = memoTyped({ ...(shown?.form ?? ({} as MemoForm)), decisionBody: 'Trygghetsnämnden' }, []);
        if ('errors' in read) throw new Error('cannot be saved');
        return reviseMemo(work, { promiseId: promise.id }, 0, read.typed);
      });
    expect(await Promise.all([first(one), first(other)])).toEqual([1, 1]);
  });

  test('utan utkast vägras en skrivelse som saknar något, med besked om vem som har uppgiften', async () => {
    const ctx = { db: data.db, config: readEnv({}) };
    const drawn = drawMemo(ctx, TESTER, 'linkoping/skaggetorp-2017', { format: 'html', draft: false });
    await expect(drawn).rejects.toMatchObject({
      code: 'memo-incomplete',
      details: { what: expect.stringContaining('(polisen)') },
    });
  });

  test('tecken som PDF-filen inte kan visa sägs på sidan och med filen', async () => {
    expect((await page()).unknownSigns).toBeNull();
    await save((await page()).no, { dispatch: 'Säkerhetschefen 漢\nTrygghetsrådet 漢' });
    expect((await page()).unknownSigns).toContain('det här tecknet: 漢 (U+6F22)');
    const ctx = { db: data.db, config: readEnv({}) };
    const signs = async (format: 'pdf' | 'pdfa' | 'html'): Promise<readonly string[]> =>
      (await drawMemo(ctx, TESTER, 'linkoping/skaggetorp-2017', { format, draft: true })).unknownSigns;
    expect([await signs('pdf'), await signs('pdfa'), await signs('html')]).toEqual([['漢'], ['漢'], []]);
  });

  test('en kommun ser inte en annans löfte', async () => {
    const other = await createMunicipality(data, { slug: 'annorstades', name: 'Annorstads kommun' });
    const found = await inWork(data.db, other, TESTER, (work) =>
      findPromise(work.tx, municipality.id, 'skaggetorp-2017'),
    );
    expect(found).toBeNull();
  });

  test('kommunens mall gäller från att den sparas, och den som sparar efter någon annan får veta det', async () => {
    const keep = (no: number, profile: MemoProfile) =>
      inWork(data.db, municipality.id, TESTER, (work) => saveProfile(work, no, profile));
    expect((await page()).html).toContain('<h2>Löftets punkter</h2>');
    expect(await keep(0, SHIPPED_PROFILES.kort)).toBe(1);
    expect((await page()).html).toContain('<h2>Punkterna</h2>');
    const own = { ...SHIPPED_PROFILES.kort, headings: { ...SHIPPED_PROFILES.kort.headings, points: 'Så gick det' } };
    await expect(keep(0, own)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    expect(await keep(0, SHIPPED_PROFILES.kort)).toBe(1);
    expect(await keep(1, own)).toBe(2);
    expect((await page()).html).toContain('”Så gick det” = punkterna');
    expect(await inWork(data.db, municipality.id, TESTER, loadProfile)).toEqual({ no: 2, profile: own });
  });
});
