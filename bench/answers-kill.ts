/**
 * Answers from many devices at once, with the server and the database killed in the midst of it: `node bench/answers-kill.ts
 * [--answers 100000] [--clients 200]`. Every device sends until it has a receipt, as the app does; one client in ten is a resident,
 * who fetches the public form and sends it with its ticket, again with the same one until there is a receipt. In the end every answer that has
 * one is there once, with its words, and none that nobody sent. Before that, how many answers a second go through the server,
 * beside bare inserts of the same rows into the same database. Devices, server and database share the machine. kill -9 ends
 * processes; that the machine loses its power is not tried.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request, Agent } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { chooseHome } from '#platform/postgres/home.server.ts';
import { startEmbedded, stopEmbedded } from '#platform/postgres/launcher.server.ts';
import { inNewFolder } from './load/served.ts';

const { values } = parseArgs({
  options: { answers: { type: 'string', default: '100000' }, clients: { type: 'string', default: '200' } },
});
const ANSWERS = Number(values.answers);
const CLIENTS = Number(values.clients);
/** So many are sent to measure how fast it goes, with nothing killed. */
const STEADY = Math.min(10_000, ANSWERS);
/** As many as the server has. */
const CONNECTIONS = 10;
const ROOT = path.resolve(import.meta.dirname, '..');
const TOWN = 'alvkoping';
const day = new Date().toISOString().slice(0, 10);

type Served = { readonly child: ChildProcess; readonly port: number; readonly link: string };
type Dialogue = {
  readonly town: string;
  readonly slug: string;
  readonly dialogueId: string;
  readonly versionId: string;
};
/** A door of the server; `cookie` where it asks who knocks. */
type Door = {
  readonly port: number;
  readonly agent: Agent;
  readonly path: string;
  readonly cookie?: string;
  readonly type?: string;
};
type Form = Pick<Door, 'port' | 'agent' | 'path'>;

await inNewFolder(async (dataDir) => {
  let served = await serve(dataDir, 0);
  const { port } = served;
  const cookie = await openOffice(served);
  const database = await startEmbedded(dataDir, { tell: () => undefined });
  const db = openDatabase(openPool(database.app));
  const dialogue = await openDialogue(db);
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const send = (id: string): Promise<number> =>
    post({ port, agent, path: `/arbete/falt/${TOWN}/skicka`, cookie, type: 'application/json' }, record(dialogue, id));
  const form: Form = { port, agent, path: `/svara/${TOWN}/${dialogue.slug}` };

  const steady = new Set<string>();
  const direct = await rate(STEADY, CONNECTIONS, async (id) => {
    await write(db, dialogue, id);
    steady.add(id);
  });
  const through = await rate(STEADY, CLIENTS, async (id) => {
    if ((await send(id)) !== 200) throw new Error('an answer was not taken');
    steady.add(id);
  });
  console.log(`bare inserts, ${CONNECTIONS} connections: ${direct.toFixed(0)} answers/s`);
  console.log(
    `through the server, ${CLIENTS} devices: ${through.toFixed(0)} answers/s, ${(through / direct).toFixed(2)} of that`,
  );
  await db.destroy();

  const ids = Array.from({ length: ANSWERS }, () => randomUUID());
  const receipts = new Set<string>();
  let again = 0;
  let residents = 0;
  let next = 0;
  const killed: string[] = [];
  const client = async (_: unknown, no: number): Promise<void> => {
    const isResident = no % 10 === 9;
    for (let at = next++; at < ids.length; at = next++) {
      const ticket = isResident ? await ticketOf(form) : '';
      const id = isResident ? (ticket.split('.')[0] ?? '') : (ids[at] ?? '');
      for (;;) {
        const status = await (isResident ? sendForm(form, ticket) : send(id)).catch(() => 0);
        if (status === (isResident ? 303 : 200)) break;
        if (status >= 400 && status < 500) throw new Error(`an answer was refused with ${status}`);
        again += 1;
        await pause(100 + Math.random() * 200);
      }
      receipts.add(id);
      if (isResident) residents += 1;
    }
  };
  const killer = async (): Promise<void> => {
    for (const [share, what] of [
      [0.2, 'server'],
      [0.4, 'database'],
      [0.6, 'both'],
      [0.8, 'both'],
    ] as const) {
      while (receipts.size < share * ANSWERS) await pause(20);
      killed.push(`${what === 'both' ? 'database and server' : what} at ${receipts.size}`);
      if (what !== 'server') killPostgres(dataDir);
      if (what === 'database') {
        // As a service that is kept running by the machine: another process starts it while the server waits.
        await startEmbedded(dataDir, { tell: () => undefined });
        continue;
      }
      served.child.kill('SIGKILL');
      served = await serve(dataDir, port);
    }
  };
  const began = performance.now();
  await Promise.all([killer(), ...Array.from({ length: CLIENTS }, client)]);
  const seconds = (performance.now() - began) / 1000;

  const after = await startEmbedded(dataDir, { tell: () => undefined });
  const look = openDatabase(openPool(after.app));
  const stored = await storedAnswers(look, dialogue);
  const lost = [...receipts, ...steady].filter((id) => stored.get(id) !== wordsOf(id)).length;
  const strangers = [...stored.keys()].filter((id) => !receipts.has(id) && !steady.has(id)).length;
  await look.destroy();
  console.log(`killed: ${killed.join(', ')}`);
  console.log(
    `${receipts.size} of ${ANSWERS} answers with a receipt (${residents} by the public form) in ${seconds.toFixed(0)} s; ${again} attempts got no receipt and were made again; ` +
      `${lost} lost, ${strangers} that nobody sent (each id is there once: it is the key)`,
  );
  served.child.kill('SIGTERM');
  agent.destroy();
  await pause(500);
  await stopEmbedded(dataDir);
  process.exitCode = lost === 0 && strangers === 0 && receipts.size === ANSWERS ? 0 : 1;
});

