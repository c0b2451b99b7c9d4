import { AppError } from '#platform/errors.ts';
import type { Answer, Message, Question } from '#reading/reading-message.ts';
import { fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

export type Reader = {
  readonly read: (bytes: Uint8Array, fileName: string, signal: AbortSignal | undefined) => Promise<Answer>;
  /** May be asked again. */
  readonly isUsable: () => boolean;
  readonly stop: () => Promise<void>;
};

type Limits = { readonly milliseconds: number; readonly resident: number };

const ENTRY = fileURLToPath(new URL('reading-process-entry.server.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** May be a link that leads out of our folder. */
const MODULES = realpathSync(`${ROOT}node_modules`);
/** V8 gives up here by itself; pictures, fonts and dictionaries lie outside its heap. */
const HEAP_SHARE = 0.7;
/** A process that has grown past this share of its limit gives its memory back by ending. */
const TIRED_SHARE = 0.55;
/** Modules and the dictionary are loaded in well under a second on a machine at rest. */
const START_MILLISECONDS = 30_000;

/**
 * Starts a process that can read files in our folder and do nothing else: no writing, no processes, no environment.
 * It ends by itself when we do.
 */
export function startReader(limits: Limits): Reader {
  const heap = Math.floor((limits.resident * HEAP_SHARE) / 1_048_576);
  const child = fork(ENTRY, [String(limits.resident)], {
    cwd: ROOT,
    env: {},
    execArgv: [
      `--max-old-space-size=${heap}`,
      '--permission',
      `--allow-fs-read=${ROOT}*`,
      `--allow-fs-read=${MODULES}/*`,
      '--allow-worker',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // A waiting reader must not keep a finished command alive.
  child.unref();
  child.channel?.unref();
  (child.stderr as Socket | null)?.unref();

  let usable = true;
  let complaint = '';
  let waiting: ((outcome: Message | AppError) => void) | null = null;
  let early: Message | AppError | null = null;
  const tell = (outcome: Message | AppError) => {
    if (waiting === null) early = outcome;
    else waiting(outcome);
  };
  child.stderr?.on('data', (data: Buffer) => {
    complaint = (complaint + data.toString('utf8')).slice(-4000);
  });
  child.on('message', (message) => tell(message as Message));
  child.on('error', (error) => {
    usable = false;
    tell(new AppError('internal', {}, error));
  });
  const gone = new Promise<void>((resolve) => {
    child.on('exit', (code, signal) => {
      usable = false;
      tell(causeOfDeath(code, signal, complaint));
      resolve();
    });
  });

  /** The next thing that the process says, or the error that ends the waiting; the process is then killed. */
  function hear(milliseconds: number, signal: AbortSignal | undefined): Promise<Message> {
    return new Promise((resolve, reject) => {
      const finish = (outcome: Message | AppError | Error) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        waiting = null;
        early = null;
        if (!(outcome instanceof Error)) return resolve(outcome);
        usable = false;
        child.kill('SIGKILL');
        reject(outcome);
      };
      const abort = () => finish(signal?.reason as Error);
      const timer = setTimeout(() => finish(new AppError('document-too-slow')), milliseconds);
      signal?.addEventListener('abort', abort, { once: true });
      waiting = finish;
      if (signal?.aborted === true) abort();
      else if (early !== null) finish(early);
    });
  }

  let ready: Promise<Message> | null = null;
  return {
    read: async (bytes, fileName, signal) => {
      ready ??= hear(START_MILLISECONDS, signal);
      await ready;
      const answer = hear(limits.milliseconds, signal);
      child.send({ bytes, fileName } satisfies Question, (error) => {
        if (error !== null) tell(new AppError('document-damaged', {}, error));
      });
      const message = await answer;
      if (message === 'ready') throw new AppError('internal');
      usable &&= message.resident < limits.resident * TIRED_SHARE;
      return message;
    },
    isUsable: () => usable,
    stop: async () => {
      child.ref();
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Out of memory ends as SIGKILL (its own watch, or the system's) or as SIGABRT (V8's heap). */
function causeOfDeath(code: number | null, signal: NodeJS.Signals | null, complaint: string): AppError {
  const heavy =
    signal === 'SIGKILL' ||
    signal === 'SIGABRT' ||
    code === 134 ||
    /heap out of memory|Allocation failed/.test(complaint);
  const cause = new Error(`reading process ended: ${signal ?? code}\n${complaint}`);
  return new AppError(heavy ? 'document-too-heavy' : 'document-damaged', {}, cause);
}
