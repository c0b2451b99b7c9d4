/** A case given out to whoever asks, and packed for the archive: what comes with, what does not, and that both say so. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Work } from '#access/work.server.ts';
import { dayWords, swedishDay } from '#checking/day-words.ts';
import { addDays } from '#platform/clock.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadArchivePage, makeArchivePackage, markArchived } from '#report-back/archive-package.server.ts';
import { sift } from '#report-back/case-items.ts';
import { loadCaseRecords } from '#report-back/case-records.server.ts';
import type { SheetStep } from '#report-back/case-sheet.ts';
import { decisionRecords } from '#report-back/decision-records.server.ts';
import { makeRelease } from '#report-back/release.server.ts';
import { addMark, liftMark, loadMarks, MarkInput } from '#report-back/secrecy-marks.server.ts';
import type { CaseStep } from '#report-back/case-steps.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';
import { packageFaults } from '#tests/support/archive-reader.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { pdfFacts } from '#tests/support/pdf-facts.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { unzipped } from '#tests/support/unzip.ts';
import { refOf } from '#tests/support/wall-cases.ts';

const TODAY = swedishDay(new Date());
async function pdfText(bytes: Uint8Array): Promise<string> {
  const { title, running, elements } = await pdfFacts(Uint8Array.from(bytes));
  return [title, ...running, ...elements.flatMap(({ text, alt }) => [text, alt])].join('\n');
}
/** In the reason of a step, and in a point of the finalised memo. */
const SECRETS = ['Komplettera punkt 2', 'trygghetsvandring'];