/** The words of an answer, which its id alone gives: so a lost or changed one is seen. */
function wordsOf(id: string): string {
  return `Mer ljus vid ${id.slice(0, 13)}.`;
}

function record({ dialogueId, versionId }: Dialogue, id: string): string {
  return JSON.stringify({
    id,
    kind: 'interview',
    dialogueId,
    versionId,
    lang: 'sv',
    day,
    answers: { trygg: 3, gora: wordsOf(id) },
  });
}

/** The same row as the server writes, as a bare insert in a transaction of its own. */
function write(db: Database, { town, dialogueId, versionId }: Dialogue, id: string): Promise<unknown> {
  const answers = JSON.stringify({ trygg: 3, gora: wordsOf(id) });
  return inMunicipality(db, town, (tx) =>
    sql`insert into input (municipality_id, id, dialogue_id, dialogue_version_id, channel, lang, day, answers, payload)
      values (${town}, ${id}, ${dialogueId}, ${versionId}, 'interview', 'sv', ${day}, ${answers},
        ${createHash('sha256').update(answers).digest('hex')})`.execute(tx),
  );
}

/** How many a second, sent by so many at once. */
async function rate(count: number, at: number, send: (id: string) => Promise<unknown>): Promise<number> {
  let left = count;
  const began = performance.now();
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await send(randomUUID());
    }
  };
  await Promise.all(Array.from({ length: at }, one));
  return count / ((performance.now() - began) / 1000);
}

