/**
 * The second wall: whatever the program asks, in the wrong municipality or in none, the database answers nothing. Every
 * question that the program puts while it works is kept, and put again with another municipality set.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newToken } from '#access/token.server.ts';
import { listUsers } from '#access/users.server.ts';
import { inWork } from '#access/work.server.ts';
import { workTheMorning } from '#follow-up/morning.server.ts';
import { findConsultationLink, linkToPassOn } from '#report-back/consultation-link.server.ts';
import { findReportLink, makeReportLink } from '#follow-up/report-link.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { exportMunicipality } from '#platform/export/export-municipality.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { listOrphans } from '#promise/lineage-queries.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { showContact } from '#publication/contact-link.server.ts';
import { tellContacts } from '#publication/tell-contacts.server.ts';
import { showAsk } from '#publication/confirm-follow.server.ts';
import { findHistory, findHistoryEvent } from '#publication/published-history.server.ts';
import { findPageOn } from '#publication/past-page.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { findPeriod } from '#publication/period-queries.server.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { importOverview } from '#report-back/import-overview.server.ts';
import { loadDemo } from '#report-back/load-demo.server.ts';
import { loadMemoPage } from '#report-back/memo-page.server.ts';
import { originalDocument } from '#report-back/original-document.server.ts';
import { listImports } from '#report-back/import-queries.server.ts';
import { promiseOverview } from '#report-back/promise-overview.server.ts';
import { loadPromisePage } from '#report-back/promise-page.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { DIALOGUE_LOADERS } from '#tests/support/loader-cases-dialogue.ts';
import { DIALOGUE_TRIES } from '#tests/support/use-case-tries-dialogue.ts';
import { OF_CASES } from '#tests/support/loader-cases-case.ts';
import { CASE_TRIES } from '#tests/support/use-case-tries-case.ts';
import { YEAR_LOADERS } from '#tests/support/loader-cases-year.ts';
import { LOADERS } from '#tests/support/loader-cases.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';
import { MAKERS } from '#tests/support/use-case-makers.ts';
import { YEAR_TRIES } from '#tests/support/use-case-tries-year.ts';
import { TRIES } from '#tests/support/use-case-tries.ts';
import { everyRoleIn, THEN } from '#tests/support/wall-cases.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';
/** How many different questions are put at the least, and how many of them have an answer in the right municipality. */
const LEAST_ASKED = 160;
const LEAST_ANSWERED = 125;

type Asked = { readonly text: string; readonly values: readonly unknown[] };
type Query = (this: pg.Client, ...words: unknown[]) => unknown;

/** Keeps every question put to the database while `act` runs, by standing in front of the driver. */
async function whatIsAsked<T>(act: () => Promise<T>): Promise<{ asked: Asked[]; done: T }> {
  const asked = new Map<string, Asked>();
  const client = pg.Client.prototype as unknown as { query: Query };
  const ask = client.query;
  client.query = function (...words) {
    const [first, second] = words;
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] } | undefined)?.values ?? []);
    if (/^\s*(?:select|with)\b/i.test(text)) asked.set(text, { text, values });
    return ask.apply(this, words);
  };
  try {
    const done = await act();
    return { asked: [...asked.values()], done };
  } finally {
    client.query = ask;
  }
}

/** A row that says nothing: counts of nought, empty lists, and the number that a first row would get. */
function saysNothing(row: Record<string, unknown>): boolean {
  return Object.entries(row).every(
    ([name, value]) =>
      value === null ||
      value === 0 ||
      value === '0' ||
      value === false ||
      (name === 'no' && value === 1) ||
      JSON.stringify(value) === '[]',
  );
}

