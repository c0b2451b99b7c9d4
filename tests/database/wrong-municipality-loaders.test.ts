/**
 * Every loader and every use case with somebody else's ids: in one's own municipality they find nothing of another's,
 * and nothing of another's is changed. Whoever asks has every role in both municipalities, so that the wall alone stops
 * it. A loader or a use case that has no case here fails the test.
 */
import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { findHistory, findHistoryEvent } from '#publication/published-history.server.ts';
import { findNoticedPage } from '#publication/ask-noticed.server.ts';
import { findFollowPage } from '#publication/follow-subject.server.ts';
import { findPageOn } from '#publication/past-page.server.ts';
import { openFile } from '#publication/open-data.server.ts';
import { findEvents } from '#publication/published-events.server.ts';
import { findWholePromise } from '#publication/whole-promise.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { findPeriod } from '#publication/period-queries.server.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { YEAR_LOADERS } from '#tests/support/loader-cases-year.ts';
import { LOADERS } from '#tests/support/loader-cases.ts';
import { makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';
import { MAKERS } from '#tests/support/use-case-makers.ts';
import { YEAR_TRIES } from '#tests/support/use-case-tries-year.ts';
import { DIALOGUE_LOADERS } from '#tests/support/loader-cases-dialogue.ts';
import { DIALOGUE_TRIES } from '#tests/support/use-case-tries-dialogue.ts';
import { OF_CASES } from '#tests/support/loader-cases-case.ts';
import { CASE_TRIES } from '#tests/support/use-case-tries-case.ts';
import { TRIES } from '#tests/support/use-case-tries.ts';
import { everyRoleIn, isNothing, orNothing, type Cases, type Load } from '#tests/support/wall-cases.ts';

const STAGES = 'places,situation,dialogue,promise,follow-up,publication,report-back';
const READS = /selectFrom\(|sql<|\bselect\b[^;`]*\bfrom\b/;
const WRITES = /insertInto\(|updateTable\(|deleteFrom\(|insert into|update [a-z_]+ |delete from/;
/** Takes the transaction that it works in, so that it goes by the wall that somebody else has set. */
const IN_WORK = /^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*(?:\w+|\{[^}]*\}): (?:Work|In|Tx|Pick<Work)\b/gm;
const ALL = /^export (?:async )?function (\w+)/gm;

/** What asks the database in a room and writes nothing there, and whatever takes part in somebody's transaction. */
function functions(): string[] {
  const names = globSync(`src/{${STAGES}}/*.server.ts`).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const asks = (READS.test(text) && !WRITES.test(text)) || file.endsWith('-queries.server.ts');
    return [...text.matchAll(asks ? ALL : IN_WORK), ...text.matchAll(IN_WORK)].map(([, name = '']) => name);
  });
  return [...new Set(names)].toSorted();
}

/** What needs no case, and why. */
const OPEN: Readonly<Record<string, string>> = {
  remakeDocument: 'draws again what outputById finds, of what finalDocument finds',
  listWritten: 'of what loadAnswersPage finds: what is written in the record is held',
  remindOfFeedback: 'of what listFeedback finds',
  mustWriteDialogue: 'as loadDialogue',
  tellStaff: 'of what listFeedback finds',
  loadStaffFeedback: 'as loadDialogue, which it asks first; the full record’s dialogue is with residents',
  promisedByTheme: 'of what pointsOfThemes and toldPoints find',
  renewFeedback: 'of what publishedFeedback finds',
  didNotArrive: 'asks nobody',
  caseKeepers: 'as colleagues, of one’s own municipality',
  takeMove: 'a part of moveCase and decideCase',
  memoLookOnPage: 'a municipality’s own row, and its logo and colour are public',
  consultationsToAnswer: 'asks for whoever looks, by person; loadAsked finds the same rows',
  answerTable: 'reads a file, and no database',
  loadDialoguesPage: 'as listDialogues and areaNames',
  loadRegisterPage: 'as loadRegister and areaNames',
  loadMapPage: 'as livingAreas and loadMaps',
  loadThemesPage: 'as loadThemes and countThemes',
  loadChainPage: 'as listDialogues, listPromises, loadThemes, countThemes and pointsOfThemes',
  dispatchPackage: 'asks nobody',
  drawDispatch: 'asks nobody',
  loadDecisionSettings: 'a municipality’s own choices, of its own row',
  loadDecisionSettingsPage: 'as loadDecisionSettings',
  remindOfAllObservations: 'goes through every municipality, each in its own view',
  remindOfDecisions: 'goes through every municipality, each in its own view; its queries have cases',
  saveDecisionSettings: 'as saveSettingsPart',
  addTemplate: 'keeps the file that it is handed, by storeFile; what it finds is listTemplates’',
  countOld: 'counts what forgetOld would take, by the same queries',
  correctImport: 'a part of saveFields and the others of the review, below',
  answersFor: 'asks nobody',
  missingKeysOfCase: 'a part of reviewCase, by loadKeys and entriesWithoutKey',
  currentMunicipality: 'a municipality’s name and address are public',
  changedSince: 'compares texts that pointTexts and frameTexts have found',
  draftsOfLists: 'a part of publishPromise',
  draftsOfPromise: 'a part of publishPromise',
  draftsOfWithdrawal: 'a part of withdrawPromise',
  entrySubject: 'asks nobody',
  findHistory: 'by address, below',
  findHistoryEvent: 'by address, below',
  publishedPoint: 'what findNoticedPage finds',
  remindOfAllQuestions: 'goes through every municipality, each in its own view',
  findFollowPage: 'by address, below',
  forgetContacts: 'as forgetAsks',
  forgetUnconfirmedOf: 'a part of leaveContact',
  forgetAddress: 'a part of endContact',
  loadStaffForm: 'as loadDialogue, which it asks first; the full record’s dialogue is with residents',
  answerStaff: 'as loadStaffForm',
  letGoOf: 'a part of tellContacts',
  forgetAsks: 'takes those of the municipality that nobody answered in time',
  forgetMailOf: 'a part of forgetAsks and endFollow, of what they have removed',
  markNews: 'a part of putOut',
  whoGets: 'a part of loadPublishPage; counts alone',
  findMunicipality: 'a municipality’s name and address are public',
  openFile: 'by address, below',
  openWhole: 'all that is public (open-data.db.test.ts)',
  findEvents: 'by address, below',
  findWholePromise: 'by address, below',
  findPage: 'by address, below',
  emptyPractice: 'refuses what is no practice municipality, of which the database decides (practice.db.test.ts)',
  fillPractice: 'refuses what is no practice municipality; the demonstration, by use cases that have cases',
  forgetActivities: 'takes those of the wall’s municipality alone (retention.db.test.ts)',
  forgetAnswers: 'as forgetOld',
  forgetLinks: 'as forgetOld',
  forgetOld: 'takes only what its own queries find, by the municipality; another’s stays (retention.db.test.ts)',
  hideMunicipality: 'as showMunicipality',
  findPageOn: 'by address, below',
  homeMunicipalities: 'what everybody sees of every municipality: its name, and how many promises it has published',
  inLanguage: 'a part of preparePublication',
  loadTranslated: 'a part of preparePublication and loadDesk',
  neighbourDrafts: 'a part of publishPromise',
  publicLanguages: 'as loadSettings',
  saveProfile: 'changes the wall’s municipality alone; names nothing else',
  publishingSetting: 'a part of preparePublication',
  followAreas: 'a part of publishPromise and renewPages, by listAddresses and endedAreas',
  putOutLists: 'a part of renewPages',
  renewLists: 'a part of renewPages, by latestPublications and publishingFrame',
  putOut: 'a part of publishPromise and withdrawPromise',
  promiseWithPoints: 'a part of wholePromise and findPeriod',
  wholePromise: 'a part of loadSharePage, which is asked',
  refuseUnderEmbargo: 'a part of publishPromise, by loadEmbargoes',
  refuseUnready: 'a part of publishPromise',
  waitForOthers: 'tells nothing',
  importDocument: 'makes a draft of the document that it is handed, by storeFile and appendAudit as the makers do',
  importParties: 'a part of acceptImport, by ensureParty',
  inNamedMunicipality: 'opens the wall of the municipality that it is asked for; what it reads has a case',
  isPointGone: 'a part of loadKeysPage and publishPromise, of what loadKeys has found',
  listMunicipalities: 'a municipality’s name and address are public',
  findPeriod: 'by address, below',
  listPublishedPages: 'by address, below',
  loadLateSettings: 'the row of a municipality is open to all (its name is public): no names or texts lie there',
  loadLogo: 'as loadSettings',
  loadMemoLook: 'what loadLogo and loadSettings say',
  lookToFreeze: 'as much of loadMemoLook as a profile wants',
  logoFile: 'by address; logoOf has a case (logo.db.test.ts)',
  logoPicture: 'asks nobody',
  lockAddress: 'tells nothing',
  loadSettings: 'the row of a municipality is open to all (its name is public): no names or texts lie there',
  loadPractice: 'of the municipality’s row, and counts',
  lockPromise: 'tells nothing',
  lockRegisters: 'tells nothing',
  answersAlike: 'a part of loadReviewPage',
  repliesToPublish: 'a part of loadQuestionsDesk',
  mailReceipt: 'a part of stepAnswer, by questionsTo',
  makePractice: 'asks in the municipality that it is for; what it makes is new',
  municipalitiesFor: 'a municipality’s name and address are public; which are told goes by the actor’s grants',
  publishingFrame: 'a part of publishPromise, by listAddresses and areaNames',
  oldActivities: 'as forgetOld',
  oldAnswers: 'as forgetOld',
  oldLinks: 'as forgetOld',
  refuseFalseSilence: 'a part of publishPromise, by entriesWithoutKey',
  registerEvent: 'asks nobody',
  saveFields: 'as changePoints, which finds the same draft',
  saveSettings: 'as saveSettingsPart',
  storePublications: 'a part of publishPromise',
  versionRow: 'asks nobody',
  writeCase: 'a part of acceptImport and reviseMemo',
  openDemoCase: 'the demonstration, by use cases that have cases',
  writeDemoFeedback: 'as writeDemoDialogue',
  writeDemoWalk: 'as writeDemoDialogue',
  writeDemoDialogue: 'the demonstration, by use cases that have cases',
  writeDemo: 'the demonstration, by use cases that have cases',
  writeDemoAnswerers: 'the demonstration, by use cases that have cases',
  writeDemoMemo: 'the demonstration, by use cases that have cases',
  writeDemoPeople: 'the demonstration, by use cases that have cases',
  writeDemoPlaces: 'the demonstration, by use cases that have cases',
  writeDemoPromise: 'the demonstration, by use cases that have cases',
  writeDemoTranslations: 'the demonstration, by use cases that have cases',
  renameDemoAreas: 'the demonstration, by use cases that have cases',
  placesFrom: 'a part of the questions of markNews, whoGets and endFollow',
  theseAreas: 'the beginning of placesFrom, and asks nobody',
  renewPages: 'goes through every municipality, each in its own view',
  reviseMemo: 'finds the promise by loadPromise and the case by loadCaseById, which have cases',
  consultationRecords: 'a part of loadCaseRecords',
  decisionRecords: 'a part of loadCaseRecords, by rulingsOf and sentOf',
  approveErasure: 'refuses every list but the one that its own municipality’s queries find, by oldOf',
  erase: 'a part of forgetOld and approveErasure',
  eventsJson: 'asks nobody',
  forgetPoints: 'as forgetOld',
  forgetWords: 'as forgetOld',
  oldOf: 'as forgetOld',
  oldPoints: 'as forgetOld',
  oldWords: 'as forgetOld',
  rowsCsv: 'asks nobody',
  rowsJson: 'asks nobody',
  valuesOf: 'asks nobody',
  writeFrame: 'a part of writePromise and reviseFrame',
  writeMeasures: 'a part of revisePoint',
  writeMemo: 'a part of reviseMemo',
  writeReminders: 'a part of runLateClock, tellOfCases and remindOfDecisions, of what they have found',
  writePointVersions: 'a part of writePromise and revisePoint',
};

const FINDING: Cases = { ...LOADERS, ...YEAR_LOADERS, ...OF_CASES, ...DIALOGUE_LOADERS };
const TRYING: Cases = { ...TRIES, ...YEAR_TRIES, ...CASE_TRIES, ...DIALOGUE_TRIES };
/** An address of one's own may lead to an id that nobody here has: to nothing. */
const LEADS_NOWHERE = ['giveAddresses', 'renameAddress'];
/** Changes what it finds, and finds nothing. */
const FINDS_NOTHING = [
  'closeRequests',
  'moveAnswerers',
  'remindConsulted',
  'remindOfObservations',
  'remindOfQuestions',
  'revokeReportLinks',
  'runLateClock',
  'showMunicipality',
  'tellOfCases',
];

describe.each(everyServer())('with another municipality’s ids on $name', (server) => {
  let data: TestDatabase;
  let record: FullRecord;
  let other: string;
  let actor: Actor;
  let superuser: pg.Client;
  let sums: string;
  let last: unknown;
  beforeAll(async () => {
    data = await makeDatabase(server);
    superuser = new pg.Client(data.superuser);
    await superuser.connect();
    record = await fullRecord(data.db);
    other = await createMunicipality(data, { slug: 'grannby', name: 'Grannby kommun' });
    actor = await everyRoleIn(data.db, record, [record.municipalityId, other]);
    const { rows: tables } = await superuser.query<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'municipality_id'",
    );
    const own = [...tables.map(({ name }) => ({ name, key: 'municipality_id' })), { name: 'municipality', key: 'id' }];
    sums = own
      .map(
        ({ name, key }) =>
          `select '${name}' as name, count(*)::int as rows, md5(string_agg(md5(t::text), '' order by t::text)) as sum
           from "${name}" t where ${key} = $1`,
      )
      .join(' union all ');
  });
  afterAll(async () => {
    await superuser.end();
    await data.drop();
  });

  test('every loader and every use case has a case, and one alone', () => {
    const cases = [FINDING, TRYING, MAKERS, OPEN].flatMap((some) => Object.keys(some)).toSorted();
    const inNoTransaction = ['loadFile'];
    expect(cases.filter((name) => !inNoTransaction.includes(name))).toEqual(functions());
  });

  /** What a loader finds where the wall stands for `setting` and it asks for `asked`; what it refuses is nothing. */
  const found = (load: Load, setting: string | null, asked: string): Promise<unknown> =>
    inWork(data.db, setting ?? '', actor, (work) => orNothing(load({ ...work, municipalityId: asked }, record)));

  test.each(Object.entries(FINDING))('%s finds nothing', async (_name, load) => {
    const { municipalityId: own } = record;
    expect(isNothing(await found(load, own, own))).toBe(false);
    expect(await found(load, other, own)).toSatisfy(isNothing);
    expect(await found(load, other, other)).toSatisfy(isNothing);
    expect(await found(load, own, other)).toSatisfy(isNothing);
    expect(await found(load, null, own)).toSatisfy(isNothing);
  });

  test('by another municipality’s address no page is found', async () => {
    const { rows } = await record.work(({ tx }) =>
      sql<{ path: string }>`select path from address where path <> ''`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(5);
    const noticedAt = { lang: 'sv' as const, now: new Date('2022-05-02T10:00:00Z') };
    for (const { path } of rows) {
      expect(await findPage(data.db, 'norrvik', path, 'sv')).not.toBeNull();
      expect(await findPage(data.db, 'grannby', path, 'sv')).toBeNull();
      expect(await findFollowPage(data.db, 'grannby', path, 'sv')).toBeNull();
      expect(await findNoticedPage({ db: data.db, secret: '' }, { ...noticedAt, slug: 'grannby', path })).toBeNull();
      expect(await findHistory(data.db, 'grannby', path, 'sv')).toBeNull();
      expect(await findHistoryEvent(data.db, 'grannby', path, 1, 'sv')).toBeNull();
      expect(await findPageOn(data.db, 'norrvik', path, { day: '2999-01-01', lang: 'sv' })).not.toBeNull();
      expect(await findPageOn(data.db, 'grannby', path, { day: '2999-01-01', lang: 'sv' })).toBeNull();
    }
    const { rows: promises } = await record.work(({ tx }) =>
      sql<{ path: string }>`select path from address where subject_kind = 'promise'`.execute(tx),
    );
    expect(promises.length).toBeGreaterThan(0);
    for (const { path } of promises)
      for (const find of [findEvents, findWholePromise]) {
        expect(await find(data.db, 'norrvik', path, 'sv')).not.toBeNull();
        expect(await find(data.db, 'grannby', path, 'sv')).toBeNull();
      }
    const links = (await listPublishedPages(data.db, 'norrvik'))?.flatMap(({ parts }) => parts) ?? [];
    const periods = links.flatMap((link) => [...link.matchAll(/^\/norrvik\/([^/]+)\/uppfoljning\/([^/]+)$/g)]);
    expect(periods.length).toBeGreaterThan(0);
    for (const [, promise = '', period = ''] of periods) {
      expect(await findPeriod(data.db, 'norrvik', { promise, period, lang: 'sv' })).not.toBeNull();
      expect(await findPeriod(data.db, 'grannby', { promise, period, lang: 'sv' })).toBeNull();
    }
    expect(await openFile(data.db, 'grannby', 'punkter', 'csv')).toBeNull();
    expect((await listPublishedPages(data.db, 'norrvik'))?.length).toBeGreaterThan(5);
    expect(await listPublishedPages(data.db, 'grannby')).toBeNull();
  });

  /** Every row of the other municipality, as one checksum for each table, in one question. */
  const rowsOfRecord = async (): Promise<unknown> => (await superuser.query(sums, [record.municipalityId])).rows;
  /** Each test sees also what has changed since the one before it. */
  const expectUnchanged = async (): Promise<void> => {
    const before = last;
    last = await rowsOfRecord();
    expect(last).toEqual(before);
  };
  const inOther = (act: Load, change: (work: Work) => Work = (work) => work): Promise<unknown> =>
    inWork(data.db, other, actor, (work) => act(change(work), record));
  const asIfOwn = (work: Work): Work => ({ ...work, municipalityId: record.municipalityId });

  const orNothingFound = (error: unknown): Promise<unknown> => orNothing(Promise.reject(error));

  describe('and nothing is changed', () => {
    beforeAll(async () => {
      last = await rowsOfRecord();
    });

    test.each(Object.entries(TRYING))('%s is refused', async (name, act) => {
      if ([...LEADS_NOWHERE, ...FINDS_NOTHING].includes(name)) await inOther(act).catch(orNothingFound);
      else
        await expect(inOther(act)).rejects.toMatchObject({
          code: expect.stringMatching(/(?:^|-)not-found$|^mail-not-failed$|^23503$/),
        });
      if (FINDS_NOTHING.includes(name)) await inOther(act, asIfOwn);
      else await expect(inOther(act, asIfOwn)).rejects.toBeInstanceOf(Error);
      await expectUnchanged();
    });

    test.each(Object.entries(MAKERS))('%s writes nothing in another municipality', async (_name, act) => {
      await expect(inOther(act, asIfOwn)).rejects.toMatchObject({ code: '42501' });
      await expectUnchanged();
    });
  });
});