async function openDialogue(db: Database): Promise<Dialogue> {
  const town = await inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from municipality where slug = ${TOWN}`.execute(tx);
    return rows[0]?.id ?? '';
  });
  return inMunicipality(db, town, async (tx) => {
    const { rows } = await sql<{ slug: string; dialogueId: string; versionId: string }>`
      select d.slug, dialogue_id as "dialogueId", dialogue_version_id as "versionId" from dialogue_step
      join dialogue d on (d.municipality_id, d.id) = (dialogue_step.municipality_id, dialogue_id)
      where d.kind = 'resident' and dialogue_step.municipality_id = ${town} and step = 'open' and not exists (select from input i
        where (i.municipality_id, i.dialogue_id) = (dialogue_step.municipality_id, dialogue_step.dialogue_id)) limit 1`.execute(
      tx,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the demonstration has no dialogue that was opened');
    return { town, ...row };
  });
}

/** What each answer of the dialogue says, by its id. */
async function storedAnswers(db: Database, { town, dialogueId }: Dialogue): Promise<Map<string, string>> {
  return inMunicipality(db, town, async (tx) => {
    const { rows } = await sql<{ id: string; words: string | null }>`
      select id, answers ->> 'gora' as words from input
      where municipality_id = ${town} and dialogue_id = ${dialogueId} and answers ->> 'gora' like 'Mer ljus vid %'`.execute(
      tx,
    );
    return new Map(rows.map(({ id, words }) => [id, words ?? '']));
  });
}

/** The ticket of the public form as it is shown; asked for until the server answers. */
async function ticketOf(form: Form): Promise<string> {
  for (;;) {
    const { status, body } = await ask({ ...form }).catch(() => ({ status: 0, body: '' }));
    const ticket = /name="biljett" value="([^"]+)"/.exec(body)?.[1];
    if (ticket !== undefined) return ticket;
    if (status >= 400 && status < 500) throw new Error(`the form was refused with ${status}`);
    await pause(100 + Math.random() * 200);
  }
}

/** Sends the form that this ticket came with; its words are made of the answer's id, which stands in it. */
function sendForm(form: Form, ticket: string): Promise<number> {
  const words = { biljett: ticket, 'f-trygg': '3', 'f-gora': wordsOf(ticket.split('.')[0] ?? '') };
  return post({ ...form, type: 'application/x-www-form-urlencoded' }, new URLSearchParams(words).toString());
}

async function post(door: Door, body: string): Promise<number> {
  return (await ask(door, body)).status;
}

/** One request; a POST where there is something to send. Each comes from somewhere else: no one has answered many times. */
function ask(
  { port, agent, path: at, cookie, type }: Door,
  body?: string,
): Promise<{ readonly status: number; readonly body: string }> {
  const somewhere = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
  const headers = {
    host: `localhost:${port}`,
    'x-forwarded-for': somewhere,
    ...(cookie === undefined ? {} : { cookie }),
    ...(body === undefined
      ? {}
      : {
          origin: `http://localhost:${port}`,
          'content-type': type ?? '',
          'content-length': Buffer.byteLength(body),
        }),
  };
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: at, method, headers, agent, timeout: 30_000 }, (answer) => {
      let said = '';
      answer.on('data', (text: Buffer) => (said += String(text)));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: said }));
      answer.once('error', reject);
    });
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('error', reject);
    sent.end(body);
  });
}

async function serve(dataDir: string, port: number): Promise<Served> {
  const env = {
    ...process.env,
    LOFTET_DATA_DIR: dataDir,
    LOFTET_DEMO: 'on',
    LOFTET_WORKER: 'off',
    LOFTET_TRUST_PROXY: 'on', // what says from where each answer comes
    PORT: String(port),
  };
  for (let tries = 0; ; tries += 1) {
    const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const found = await new Promise<Served | null>((resolve) => {
      child.once('exit', () => resolve(null));
      child.stderr.on('data', (text: Buffer) => (said += String(text)));
      child.stdout.on('data', (text: Buffer) => {
        said += String(text);
        const link = /http:\/\/localhost:(\d+)\/arbete\/oppna\/[\w-]{43}/.exec(said);
        if (link !== null) resolve({ child, port: Number(link[1]), link: link[0] });
      });
    });
    if (found !== null) return found;
    if (tries > 20) throw new Error(`the server does not start: ${said}`);
    await pause(500);
  }
}

async function openOffice({ port, link }: Served): Promise<string> {
  const answer = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: `http://localhost:${port}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  if (cookie === '') throw new Error(`the office did not open: ${answer.status}`);
  return cookie;
}

/** kill -9 of PostgreSQL and all its processes. */
function killPostgres(dataDir: string): void {
  const file = path.join(chooseHome(dataDir).home.cluster, 'postmaster.pid');
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const children = childrenOf(pid);
  killOne(pid);
  for (const child of children) killOne(child);
}
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}
function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