/** Everything that the office asks about the full record: what would be written is undone, so that all of it is there. */
async function officeWork(data: TestDatabase, record: FullRecord): Promise<void> {
  const { db } = data;
  const actor = await everyRoleIn(db, record, [record.municipalityId]);
  for (const act of Object.values({ ...TRIES, ...YEAR_TRIES, ...CASE_TRIES, ...DIALOGUE_TRIES, ...MAKERS }))
    await inWork(db, record.municipalityId, actor, async (inside) => {
      await act(inside, record).catch(() => undefined);
      throw new Error('undone');
    }).catch(() => undefined);
  for (const load of Object.values({ ...LOADERS, ...YEAR_LOADERS, ...OF_CASES, ...DIALOGUE_LOADERS }))
    await inWork(db, record.municipalityId, actor, (inside) => load(inside, record));
  const token = await inWork(db, record.municipalityId, actor, ({ tx }) =>
    makeReportLink(tx, { ...record, roundId: record.year.roundId }),
  );
  await findReportLink(db, token);
  const asked = await inWork(db, record.municipalityId, actor, (inside) => linkToPassOn(inside, record.askedId));
  await findConsultationLink(db, asked.split('/').at(-1) ?? '');
  await listUsers({ db });
  await tellContacts({ db, config: readEnv({}), secret: SECRET }, record.municipalityId, THEN);
  await workTheMorning({ db, config: readEnv({}), secret: SECRET }, THEN);
}

async function work(data: TestDatabase): Promise<FullRecord> {
  const ctx = { db: data.db, config: readEnv({}) };
  await loadDemo(ctx);
  const municipality = await findMunicipality(data.db, 'alvkoping');
  if (municipality === null) throw new Error('the demonstration is not there');
  const file = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';
  const bytes = new Uint8Array(readFileSync(file));
  const reading = await readReport(bytes, path.basename(file));
  await importFile(ctx, TESTER, municipality, { bytes, reading }, true);
  await importFile(ctx, TESTER, municipality, { bytes, reading }, true);
  await importOverview(ctx, TESTER, municipality.slug);
  await promiseOverview(ctx, TESTER, municipality.slug);
  await inWork(data.db, municipality.id, TESTER, async (inside) => {
    await listOrphans(inside.tx, municipality.id);
    for (const one of await listImports(inside.tx, municipality.id)) await originalDocument(inside, one.id);
    for (const { slug } of await listPromises(inside.tx, municipality.id)) {
      await loadPromisePage(inside, municipality, slug);
      await loadMemoPage(inside, municipality, slug);
    }
  });
  await drawMemo(ctx, TESTER, 'alvkoping/humleslatten-2017', { format: 'html', draft: true });
  await findPage(data.db, 'alvkoping', 'humleslatten-2017', 'sv');
  await findPageOn(data.db, 'alvkoping', 'humleslatten-2017', { day: '2026-05-14', lang: 'sv' });
  await findHistory(data.db, 'alvkoping', 'humleslatten-2017', 'sv');
  await findHistoryEvent(data.db, 'alvkoping', 'humleslatten-2017', 2, 'sv');
  await showAsk(data.db, 'alvkoping', newToken(), 'sv');
  await showContact(data.db, 'alvkoping', { link: 'end', token: newToken() });
  await findPeriod(data.db, 'alvkoping', { promise: 'humleslatten-2017', period: '2017-01-2017-04', lang: 'sv' });
  await listPublishedPages(data.db, 'alvkoping');
  const folder = mkdtempSync(path.join(tmpdir(), 'loftet-wrong-'));
  await exportMunicipality(data.db, 'alvkoping', path.join(folder, 'export'));
  rmSync(folder, { recursive: true });
  const record = await fullRecord(data.db);
  await officeWork(data, record);
  return record;
}

/** Tables of the installation, which no municipality sees; of `person` it sees those who have something to do there. */
const OF_INSTALLATION = ['identity', 'identity_provider', 'local_password', 'login_link', 'mail', 'provider_rule'];

