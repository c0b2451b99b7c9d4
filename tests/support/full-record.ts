import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inInstallationView } from '#access/work.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';
import { renameArea, splitArea } from '#places/change-areas.server.ts';
import { logoPicture, saveLogo } from '#places/logo.server.ts';
import { layMap } from '#places/lay-map.server.ts';
import { addPlace, addUnit } from '#places/registers.server.ts';
import type { Database } from '#platform/database.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { makeBrief } from '#report-back/brief.server.ts';
import { importDocument } from '#report-back/import-document.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { mapOfArea } from './map-files.ts';
import { logoPng } from './picture-files.ts';
import { buildRecord, figureInput, pointInput, TESTER, tertials, type BuiltRecord } from './record-builder.ts';
import { publishFeedback } from '#publication/publish-feedback.server.ts';
import { writeFeedback } from '#publication/write-feedback.server.ts';
import { caseRows } from './case-rows.ts';
import { dialogueRows, type DialogueRows } from './dialogue-rows.ts';
import { themeRows, type ThemeRows } from './theme-rows.ts';
import { decisionRows, type DecisionRows } from './decision-rows.ts';
import { aFollower, yearRows, type YearRows } from './year-rows.ts';

const MEMO = new URL('../fixtures/memo/skaggetorp-2017-report-back.txt', import.meta.url);

/** Words that a format may stumble over: quotes, line breaks, signs outside the first plane, formulas, right to left. */
export const AWKWARD = '=1+1;"å\\ä\r\nö"\t\u2028😀 e\u0301 \u05d0 {"a":null} %s $1 \'';

type Built = BuiltRecord & DecisionRows & DialogueRows & ThemeRows;

export type FullRecord = Built & {
  /** Of the promise that came from a document, has a memo and is published. */
  readonly importedPromise: string;
  /** The promise after the first, which one of its points carries on. */
  readonly nextPromise: string;
  /** Its first point, for which somebody answers from the beginning of 2022. */
  readonly nextPoint: string;
  readonly importId: string;
  /** Of a document that nobody has accepted yet. */
  readonly draftId: string;
  readonly caseId: string;
  readonly sittingId: string;
  /** Of the body whose sitting it is. */
  readonly sittingForumId: string;
  readonly outputId: string;
  /** A party that was asked about the case's memo and has answered. */
  readonly askedId: string;
  /** A mark of secrecy in the case. */
  readonly markId: string;
  readonly fileSha256: string;
  /** The address word of the next promise. */
  readonly nextSlug: string;
  /** Of the next promise's first point. */
  readonly nextPointSlug: string;
  /** Of the municipality's, without a last day. */
  readonly unitId: string;
  /** Of the next promise's first period. */
  readonly briefId: string;
  /** Who answers for the next promise's first point, is asked about it and may approve for the municipality. */
  readonly personId: string;
  readonly deputyId: string;
  readonly year: YearRows;
  /** Somebody who follows the promise that is published. */
  readonly followerId: string;
};

/** A municipality with rows in every table: history, corrections, a lock, a closed promise, an import, publications. */
export async function fullRecord(db: Database, slug = 'norrvik'): Promise<FullRecord> {
  const built = await buildRecord(db, {
    slug,
    intro: AWKWARD,
    internalNote: 'Bara för oss.',
    areas: ['Norrby', 'Söderby'],
    goals: [{ number: 3, body: 'Trygga platser.', period: { from: '2019-01-01', to: '2022-12-31' } }],
    agreements: ['Samverkan 2020'],
    points: [
      { owners: ['municipality', 'police'], contributors: ['landlord'], focusArea: 'Trygghet', internalNote: AWKWARD },
      { target: { atLeast: 4.5, unit: 'vandringar', per: 'year' }, why: '-5 är färre än 3' },
    ],
    rounds: [...tertials(2021)],
    entries: [
      {
        point: 0,
        round: 0,
        by: 'municipality',
        progress: 'done',
        body: AWKWARD,
        figures: [figureInput({ value: -2.5 })],
      },
      { point: 1, round: 0, by: 'municipality' },
    ],
    activities: [{ day: '2021-03-14' }],
  });
  const next = await later(db, built, await people(built));
  await outsideUseCases(built);
  const imported = await importOne(db, built);
  return { ...built, ...next, ...imported };
}

