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
import { findPage } from '#publication/published-pages.server.ts';
import { importOfPromise, listImports } from '#report-back/import-queries.server.ts';
import { loadMemo } from '#report-back/memo-queries.server.ts';

const MOST_READ = 200;

type Asked = { readonly text: string; readonly values: readonly unknown[]; readonly ms: number };
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
    const ms = queries.reduce((sum, query) => sum + query.ms, 0);
    console.log(`${what}: ${queries.length} queries, ${ms.toFixed(1)} ms`);
    const seen = new Set<string>();
    for (const query of queries.toSorted((a, b) => b.ms - a.ms)) {
      if (seen.has(query.text)) continue;
      seen.add(query.text);
      tell(query, nodesOf(await planOf(tx, query)));
    }
    throw nothingStays;
  });
  await looked.catch((error: unknown) => {
    if (error !== nothingStays) throw error;
  });
}

async function planOf(tx: Tx, { text, values }: Asked): Promise<Node> {
  const { rows } = await tx.executeQuery<{ 'QUERY PLAN': readonly { Plan: Node }[] }>({
    ...sql`select`.compile(tx),
    sql: `explain (analyze, format json) ${text}`,
    parameters: values,
  });
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function tell({ text, ms }: Asked, nodes: readonly Node[]): void {
  const words = text.trim().replace(/\s+/g, ' ').slice(0, 90);
  const shown = nodes[0] === undefined ? 0 : nodes[0]['Actual Rows'] * nodes[0]['Actual Loops'];
  const bad = nodes.filter(
    (node) => node.Plans === undefined && rowsRead(node) > MOST_READ && rowsRead(node) > 10 * shown,
  );
  if (ms > 1 || bad.length > 0) console.log(`   ${ms.toFixed(1)} ms  ${words}`);
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
    const began = performance.now();
    const answer = ask.apply(this, words);
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] } | undefined)?.values ?? []);
    const keep = (): void => void kept.push({ text, values, ms: performance.now() - began });
    if (answer instanceof Promise) answer.then(keep, keep);
    return answer;
  };
  return kept;
}
