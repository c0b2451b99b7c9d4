/**
 * How the database finds what pages and commands ask for: `node bench/load/plans.ts` on a filled database
 * (LOFTET_DATA_DIR or DATABASE_URL). Every reading query of the rooms is asked once, then explained with the same
 * values; what is read for nothing is told. Ends with 1 where a query reads more than 200 rows of a table and ten times what it
 * shows.
 */
import { sql } from 'kysely';
import pg from 'pg';
import type { Work } from '#access/work.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { listMunicipalities, type MunicipalityRef } from '#places/places-queries.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { lineageSuggestions, listOrphans } from '#promise/lineage-queries.server.ts';
import { findPromise, listPromises, loadPromise } from '#promise/promise-queries.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { findHistory } from '#publication/published-history.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { importOfPromise, listImports } from '#report-back/import-queries.server.ts';
import { loadMemo } from '#report-back/memo-queries.server.ts';

const MOST_READ = 200;
const TIMES = 5;

type Asked = { readonly text: string; readonly values: readonly unknown[] };
type Node = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
};

const ctx = await openContext(readEnv(process.env), console.error);
const asked = recordQueries();
try {
  const municipality = await theMiddle(ctx.db);
  for (const [what, ask] of await questions(ctx.db, municipality)) await explain(ctx.db, municipality.id, what, ask);
} finally {
  await ctx.close();
}

type Question = readonly [what: string, ask: (work: Work) => Promise<unknown>];

async function theMiddle(db: Database): Promise<MunicipalityRef> {
  const all = await listMunicipalities(db);
  const municipality = all[Math.floor(all.length / 2)];
  if (municipality === undefined) throw new Error('the database is empty: npm run fill');
  return municipality;
}

/** What rooms read of a municipality and of its promise in the middle. */
async function questions(db: Database, { id, slug }: MunicipalityRef): Promise<Question[]> {
  const promises = await inMunicipality(db, id, (tx) => listPromises(tx, id));
  const promise = promises[Math.floor(promises.length / 2)];
  if (promise === undefined) throw new Error('no promises');
  const read = (what: string, ask: (tx: Tx) => Promise<unknown>): Question => [what, ({ tx }) => ask(tx)];
  const municipalityId = id;
  return [
    read('listPromises', (tx) => listPromises(tx, id)),
    read('findPromise', (tx) => findPromise(tx, id, promise.slug)),
    read('loadPromise', (tx) => loadPromise(tx, id, promise.id)),
    read('lineageSuggestions', (tx) => lineageSuggestions(tx, id, promise.id)),
    read('listOrphans', (tx) => listOrphans(tx, id)),
    read('loadFollowUp', (tx) => loadFollowUp(tx, id, promise.id)),
    read('listImports', (tx) => listImports(tx, id)),
    read('importOfPromise', (tx) => importOfPromise({ tx, municipalityId }, promise.id)),
    read('loadMemo', (tx) => loadMemo({ tx, municipalityId }, promise.id, 'https://loften.exempel.se', '2026-11-28')),
    ['findPage, municipality', () => findPage(db, slug, '', 'sv')],
    ['findPage, promise', () => findPage(db, slug, promise.slug, 'sv')],
    ['findHistory', () => findHistory(db, slug, promise.slug, 'sv')],
    ['listPublishedPages', () => listPublishedPages(db, slug)],
    ['shownMunicipalities', () => shownMunicipalities(db)],
    [
      'publishPromise',
      (work) =>
        publishPromise(work, {
          promiseId: promise.id,
          size: 'major',
          note: 'Ny.',
          ground: 'demonstration',
          today: '2026-11-28',
        }),
    ],
  ];
}

async function explain(
  db: Database,
  municipalityId: string,
  what: string,
  ask: (work: Work) => Promise<unknown>,
): Promise<void> {
  const actor = { personId: null, via: 'demonstration' } as const;
  const nothingStays = new Error('read, never written');
  const looked = inMunicipality(db, municipalityId, async (tx) => {
    await ask({ tx, municipalityId, actor }); // the first time reads from disk
    asked.length = 0;
    await ask({ tx, municipalityId, actor });
    const queries = asked
      .splice(0)
      .filter(({ text }) => /^\s*(?:select|with)\b/i.test(text) && !/set_config|pg_/.test(text));
    const explained = new Map<string, Plan>();
    for (const query of queries) {
      if (!explained.has(query.text)) explained.set(query.text, await planOf(tx, query));
    }
    const ms = queries.reduce((sum, { text }) => sum + timeOf(explained.get(text) as Plan), 0);
    console.log(`${what}: ${queries.length} queries, ${ms.toFixed(1)} ms in the database`);
    for (const [text, plan] of [...explained].toSorted(([, a], [, b]) => timeOf(b) - timeOf(a))) tell(text, plan);
    throw nothingStays;
  });
  await looked.catch((error: unknown) => {
    if (error !== nothingStays) throw error;
  });
}

type Plan = { readonly Plan: Node; readonly 'Planning Time': number; readonly 'Execution Time': number };

/** The quickest of a few, since others use the machine too. */
async function planOf(tx: Tx, { text, values }: Asked): Promise<Plan> {
  const plans: Plan[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': readonly Plan[] }>({
      ...sql`select`.compile(tx),
      sql: `explain (analyze, format json) ${text}`,
      parameters: values,
    });
    plans.push(...(rows[0]?.['QUERY PLAN'] ?? []));
  }
  const [quickest] = plans.toSorted((a, b) => timeOf(a) - timeOf(b));
  if (quickest === undefined) throw new Error('no plan');
  return quickest;
}

function timeOf(plan: Plan): number {
  return plan['Planning Time'] + plan['Execution Time'];
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function tell(text: string, plan: Plan): void {
  const words = text.trim().replace(/\s+/g, ' ').slice(0, 90);
  const nodes = nodesOf(plan.Plan);
  const shown = nodes[0] === undefined ? 0 : nodes[0]['Actual Rows'] * nodes[0]['Actual Loops'];
  const bad = nodes.filter(
    (node) => node.Plans === undefined && rowsRead(node) > MOST_READ && rowsRead(node) > 10 * shown,
  );
  const times = `planned ${plan['Planning Time'].toFixed(1)} ms, run ${plan['Execution Time'].toFixed(1)} ms`;
  if (timeOf(plan) > 1 || bad.length > 0) console.log(`   ${times}  ${words}`);
  for (const node of bad) {
    const name = [node['Node Type'], node['Relation Name'], node['Index Name']].filter(Boolean).join(' ');
    console.log(`      ABOVE: ${name} reads ${rowsRead(node)} rows for ${shown}`);
    process.exitCode = 1;
  }
}

function rowsRead(node: Node): number {
  const thrownAway = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return Math.round((node['Actual Rows'] + thrownAway) * node['Actual Loops']);
}

/** Stands in front of the driver, as query-count.ts does, and keeps what was asked. */
function recordQueries(): Asked[] {
  const kept: Asked[] = [];
  const client = pg.Client.prototype as unknown as { query: (...words: unknown[]) => unknown };
  const ask = client.query;
  client.query = function (this: pg.Client, ...words: unknown[]) {
    const [first, second] = words;
    const answer = ask.apply(this, words);
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] } | undefined)?.values ?? []);
    kept.push({ text, values });
    return answer;
  };
  return kept;
}