type People = Pick<FullRecord, 'personId' | 'deputyId'>;

async function people({ work, slug, parties }: BuiltRecord): Promise<People> {
  return work(async (inside) => {
    const known = await inInstallationView(inside, async (tx) => ({
      personId: (await ensurePerson(tx, { name: 'Svante Svar', email: `svante@${slug}.example` })).id,
      deputyId: (await ensurePerson(tx, { name: 'Disa Deputy', email: `disa@${slug}.example` })).id,
    }));
    const partyId = parties.municipality;
    for (const role of ['approver', 'unit-contact'] as const)
      await giveGrant(inside, { personId: known.personId, role, partyId, from: '2020-01-01' });
    await giveGrant(inside, { personId: known.deputyId, role: 'coordinator', from: '2020-01-01' });
    return known;
  });
}

type Next = People &
  Pick<FullRecord, 'nextPromise' | 'nextPoint' | 'nextSlug' | 'nextPointSlug' | 'unitId' | 'briefId' | 'year'>;

async function later(db: Database, built: BuiltRecord, known: People): Promise<Next> {
  const { parties, rounds, entries, areas } = built;
  const unitId = await built.work(async (work) => {
    const { tx, municipalityId } = work;
    const fileSha256 = await storeFile(tx, municipalityId, {
      bytes: Buffer.from('Protokoll från vandringen.'),
      name: '../=Protokoll (slutligt) å.txt',
      mediaType: 'text/plain',
    });
    await addEvidence(work, [{ entryVersionId: entries[0]?.versionId ?? '', fileSha256, caption: 'Protokollet' }]);
    await writeFigures(work, [{ pointId: built.point(1), entryVersionId: null, figure: figureInput() }]);
    await addPlace(work, 'Parkeringen bakom skolan');
    await layMap(work, { id: newId(), map: mapOfArea(areas[0]?.name ?? ''), skipUnknown: false });
    const old = await addUnit(work, { partyId: parties.municipality, name: 'Säkerhetsenheten', to: '2020-12-31' });
    const young = await addUnit(work, { partyId: parties.municipality, name: 'Trygghetsenheten', from: '2021-01-01' });
    await sql`update unit set replaced_by = ${young} where municipality_id = ${municipalityId} and id = ${old}`.execute(
      tx,
    );
    await renameArea(work, areas[0]?.id ?? '', 'Nya Norrby', '2022-06-01');
    await splitArea(work, areas[1]?.id ?? '', ['Östra Söderby', 'Västra Söderby'], '2023-01-01');
    await revisePoint(work, built.point(1), 1, pointInput({ body: 'Kommunen ska hålla fler vandringar.' }, 1, parties));
    await lockRound(work, rounds[0] ?? '');
    return young;
  });
  await built.work((work) =>
    correctEntry(work, {
      entryId: entries[0]?.id ?? '',
      expectedNo: 1,
      correctionNote: 'Rättat till delvis.',
      kind: 'report',
      body: 'Vi höll en vandring.',
      progress: 'partly',
    }),
  );
  const next = await buildRecord(db, {
    municipalityId: built.municipalityId,
    slug: built.slug,
    period: { from: '2022-01-01', to: '2022-12-31' },
    points: [{}, {}],
    rounds: tertials(2022),
  });
  const year = await yearRows(built, next, { person: known.personId, deputy: known.deputyId, words: AWKWARD });
  const briefId = await built.work((work) => {
    const typed = {
      key: newId(),
      forum: 'Kommunstyrelsen',
      meetingDay: '2022-06-01',
      decisions: ['Tackar.'],
      words: AWKWARD,
    };
    return makeBrief(work, next.promise.slug, { roundId: year.roundId, ...typed }, '2022-05-20');
  });
  await built.work(async (work) => {
    // Nobody's any more: the done entry that it bore out was corrected.
    await sql`update activity set trashed_at = now()
      where municipality_id = ${work.municipalityId} and id = ${built.activities[0]}`.execute(work.tx);
    await giveVerdicts(work, [
      { pointId: built.point(0), partyId: parties.municipality, value: 'partly', reason: 'En av två blev av.' },
    ]);
    await setOutcomes(work, [
      { pointId: built.point(0), kind: 'carried', reason: 'Vi fortsätter.', transferredTo: null },
      { pointId: built.point(1), kind: 'transferred', reason: 'Regionen tar över.', transferredTo: 'Regionen' },
    ]);
    await closePromise(work, built.promise.id);
    await decideLineage(work, { from: built.point(0), to: next.point(0), kind: 'carried', state: 'confirmed' });
  });
  const { id: nextPromise, slug: nextSlug, points } = next.promise;
  const nextPointSlug = points[0]?.slug ?? '';
  return { ...known, nextPromise, nextSlug, nextPoint: next.point(0), nextPointSlug, unitId, briefId, year };
}

