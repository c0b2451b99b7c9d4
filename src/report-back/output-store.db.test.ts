import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { RENDERERS } from '#documents/renderers.ts';
import {
  addTemplate,
  chooseTemplate,
  chosenTemplate,
  listTemplates,
  templateBytes,
} from '#report-back/own-template.server.ts';
import { listOutputs, outputById, outputFile, storeOutput, type OutputMade } from '#report-back/output-store.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { editedWord, municipalTemplate } from '#tests/support/municipal-template.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const HASH = 'a'.repeat(64);

describe.each(testServers())('det som görs i ett ärende, på $name', (server) => {
  let data: TestDatabase;
  let record: FullRecord;
  let template: Uint8Array;
  beforeAll(async () => {
    data = await makeDatabase(server);
    record = await fullRecord(data.db, 'eken');
    template = await municipalTemplate();
  });
  afterAll(() => data.drop());

  const work = <T>(act: (work: Work) => Promise<T>) => inWork(data.db, record.municipalityId, TESTER, act);
  const made = (other: Partial<OutputMade> = {}): OutputMade => ({
    caseId: record.caseId,
    kind: 'memo',
    format: 'html',
    templateNo: null,
    madeFrom: HASH,
    renderer: RENDERERS.html,
    bytes: Buffer.from('<p>Löftet hölls.'),
    mediaType: 'text/html; charset=utf-8',
    name: 'tjansteskrivelse.html',
    ...other,
  });

  test('står kvar med sin hash, och samma underlag ger samma fil en gång till', async () => {
    const first = await work((w) => storeOutput(w, made()));
    const again = await work((w) => storeOutput(w, made({ bytes: Buffer.from('<p>Löftet hölls inte.') })));
    expect(again).toEqual(first);
    expect(Buffer.from((await work((w) => outputFile(w, first.id)))?.content ?? []).toString()).toBe(
      '<p>Löftet hölls.',
    );
    expect(await work((w) => outputById(w, first.id))).toEqual(first);
    const told = await asClient(data.superuser, (client) =>
      client.query(`select data from audit_event where type = 'output-made' and data ->> 'output' = $1`, [first.id]),
    );
    expect(told.rows).toHaveLength(1);
    expect(JSON.stringify(told.rows)).not.toContain('Löftet');
  });

  test('annat underlag, annan form och annan mall är andra filer', async () => {
    const before = await work((w) => listOutputs(w, record.caseId));
    await work((w) => storeOutput(w, made({ madeFrom: 'b'.repeat(64) })));
    await work((w) => storeOutput(w, made({ format: 'pdf', renderer: RENDERERS.pdf })));
    await work((w) => storeOutput(w, made({ kind: 'summary' })));
    expect(await work((w) => listOutputs(w, record.caseId))).toHaveLength(before.length + 3);
  });

  test('två som gör samma fil samtidigt får en', async () => {
    const both = await Promise.all([1, 2].map(() => work((w) => storeOutput(w, made({ madeFrom: 'c'.repeat(64) })))));
    expect(both[0]).toEqual(both[1]);
  });

  test('en mall med fel sparas inte, en hel blir en version, och samma fil är samma version', async () => {
    const broken = editedWord(template, 'word/document.xml', (xml) => xml.replace('{@innehåll}', ''));
    expect(await work((w) => addTemplate(w, { bytes: broken, name: 'a.docx' }))).toMatchObject({
      faults: [{ kind: 'text' }],
    });
    const before = (await work(listTemplates)).length;
    const first = await work((w) => addTemplate(w, { bytes: template, name: 'mall.docx' }));
    expect(first).toEqual({ no: before + 1 });
    expect(await work((w) => addTemplate(w, { bytes: template, name: 'kopia.docx' }))).toEqual(first);
    const changed = editedWord(template, 'word/styles.xml', (xml) => xml.replaceAll('Georgia', 'Verdana'));
    expect(await work((w) => addTemplate(w, { bytes: changed, name: 'mall.docx' }))).toEqual({ no: before + 2 });
    expect((await work(listTemplates)).slice(0, 2)).toMatchObject([
      { no: before + 2, name: 'mall.docx', bytes: changed.length },
      { no: before + 1, name: 'mall.docx', bytes: template.length },
    ]);
    expect(Buffer.compare((await work((w) => templateBytes(w, before + 1))) ?? Buffer.alloc(0), template)).toBe(0);
  });

  test('den mall som väljs används tills en annan väljs, och Löftets egen går att välja igen', async () => {
    const [latest] = await work(listTemplates);
    await work((w) => chooseTemplate(w, latest?.no ?? 0));
    expect(await work(chosenTemplate)).toBe(latest?.no);
    await work((w) => chooseTemplate(w, null));
    expect(await work(chosenTemplate)).toBeNull();
    await expect(work((w) => chooseTemplate(w, 99))).rejects.toMatchObject({ code: 'template-not-found' });
  });
});