/** A row in each of them, beside the people and the mail of the full record. */
async function installationRows(db: Database, { personId, municipalityId }: FullRecord): Promise<void> {
  await inMunicipality(db, INSTALLATION, async (tx) => {
    const provider = newId();
    await sql`insert into identity_provider (id, name, issuer, client_id)
      values (${provider}, 'Kommunens inloggning', 'https://inloggning.exempel.se', 'loftet')`.execute(tx);
    await sql`insert into provider_rule (id, provider_id, kind, value, for_municipality)
      values (${newId()}, ${provider}, 'email-domain', 'norrvik.example', ${municipalityId})`.execute(tx);
    await sql`insert into identity (issuer, subject, person_id)
      values ('https://inloggning.exempel.se', 'abc', ${personId})`.execute(tx);
    await sql`insert into local_password (person_id, hash) values (${personId}, ${'h'.repeat(40)})`.execute(tx);
    await sql`insert into login_link (token_hash, person_id, expires_at)
      values (${'a'.repeat(64)}, ${personId}, now() + interval '1 hour')`.execute(tx);
  });
}

describe.each(everyServer())('i fel kommun svarar databasen ingenting, på $name', (server) => {
  let data: TestDatabase;
  let asked: Asked[];
  let tables: string[];
  let other: string;
  let own: string;
  let record: FullRecord;
  let door: pg.Client;
  let neverSet: pg.Client;
  beforeAll(async () => {
    data = await makeDatabase(server);
    [door, neverSet] = [new pg.Client(data.app), new pg.Client(data.app)];
    await Promise.all([door.connect(), neverSet.connect()]);
    ({ asked, done: record } = await whatIsAsked(() => work(data)));
    own = (await findMunicipality(data.db, 'alvkoping'))?.id ?? '';
    other = await createMunicipality(data, { slug: 'annorstades', name: 'Annorstads kommun' });
    tables = await asClient(data.superuser, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select table_name as name from information_schema.columns
         where table_schema = 'public' and column_name = 'municipality_id' order by 1`,
      );
      return rows.map(({ name }) => name);
    });
  });
  afterAll(async () => {
    const { rows } = await neverSet.query<{ set: string | null }>(
      "select current_setting('loftet.municipality', true) as set",
    );
    await Promise.all([door.end(), neverSet.end()]);
    await data.drop();
    expect(rows).toEqual([{ set: null }]);
  });

  /** Rows that a question gives with a municipality set, or with none: on a connection where none has ever been set. */
  const answer = async ({ text, values }: Asked, setting: string | null): Promise<Record<string, unknown>[]> => {
    const client = setting === null ? neverSet : door;
    await client.query('begin');
    try {
      if (setting !== null) await client.query(`select set_config('loftet.municipality', $1, true)`, [setting]);
      return (await client.query<Record<string, unknown>>(text, [...values])).rows;
    } catch (fault: unknown) {
      // A question that writes of what its own transaction had made, and is asked again without it, has no answer.
      if (fault instanceof pg.DatabaseError && fault.code === '23503') return [];
      throw fault;
    } finally {
      await client.query('rollback');
    }
  };
  const ofTheRecord = (): Asked[] =>
    asked.filter(({ text }) =>
      [...tables, ...OF_INSTALLATION, 'person'].some((table) =>
        new RegExp(`(?:from|join|,)\\s+"?${table}"?\\b`, 'i').test(text),
      ),
    );

  test('frågorna som prövas är de som programmet ställer, och i rätt kommun har de svar', async () => {
    const questions = ofTheRecord();
    expect(questions.length).toBeGreaterThan(LEAST_ASKED);
    let answered = 0;
    for (const question of questions) {
      const rows = [...(await answer(question, own)), ...(await answer(question, record.municipalityId))];
      if (!rows.every(saysNothing)) answered += 1;
    }
    expect(answered).toBeGreaterThan(LEAST_ANSWERED);
    const unasked = tables.filter((table) => !questions.some(({ text }) => new RegExp(`\\b${table}\\b`).test(text)));
    // Written, and read so far by nobody but the owner.
    expect(unasked).toEqual(['area_class']);
  });

  test.each(['annan', 'ingen'])('varje fråga, med %s kommun satt', async (which) => {
    const told: string[] = [];
    for (const question of ofTheRecord()) {
      const rows = await answer(question, which === 'annan' ? other : null);
      if (!rows.every(saysNothing)) told.push(question.text);
    }
    expect(told).toEqual([]);
  });

  test('varje tabell: inget syns, inget ändras, inget tas bort och inget läggs till', async () => {
    const { municipalityId } = record;
    for (const table of tables) {
      const copied = await asClient(data.superuser, async (client) => {
        const { rows } = await client.query<{ row: unknown }>(
          `select to_jsonb(t) as row from "${table}" t where municipality_id = $1 limit 1`,
          [municipalityId],
        );
        return rows[0]?.row;
      });
      expect(copied, table).toBeDefined();
      const seen = { text: `select from "${table}" where municipality_id = $1`, values: [municipalityId] };
      expect((await answer(seen, municipalityId)).length, table).toBeGreaterThan(0);
      expect(await answer(seen, other), table).toEqual([]);
      expect(await answer(seen, null), table).toEqual([]);
      for (const change of [`update "${table}" set municipality_id = municipality_id`, `delete from "${table}"`]) {
        const rows = answer(
          { text: `${change} where municipality_id = $1 returning 1 as x`, values: [municipalityId] },
          other,
        );
        expect(await rows.catch((error: { code: string }) => error.code), `${table}: ${change}`).toSatisfy(
          (said: unknown) => said === '42501' || (Array.isArray(said) && said.length === 0),
        );
      }
      const stolen = answer(
        {
          text: `insert into "${table}" select * from jsonb_populate_record(null::public."${table}", $1)`,
          values: [JSON.stringify(copied)],
        },
        other,
      );
      await expect(stolen, table).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('det som hör till installationen syns för inloggningen, men inte i en kommun och inte utan', async () => {
    await installationRows(data.db, record);
    for (const table of OF_INSTALLATION) {
      const all = { text: `select to_jsonb(t) from "${table}" t`, values: [] };
      expect((await answer(all, INSTALLATION)).length, table).toBeGreaterThan(0);
      for (const setting of [record.municipalityId, other, null])
        expect(await answer(all, setting), `${table}, ${setting}`).toEqual([]);
      const away = { text: `delete from "${table}" returning 1 as x`, values: [] };
      const gone = answer(away, record.municipalityId).catch((error: { code: string }) => error.code);
      expect(await gone, table).toSatisfy((said: unknown) => said === '42501' || JSON.stringify(said) === '[]');
    }
  });

  test('en kommun ser de personer som har en uppgift där, och ingen annan', async () => {
    const people = { text: 'select id from person order by id', values: [] };
    const { rows: here } = await asClient(data.superuser, (client) =>
      client.query<{ id: string }>(
        'select distinct person_id as id from role_grant where municipality_id = $1 order by 1',
        [record.municipalityId],
      ),
    );
    expect(here.length).toBeGreaterThan(1);
    expect((await answer(people, INSTALLATION)).length).toBeGreaterThan(here.length);
    expect(await answer(people, record.municipalityId)).toEqual(here);
    expect(await answer(people, other)).toEqual([]);
    expect(await answer(people, null)).toEqual([]);
    // Nor can a municipality write to them: whoever works in several belongs to the installation.
    const renamed = { text: "update person set name = 'Annan' returning id", values: [] };
    expect(await answer(renamed, record.municipalityId)).toEqual([]);
  });

  test('kommunens namn och adress är öppna, och ingenting mer om den går att ändra utifrån', async () => {
    const changed = await inWork(data.db, other, TESTER, (inside) =>
      sql`update municipality set name = 'Annat' where id = ${own}`.execute(inside.tx),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });
});