async function outsideUseCases(built: BuiltRecord): Promise<void> {
  await built.work(async ({ tx, municipalityId }) => {
    await sql`insert into area_class (municipality_id, id, area_id, scheme, category, assessor, valid_from, source)
      values (${municipalityId}, ${newId()}, ${built.areas[0]?.id}, 'Polisens lista', 'utsatt område', 'Polisen', '2021-01-01', 'Polisen 2021')`.execute(
      tx,
    );
    await sql`update municipality set settings = '{"b": [1.5, null, "å"], "a": {"y": 1, "x": true}}' where id = ${municipalityId}`.execute(
      tx,
    );
    await saveLogo({ tx, municipalityId, actor: TESTER }, await logoPicture(logoPng(48, 24)));
    const erased = 'f'.repeat(64);
    await sql`insert into file (municipality_id, sha256, media_type, bytes, name, content, erased_at)
      values (${municipalityId}, ${erased}, 'text/plain', 12, 'gallrad.txt', null, now())`.execute(tx);
  });
}

async function importOne(db: Database, built: BuiltRecord): Promise<Omit<FullRecord, keyof BuiltRecord | keyof Next>> {
  const bytes = new Uint8Array(readFileSync(MEMO));
  const reading = await readReport(bytes, 'återrapport 2017.txt');
  const place = { id: built.municipalityId, slug: built.slug };
  const { promise } = await importFile({ db }, TESTER, place, { bytes, reading }, true);
  const corrected = Buffer.concat([bytes, Buffer.from('\n')]);
  const draft = { bytes: corrected, reading: await readReport(corrected, 'utkast.txt') };
  const { id: draftId } = await built.work((work) => importDocument(work, draft));
  return built.work(async (work) => {
    const { tx, municipalityId } = work;
    const importedPromise = await findPromise(tx, municipalityId, promise?.split('/')[1] ?? '');
    if (importedPromise === null) throw new Error('the memo became no promise');
    await publishPromise(work, { promiseId: importedPromise, size: 'major', note: null, ground: 'accepted-import' });
    const { rows } = await sql<{ importId: string; fileSha256: string; caseId: string }>`
      select i.id as "importId", i.file_sha256 as "fileSha256", c.id as "caseId" from import i
      join council_case c on (c.municipality_id, c.import_id) = (i.municipality_id, i.id)
      where i.municipality_id = ${municipalityId} and i.state = 'accepted'`.execute(tx);
    if (rows[0] === undefined) throw new Error('the memo became no case');
    const ofCase = await caseRows(work, rows[0].caseId);
    const { caseId } = rows[0];
    const decided = await decisionRows(work, {
      promiseId: built.promise.id,
      sittingId: ofCase.sittingId,
      like: caseId,
    });
    const said = await dialogueRows(work);
    const sorted = await themeRows(work, said, importedPromise);
    await writeFeedback(work, said.dialogueId, { expectedNo: 0, intro: 'Tack för svaren.', quotes: ['Det är mörkt.'] });
    await publishFeedback(work, said.dialogueId, { note: null, expectedNo: 0 });
    return {
      importedPromise,
      draftId,
      ...said,
      ...sorted,
      ...ofCase,
      ...decided,
      followerId: await aFollower(work),
      ...rows[0],
    };
  });
}
