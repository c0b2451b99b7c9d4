import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { logoPicture, saveLogo } from '#places/logo.server.ts';
import { settingsOf } from '#places/municipality-settings.ts';
import { saveSettings } from '#places/settings.server.ts';
import {
  CASE_DOCUMENTS,
  CASE_FORMATS,
  caseModel,
  isCaseDocument,
  type MemoSource,
} from '#report-back/case-document-kinds.ts';
import { draftDocument, finalDocument, remakeDocument } from '#report-back/case-documents.server.ts';
import { lookToFreeze } from '#report-back/memo-look.server.ts';
import { remadeWords } from '#report-back/remade.ts';
import { SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import { frozen } from '#report-back/memo-shown.server.ts';
import { listOutputs } from '#report-back/output-store.server.ts';
import { addTemplate, chooseTemplate } from '#report-back/own-template.server.ts';
import { takeStep } from '#report-back/take-step.server.ts';
import { docxFacts } from '#tests/support/docx-assertions.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { memoPoint, memoRecord } from '#tests/support/memo-records.ts';
import { municipalTemplate } from '#tests/support/municipal-template.ts';
import { logoPng } from '#tests/support/picture-files.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const KINDS = Object.keys(CASE_DOCUMENTS).filter(isCaseDocument);
const SOURCE = { record: memoRecord({ points: [1, 2, 3].map((no) => memoPoint(no)) }), profile: SHIPPED_PROFILES.kort };

const HASH = frozen(SOURCE).content;

async function finalise({ tx, municipalityId }: Work, caseId: string, no: number, source: MemoSource): Promise<void> {
  const { json, content } = frozen(source);
  await sql`insert into memo_final (municipality_id, case_id, no, memo_version_id, frozen, content)
    select ${municipalityId}, ${caseId}, ${no}::int, id, ${json}, ${content}
    from memo_version where municipality_id = ${municipalityId} and case_id = ${caseId} order by no desc limit 1`.execute(
    tx,
  );
}

describe.each(testServers())('ett ärendes dokument, på $name', (server) => {
  let data: TestDatabase;
  let record: FullRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    record = await fullRecord(data.db, 'eken');
    await work(async (w) => {
      await finalise(w, record.caseId, 2, SOURCE);
      const added = await addTemplate(w, { bytes: await municipalTemplate(), name: 'mall.docx' });
      expect(added).toMatchObject({ no: expect.any(Number) });
      await chooseTemplate(w, 'no' in added ? added.no : null);
    });
  });
  afterAll(() => data.drop());

  const work = <T>(act: (work: Work) => Promise<T>) => inWork(data.db, record.municipalityId, TESTER, act);

  test.each(KINDS.flatMap((kind) => CASE_FORMATS.map((format) => [kind, format] as const)))(
    '%s som %s görs en gång, sparas, och blir samma fil när den görs om',
    async (kind, format) => {
      const first = await finalDocument(work, record.caseId, kind, format);
      expect(Buffer.compare((await finalDocument(work, record.caseId, kind, format)).bytes, first.bytes)).toBe(0);
      const made = (await work((w) => listOutputs(w, record.caseId))).filter(
        (one) => one.kind === kind && one.format === format && one.madeFrom === HASH,
      );
      expect(made).toHaveLength(1);
      const remade = await remakeDocument(work, made[0]?.id ?? '');
      expect(remade).toMatchObject({ same: true });
      expect(remadeWords(remade)).toContain('samma fil');
    },
  );

  test('märke och färg står som de var när skrivelsen blev färdig, också när kommunen har bytt märke', async () => {
    const put = async (width: number | null) => {
      const picture = width === null ? null : await logoPicture(logoPng(width, 40));
      await work((w) => saveLogo(w, picture));
    };
    const profile = { ...SOURCE.profile, look: { logo: true, colour: true } };
    await put(90);
    await work((w) => saveSettings(w, settingsOf({ accent: '#7a1f5c' })));
    const look = await work((w) => lookToFreeze(w, profile));
    expect(look).toMatchObject({ logo: { width: 90 }, colour: { light: '#7a1f5c' } });
    const without = await work((w) => lookToFreeze(w, SOURCE.profile));
    expect(without).toBeNull();
    const source = { ...SOURCE, profile, look: look ?? expect.fail() };
    await work((w) => finalise(w, record.caseId, 3, source));
    await put(120);
    await work((w) => saveSettings(w, settingsOf({ accent: '#0f5c6e' })));
    const made = await finalDocument(work, record.caseId, 'memo', 'html');
    expect(Buffer.from(made.bytes).toString()).toContain('width="90" height="40" alt=""');
    expect(Buffer.from(made.bytes).toString()).toContain('--accent: #7a1f5c');
    await finalDocument(work, record.caseId, 'summary', 'pdf');
    await put(null);
    const outputs = (await work((w) => listOutputs(w, record.caseId))).filter(
      ({ madeFrom }) => madeFrom === frozen(source).content,
    );
    expect(outputs).toHaveLength(2);
    for (const { id } of outputs) expect(await remakeDocument(work, id)).toMatchObject({ same: true });
    // The next test asks for what was finalised before.
    await work((w) => finalise(w, record.caseId, 4, SOURCE));
  });

  test('Word görs i den mall som gällde, och står kvar i den när en annan väljs', async () => {
    const first = await finalDocument(work, record.caseId, 'memo', 'docx');
    expect(docxFacts(first.bytes).header).toContain('KS 2022-15');
    expect(docxFacts(first.bytes).title).toBe(caseModel('memo', SOURCE, false).title);
    await work((w) => chooseTemplate(w, null));
    const [kept] = (await work((w) => listOutputs(w, record.caseId))).filter(
      ({ kind, format, madeFrom }) => kind === 'memo' && format === 'docx' && madeFrom === HASH,
    );
    expect(Buffer.compare((await finalDocument(work, record.caseId, 'memo', 'docx')).bytes, first.bytes)).toBe(0);
    expect(await remakeDocument(work, kept?.id ?? '')).toMatchObject({ same: true });
  });

  test('ett dokument som inte är gjort av en skrivelse kan inte göras om härifrån', async () => {
    await expect(remakeDocument(work, record.caseId)).rejects.toMatchObject({ code: 'case-document-missing' });
  });

  test('ett utkast säger att det är det, sparas inte, och är ingen färdigställd skrivelse', async () => {
    const before = (await work((w) => listOutputs(w, record.caseId))).length;
    const draft = await draftDocument(work, record.caseId, 'summary', 'html');
    expect(Buffer.from(draft.bytes).toString()).toContain('Utkast');
    expect(draft.name).toBe('sammanfattning-utkast.html');
    expect(await work((w) => listOutputs(w, record.caseId))).toHaveLength(before);
    await work((w) => takeStep(w, record.caseId, 1, { step: 'draft', day: '2018-02-20', reason: 'Komplettera.' }));
    await expect(finalDocument(work, record.caseId, 'memo', 'html')).rejects.toMatchObject({
      code: 'case-not-finalised',
    });
  });
});
