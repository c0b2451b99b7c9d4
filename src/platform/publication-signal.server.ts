import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Context } from '#platform/context.server.ts';
import type { Tx } from '#platform/database.server.ts';

const CHANNEL = 'loftet_published';
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_SLUG = 80;

export type Hears = {
  /** Something of this municipality was published, corrected or withdrawn, in any process. */
  onPublished(municipalitySlug: string): void;
  /** Publications may be missed from now on. Also said once if the first attempt fails. */
  onLost(): void;
  /** None is missed from now on; what was kept before may be out of date. */
  onListening(): void;
};

/** Milliseconds. */
type Rhythm = {
  readonly firstWait: number;
  readonly longestWait: number;
  /** How often a silent connection is asked whether it is still there. */
  readonly beat: number;
  readonly answer: number;
};

const RHYTHM: Rhythm = { firstWait: 200, longestWait: 5_000, beat: 10_000, answer: 5_000 };

/**
 * Tells every process that the municipality's public pages have changed: when the transaction commits, and not at all
 * if it rolls back (PostgreSQL's NOTIFY). For whoever publishes, corrects or withdraws.
 */
export async function announcePublication(tx: Tx, municipalitySlug: string): Promise<void> {
  if (!isSlug(municipalitySlug)) throw new TypeError('not the slug of a municipality');
  await sql`select pg_notify(${CHANNEL}, ${municipalitySlug})`.execute(tx);
}

/**
 * Hears publications until closed, on a session connection of its own that comes back by itself and never keeps the
 * process alive. PgBouncer in transaction mode takes LISTEN and passes nothing on, so each connection must first hear a
 * word that was sent through `ctx.db`.
 */
export function listenForPublications(
  ctx: Pick<Context, 'db' | 'sessionLogin'>,
  hears: Hears,
  rhythm: Rhythm = RHYTHM,
): { close(): Promise<void> } {
  const stop = new AbortController();
  const ended = keepListening(ctx, hears, rhythm, stop.signal);
  return {
    close: async () => {
      stop.abort();
      await ended;
    },
  };
}

async function keepListening(
  ctx: Pick<Context, 'db' | 'sessionLogin'>,
  hears: Hears,
  rhythm: Rhythm,
  signal: AbortSignal,
): Promise<void> {
  let wait = rhythm.firstWait;
  let lost = false;
  while (!signal.aborted) {
    const listened = await hearUntilLost(ctx, hears, rhythm, signal);
    if (signal.aborted) return;
    if (listened || !lost) hears.onLost();
    lost = true;
    if (listened) wait = rhythm.firstWait;
    await pause(wait, undefined, { ref: false, signal }).catch(() => undefined);
    wait = Math.min(wait * 2, rhythm.longestWait);
  }
}

/** One connection, from beginning to end. True if it did listen. */
async function hearUntilLost(
  ctx: Pick<Context, 'db' | 'sessionLogin'>,
  hears: Hears,
  rhythm: Rhythm,
  signal: AbortSignal,
): Promise<boolean> {
  const socket = new Socket().unref();
  const cut = (): void => void socket.destroy();
  signal.addEventListener('abort', cut);
  const proof = `?${randomBytes(12).toString('base64url')}`;
  let listening = false;
  try {
    const client = new pg.Client({
      ...ctx.sessionLogin,
      application_name: 'loftet-publications',
      keepAlive: true,
      stream: () => socket,
    });
    client.on('error', () => undefined); // shows as `gone`
    const gone = new Promise<void>((resolve) => void client.once('end', resolve));
    const proven = new Promise<void>((resolve) => {
      client.on('notification', ({ payload = '' }) => {
        if (payload === proof) resolve();
        else if (isSlug(payload)) hears.onPublished(payload);
      });
    });
    const begin = async (): Promise<void> => {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await sql`select pg_notify(${CHANNEL}, ${proof})`.execute(ctx.db);
      await proven;
    };
    await inTime(begin(), rhythm.answer);
    listening = true;
    hears.onListening();
    await Promise.race([gone, untilSilent(client, rhythm)]);
  } catch {
    // Whatever it was, the next attempt tells whether it has passed.
  } finally {
    signal.removeEventListener('abort', cut);
    cut();
  }
  return listening;
}

/** A firewall may drop a connection without a word, and a pooler may change the session behind it. */
async function untilSilent(client: pg.Client, { beat, answer }: Rhythm): Promise<void> {
  for (;;) {
    await pause(beat, undefined, { ref: false });
    const asked = client.query<{ channel: string }>('select pg_listening_channels() as channel');
    const { rows } = await inTime(asked, answer);
    if (!rows.some(({ channel }) => channel === CHANNEL)) return;
  }
}

/** @throws Error when it takes longer; what comes of it then is nobody's concern. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const stop = new AbortController();
  const late = pause(ms, undefined, { ref: false, signal: stop.signal }).then(() => {
    throw new Error('no answer in time');
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => stop.abort());
}

function isSlug(text: string): boolean {
  return text.length <= LONGEST_SLUG && SLUG.test(text);
}
