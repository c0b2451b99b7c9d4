/**
 * kill -9 of the parent, of a backend and of the postmaster while a process of its own writes. Whatever the database
 * has acknowledged is there afterwards, every start succeeds unaided, and the audit chain holds. One round of the three
 * here, 20 in `npm run test:long`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, chmodSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, openPool } from '#platform/database.server.ts';
import { migrate } from '#platform/migrations.server.ts';
import { startEmbedded, stopEmbedded, type EmbeddedServer } from '#platform/postgres/launcher.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { asClient } from '#tests/support/test-database.ts';

const ROUNDS = Number(process.env['LOFTET_KILL_ROUNDS'] ?? 1);
const VICTIMS = ['parent', 'backend', 'postmaster'] as const;

let dataDir: string;
let municipality: string;
let children: ChildProcess[] = [];
const acknowledged: number[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-kill-'));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, 'data');
  await withServer(async (server) => {
    await asClient(server.owner, (client) => migrate(client));
    const db = openDatabase(openPool(server.app));
    municipality = await createMunicipality({ db }, { slug: 'norrvik', name: 'Norrviks kommun' });
    await db.destroy();
  });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stopEmbedded(dataDir);
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

async function withServer<T>(work: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const server = await startEmbedded(dataDir, { tell: () => undefined });
  return work(server).finally(() => server.release());
}

function run(script: string, ...args: string[]): ChildProcess {
  const file = fileURLToPath(new URL(`../support/${script}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(String(chunk).trim()));
    child.once('exit', () => reject(new Error('ended before it said anything')));
  });
}

async function until(fact: () => boolean): Promise<void> {
  for (const began = Date.now(); !fact(); await pause(10)) {
    if (Date.now() - began > 30_000) throw new Error('it did not happen within 30 s');
  }
}

async function backendPid(socket: string): Promise<number> {
  const client = new pg.Client({ host: socket, user: 'postgres', database: 'loftet', ssl: false });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    "select pid from pg_stat_activity where usename = 'loftet_app' limit 1",
  );
  await client.end();
  return rows[0]?.pid ?? 0;
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
}

async function kill(victim: (typeof VICTIMS)[number], parent: ChildProcess, socket: string): Promise<void> {
  if (victim === 'parent') parent.kill('SIGKILL');
  else process.kill(victim === 'backend' ? await backendPid(socket) : postmasterPid(), 'SIGKILL');
}

async function storedNumbers(): Promise<number[]> {
  return withServer(async ({ owner }) => {
    const db = openDatabase(openPool(owner));
    const report = await verifyAudit(db).finally(() => db.destroy());
    expect(report.faults).toEqual([]);
    return asClient(owner, async (client) => {
      await client.query("select set_config('loftet.maintenance', 'on', false)");
      const { rows } = await client.query<{ n: number }>(
        "select (data ->> 'number')::int as n from audit_event where type = 'tested'",
      );
      return rows.map(({ n }) => n);
    });
  });
}

const rounds = Array.from({ length: ROUNDS }, (_, round) =>
  VICTIMS.map((victim) => ({ round: round + 1, victim })),
).flat();

test.each(rounds)('round $round: kill -9 of the $victim loses nothing acknowledged', async ({ round, victim }) => {
  const parent = run('holder.ts', dataDir);
  const socket = await firstLine(parent);
  const before = acknowledged.length;
  const first = round * 1_000_000 + VICTIMS.indexOf(victim) * 100_000;
  const writer = run('writer.ts', socket, municipality, String(first));
  if (writer.stdout) createInterface({ input: writer.stdout }).on('line', (line) => acknowledged.push(Number(line)));
  await until(() => acknowledged.length > before + 20);
  await pause(Math.random() * 200);
  await kill(victim, parent, socket);
  const killed = acknowledged.length;
  // The database recovers by itself, or the parent starts it again, and writing goes on.
  await until(() => acknowledged.length > killed + 20);
  writer.kill('SIGKILL');
  parent.kill('SIGKILL');
  await until(() => writer.exitCode !== null || writer.signalCode !== null);
  await pause(20);
  children = [];
  const stored = new Set(await storedNumbers());
  expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
});