describe.each(testServers())('ett ärende, på $name', (server) => {
  let data: TestDatabase;
  let record: FullRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    record = await fullRecord(data.db);
  });
  afterAll(() => data.drop());
  const within = <T>(act: (work: Work) => Promise<T>): Promise<T> => record.work(act);
  const release = async (day = TODAY): Promise<Map<string, Uint8Array>> =>
    unzipped((await makeRelease(within, record.caseId, { day, today: TODAY })).bytes);
  const go = (step: CaseStep) =>
    record.work(async (work) => {
      const { no } = await caseStanding(work, record.caseId);
      await takeStep(work, record.caseId, no, { step, day: TODAY, sittingId: record.sittingId });
    });
  const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
  const pack = () => {
    const of = { caseId: record.caseId, slug: record.slug, version: '0.1.0' };
    return makeArchivePackage(within, of, new Date());
  };

  test('lämnas ut utan skrivelsen så länge den inte har gått ut med en kallelse', async () => {
    const files = await release();
    expect([...files.keys()].filter((name) => name.includes('skrivelse'))).toEqual([]);
    expect(text(files.get('innehall.html'))).toContain('tryckfrihetsförordningen 2\u00a0kap.\u00a012\u00a0§');
    for (const step of ['prepared', 'on-agenda'] as const) await go(step);
  });

  test('lämnas ut utan ett enda av de ord som är markerade, i någon fil och i något format', async () => {
    const files = await release();
    expect([...files.keys()]).toEqual([
      'innehall.html',
      'innehall.pdf',
      'handlingar/01-arendet.html',
      'handlingar/01-arendet.pdf',
      'handlingar/02-skrivelse-1.html',
      'handlingar/02-skrivelse-1.pdf',
      'handlingar/03-samrad-1.html',
      'handlingar/03-samrad-1.pdf',
      'handlingar/04-svar-1-1.html',
      'handlingar/04-svar-1-1.pdf',
    ]);
    expect(text(files.get('handlingar/01-arendet.html'))).toContain('[maskerat]');
    expect(text(files.get('handlingar/04-svar-1-1.html'))).toContain('avstyrker: Siffrorna är inte våra.');
    // As the parties saw it: what was not filled in yet is marked, and not left out.
    expect(text(files.get('handlingar/03-samrad-1.html'))).toContain('Utkast');
    for (const [name, bytes] of files) {
      const said = name.endsWith('.pdf') ? await pdfText(bytes) : text(bytes);
      expect(said.replaceAll(/\s+/g, ' '), name).not.toContain(SECRETS[0]);
    }
    const list = text(files.get('innehall.html'));
    expect(list).toContain('18\u00a0kap.\u00a01\u00a0§ offentlighets- och sekretesslagen (2009:400)');
    expect(list).toContain('1\u00a0ställe');
    expect(list).toContain('Det inlästa dokumentet');
  });

  test('lämnas ut med filen som kom in när inga ord är markerade, och med det som fanns den dagen', async () => {
    await record.work(async (work) => {
      for (const { id } of await loadMarks(work, record.caseId)) await liftMark(work, record.caseId, id);
    });
    const files = await release();
    expect([...files.keys()].filter((name) => name.includes('inlast'))).toEqual(['handlingar/05-inlast-dokument.txt']);
    expect(text(files.get('handlingar/01-arendet.html'))).toContain(SECRETS[0]);
    expect([...(await release(addDays(TODAY, -1))).keys()]).toEqual(['innehall.html', 'innehall.pdf']);
  });

  test('tar bara emot markeringar som döljer något', async () => {
    const mark = (passage: string) =>
      record.work((work) =>
        addMark(work, record.caseId, { what: 'ord', passage, section: '35 kap. 1 §', reason: 'Skadar.' }),
      );
    await expect(mark('ord som inte finns')).rejects.toMatchObject({ code: 'mark-hides-nothing' });
    await expect(mark(`${SECRETS[1]}\nord som inte finns`)).rejects.toMatchObject({ code: 'mark-hides-nothing' });
    const typed = (passage: string) =>
      MarkInput.safeParse({ what: 'ord', passage, section: '35 kap. 1 §', reason: 'Skadar.' }).success;
    expect([typed('Storgatan 4\nBo'), typed(''), typed('Storgatan 4\r\n\r\nBo Ek')]).toEqual([false, false, true]);
    await mark(SECRETS[1] ?? '');
    const files = await release();
    for (const [name, bytes] of files) {
      const said = name.endsWith('.pdf') ? await pdfText(bytes) : text(bytes);
      expect(said.replaceAll(/\s+/g, ' '), name).not.toContain(SECRETS[1]);
    }
    expect(text(files.get('innehall.html'))).toContain('35\u00a0kap.\u00a01\u00a0§');
  });

  test('packas så att en främmande läsare hittar varje fil, rätt kontrollsumma och inget mer', async () => {
    const { bytes, name } = await pack();
    expect(packageFaults(bytes)).toEqual([]);
    const root = name.replace('.zip', '');
    const files = new Map([...unzipped(bytes)].map(([place, content]) => [place.slice(root.length + 1), content]));
    const at = (place: string): string => text(files.get(`representations/rep1/data/${place}`));
    const rows = (table: string) => JSON.parse(at(`tables/${table}.json`)) as Record<string, unknown>[];
    expect(rows('council_case')).toMatchObject([{ id: record.caseId, promise_id: record.importedPromise }]);
    expect(rows('promise')).toHaveLength(1);
    expect(rows('point').length).toBe(8);
    const versions = rows('point_version');
    expect(versions.length).toBe(8);
    expect(Object.keys(versions[0] ?? {})).not.toContain('internal_note');
    expect(rows('entry_version').length).toBeGreaterThan(8);
    expect(rows('file').map((row) => row['sha256'])).toContain(record.fileSha256);
    expect(at('tables/point_version.csv').split('\r\n').length).toBe(versions.length + 2);
    expect(text(files.get('documentation/data-dictionary.csv'))).toContain('Sekretessmarkeringar');
    const documents = [...files].filter(([place]) => place.includes('/documents/'));
    expect(documents.map(([place]) => place.split('/').at(-1))).toEqual([
      'arendet.pdf',
      'skrivelse-1.pdf',
      'samrad-1.pdf',
      'svar-1-1.pdf',
    ]);
    expect(rows('consultation_answer')).toMatchObject([{ comment: 'Siffrorna är inte våra.' }]);
    for (const [, pdf] of documents) expect(text(pdf)).toMatch(/pdfaid:part>2</);
    expect(text(files.get('metadata/descriptive/dc.xml'))).toContain('<dc:title>Återrapportering');
  });

  test('packas med händelser vars kontrollsummor går att räkna om utan Löftet', async () => {
    const { bytes } = await pack();
    const [, content] = [...unzipped(bytes)].find(([place]) => place.endsWith('/events.json')) ?? [];
    const { municipalityId, chain, events } = JSON.parse(text(content)) as {
      municipalityId: string;
      chain: string;
      events: Record<string, unknown>[];
    };
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['case-opened', 'secrecy-marked', 'records-released']),
    );
    for (const { no, at, personId, type, subjectId, data, prev, hash } of events) {
      const said = { format: chain, municipalityId, no, at, personId, type, subjectId, data, prev };
      expect(
        createHash('sha256')
          .update(canonicalize(said) ?? '')
          .digest('hex'),
      ).toBe(hash);
    }
  });

  test('är arkiverat först när överklagandetiden är slut, och ett paket är gjort', async () => {
    for (const step of ['decided', 'adjusted', 'announced', 'appeal-over'] as const) await go(step);
    const page = await record.work((work) => loadArchivePage(work, refOf(record), record.caseId, TODAY));
    expect(page).toMatchObject({ step: 'appeal-over', stepNo: 7 });
    expect(page).toMatchObject({ upToDate: false });
    // A package from before the decision lacks it.
    await expect(record.work((work) => markArchived(work, record.caseId, 7, TODAY))).rejects.toMatchObject({
      code: 'archive-needs-package',
    });
    await pack();
    await record.work((work) => markArchived(work, record.caseId, 7, TODAY));
    const { rows } = await record.work(({ tx }) =>
      sql<{
        step: string;
      }>`select step from case_step where case_id = ${record.caseId} order by no desc limit 1`.execute(tx),
    );
    expect(rows).toEqual([{ step: 'archived' }]);
  });

  const SECRET = 'larmet provas på torsdagar';
  const decided = async (day = TODAY): Promise<Map<string, Uint8Array>> =>
    unzipped((await makeRelease(within, record.decidedCase, { day, today: TODAY })).bytes);

  test('lämnas ut med protokollsutdraget och utskicken, utan det som är markerat i ett ändrat beslut och i en reservation', async () => {
    await record.work(async ({ tx, municipalityId: m }) => {
      const id = newId();
      await sql`insert into ruling (municipality_id, id, case_id, step_no, no, memo_version_id, paragraph, reservations, facts)
        select ${m}, ${id}, case_id, step_no, 2, memo_version_id, '14', ${`Nils Ahl reserverar sig.\nHan anser inte att ${SECRET}.`}, facts
        from ruling where municipality_id = ${m} and id = ${record.rulingId}`.execute(tx);
      await sql`insert into decision (municipality_id, ruling_id, no, memo_version_id, result, body)
        select ${m}, ${id}, no, memo_version_id, 'amended', ${`Nämnden godkänner återrapporten, och ${SECRET}.`}
        from decision where municipality_id = ${m} and ruling_id = ${record.rulingId}`.execute(tx);
    });
    const open = await decided();
    expect([...open.keys()].filter((name) => name.endsWith('.html'))).toEqual([
      'innehall.html',
      'handlingar/01-arendet.html',
      'handlingar/02-beslut-2.html',
      'handlingar/03-utskick.html',
    ]);
    expect(text(open.get('handlingar/02-beslut-2.html')).split(SECRET)).toHaveLength(3);
    const log = text(open.get('handlingar/03-utskick.html'));
    expect(log).toContain(`Kom inte fram (antecknat ${dayWords('2018-03-27')})`);
    expect(log).toContain('protokollsutdrag-14.pdf');
    expect(log).not.toMatch(/registrator@|Brevlådan/);
    await record.work((work) =>
      addMark(work, record.decidedCase, { what: 'ord', passage: SECRET, section: '18 kap. 8 §', reason: 'Larmet.' }),
    );
    const files = await decided();
    expect([...files.keys()]).toEqual([...open.keys()]);
    for (const [name, bytes] of files) {
      const said = name.endsWith('.pdf') ? await pdfText(bytes) : text(bytes);
      expect(said.replaceAll(/\s+/g, ' '), name).not.toContain(SECRET);
    }
    expect(text(files.get('handlingar/02-beslut-2.html'))).toContain('Han anser inte att [maskerat].');
    const list = text(files.get('innehall.html'));
    expect(list).toMatch(/Protokollsutdrag §\u00a014[\s\S]*2\u00a0ställen[\s\S]*18\u00a0kap\.\u00a08\u00a0§/);
  });

  test('har inget beslut den dag då inget var beslutat, och inget utdrag ur ett protokoll som inte är justerat', async () => {
    const records = (day: string) => record.work((work) => loadCaseRecords(work, record.decidedCase, day));
    expect((await records(addDays(TODAY, -1)))?.items).toEqual([]);
    const of = (steps: readonly SheetStep[], day: string) =>
      record.work((work) =>
        decisionRecords(work, record.decidedCase, { steps, day, head: { municipality: 'Norrvik', isDemo: false } }),
      );
    const step = {
      no: 2,
      step: 'decided',
      day: TODAY,
      on: TODAY,
      sitting: null,
      role: null,
      name: null,
      reason: null,
    } as const;
    const [extract] = await of([step], TODAY);
    expect(extract).toMatchObject({ key: 'beslut-2', draft: 'not-adjusted' });
    expect(sift(extract === undefined ? [] : [extract], [], TODAY)).toMatchObject({
      given: [],
      leftOut: [{ section: 'tryckfrihetsförordningen 2\u00a0kap.\u00a010\u00a0§' }],
    });
    expect(await of([step], addDays(TODAY, -1))).toEqual([]);
  });

  test('packas med protokollsutdraget och utskicken som PDF/A', async () => {
    const made = await makeArchivePackage(
      within,
      { caseId: record.decidedCase, slug: record.slug, version: '0.1.0' },
      new Date(),
    );
    expect(packageFaults(made.bytes)).toEqual([]);
    const documents = [...unzipped(made.bytes)].filter(([place]) => place.includes('/documents/'));
    expect(documents.map(([place]) => place.split('/').at(-1))).toEqual(['arendet.pdf', 'beslut-2.pdf', 'utskick.pdf']);
    for (const [, pdf] of documents) expect(text(pdf)).toMatch(/pdfaid:part>2</);
    expect(await pdfText(documents[1]?.[1] ?? new Uint8Array())).toContain(SECRET);
  });
});
