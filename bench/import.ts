/**
 * What it costs to take in old documents: `node bench/import.ts [--documents 200]`, 41 unless told otherwise. First by
 * the use cases, in this process, where reading and writing are told apart; then by the command, as whoever moves in
 * types it. Every document is accepted as the record where it can be one. Fails where a document cannot be taken in,
 * or where what is there already makes the next
 * one take twice the time.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { createReading } from '#reading/reading-process.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { municipalityForImport } from '#report-back/import-municipality.server.ts';
import { ROUND, someDocuments, type SomeDocument } from './load/documents.ts';
import { judged, spreadOf, spreadText } from './load/judge.ts';
import { inNewFolder } from './load/served.ts';

const SLOWER = 2;
const LOOK_MS = 100;
const ACTOR = { personId: null, via: 'command-line' } as const;
const ROOT = path.resolve(import.meta.dirname, '..');

const { values } = parseArgs({ options: { documents: { type: 'string', default: '41' } } });
const documents = someDocuments(Number(values.documents));
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

await inNewFolder(byUseCases);
await inNewFolder(byCommand);

async function byUseCases(dataDir: string): Promise<void> {
  const env = { ...process.env, LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'off' };
  const ctx = await openContext(readEnv(env), () => undefined);
  const service = createReading();
  const municipality = await municipalityForImport(ctx, 'provkoping', true, 'Provköping');
  const [reading, writing, states] = [[] as number[], [] as number[], [] as string[]];
  const resident: number[] = [];
  try {
    const first = documents[0];
    if (first !== undefined) await service.read(first.bytes, first.name); // the process starts, the dictionary is read
    const began = performance.now();
    for (const { bytes, name } of documents) {
      const start = performance.now();
      const read = await service.read(bytes, name);
      const between = performance.now();
      const { state } = await importFile(ctx, ACTOR, municipality, { bytes, reading: read }, true);
      reading.push(between - start);
      writing.push(performance.now() - between);
      states.push(state);
      resident.push(process.memoryUsage.rss());
    }
    const seconds = (performance.now() - began) / 1000;
    const accepted = states.filter((state) => state === 'accepted').length;
    console.log(
      `by the use cases: ${documents.length} documents in ${seconds.toFixed(1)} s, ${(documents.length / seconds).toFixed(1)} a second; ${accepted} accepted, ${documents.length - accepted} wait for a person`,
    );
    console.log(
      `   reading ${spreadText(spreadOf(reading), 'ms')}, keeping and accepting ${spreadText(spreadOf(writing), 'ms')}`,
    );
    tellGrowth(writing);
    console.log(
      `   resident, without the process that reads: ${megabytes(resident[Math.floor(documents.length / 4)] ?? 0)} after a quarter, ${megabytes(resident.at(-1) ?? 0)} at the end`,
    );
  } finally {
    await service.close();
    await ctx.close();
  }
}

/** The same documents late and early: what is there already must not make the next one slower. */
function tellGrowth(writing: readonly number[]): void {
  const late = writing.slice(ROUND);
  if (late.length < ROUND / 2) return;
  const growth = spreadOf(late.map((ms, index) => ms / (writing[index] ?? Infinity)));
  console.log(
    `   written when ${ROUND} more are there: ${spreadText(growth, 'x the time')} (${judged(growth.median, SLOWER)})`,
  );
}

async function byCommand(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'documents');
  mkdirSync(folder);
  for (const document of documents) keep(folder, document);
  const env = { ...process.env, LOFTET_DATA_DIR: path.join(dataDir, 'data'), LOFTET_DEMO: 'off' };
  mkdirSync(env.LOFTET_DATA_DIR, { mode: 0o755 });
  const began = performance.now();
  const words = ['src/cli/main.ts', 'import', folder, '--municipality', 'provkoping', '--create', '--accept', '--json'];
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  const gone = once(child, 'exit');
  let most = 0;
  while (child.exitCode === null && child.signalCode === null) {
    most = Math.max(most, residentOf(child.pid ?? 0));
    await Promise.race([pause(LOOK_MS), gone]);
  }
  const seconds = (performance.now() - began) / 1000;
  const rows = JSON.parse(Buffer.concat(said).toString()) as { state: string }[];
  const failed = rows.filter(({ state }) => state === 'failed').length;
  console.log(
    `by the command: ${rows.length} documents in ${seconds.toFixed(1)} s with start and an empty database made, ${(rows.length / seconds).toFixed(1)} a second; could not be read ${failed} (${judged(failed, 0)})`,
  );
  console.log(
    `   resident at most, with the process that reads: ${most === 0 ? 'not told by this system' : megabytes(most)}`,
  );
}

function keep(folder: string, { name, bytes }: SomeDocument): void {
  writeFileSync(path.join(folder, name), bytes);
}

/** A process and those that it started, where the system tells (Linux); without the database, which is nobody's child. */
function residentOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  try {
    const own = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) * 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + residentOf(Number(child)), own);
  } catch {
    return 0; // it has just ended
  }
}
