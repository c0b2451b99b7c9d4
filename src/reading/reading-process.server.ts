import { AppError } from '#platform/errors.ts';
import { MAX_BYTES } from '#reading/read-document.server.ts';
import type { Answer } from '#reading/reading-message.ts';
import { startReader, type Reader } from '#reading/reader-child.server.ts';
import type { Reading } from '#reading/reading.ts';

export type ReadingLimits = {
  /** For one document, after start-up. */
  readonly milliseconds: number;
  /** Resident memory of the process that reads, in bytes. */
  readonly resident: number;
  /** Documents that may wait. */
  readonly waiting: number;
};

const LIMITS: ReadingLimits = { milliseconds: 10_000, resident: 600_000_000, waiting: 16 };

export type ReadingService = {
  /**
   * Reads one document in a process of its own. An aborted `signal` takes it out of the queue or ends its reading.
   * @throws AppError as readReport does, and document-too-slow, document-too-heavy, document-damaged (crash), reading-busy.
   */
  readonly read: (bytes: Uint8Array, fileName: string, signal?: AbortSignal) => Promise<Reading>;
  readonly close: () => Promise<void>;
};

type Task = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly signal: AbortSignal | undefined;
  readonly settle: (answer: Answer | { error: unknown }) => void;
};

/**
 * A warm process that reads one document at a time; others wait their turn. It is replaced whenever a document ended it,
 * or left it large.
 */
export function createReading(limits: Partial<ReadingLimits> = {}): ReadingService {
  const bounds = { ...LIMITS, ...limits };
  const queue: Task[] = [];
  let reader: Reader | null = null;
  let running = false;
  let closed = false;

  async function work(): Promise<void> {
    if (running) return;
    running = true;
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      reader ??= startReader(bounds);
      const answer = await reader.read(task.bytes, task.fileName, task.signal).catch((error: unknown) => ({ error }));
      if (!reader.isUsable()) {
        await reader.stop();
        reader = null;
      }
      task.settle(answer);
    }
    running = false;
  }

  return {
    read: (bytes, fileName, signal) =>
      new Promise<Reading>((resolve, reject) => {
        if (bytes.length > MAX_BYTES) return reject(new AppError('document-too-large'));
        if (closed || queue.length >= bounds.waiting) return reject(new AppError('reading-busy'));
        if (signal?.aborted === true) return reject(signal.reason as Error);
        const leave = () => {
          const at = queue.indexOf(task);
          if (at !== -1) queue.splice(at, 1);
          reject(signal?.reason as Error);
        };
        const task: Task = {
          bytes,
          fileName,
          signal,
          settle: (answer) => {
            signal?.removeEventListener('abort', leave);
            if ('reading' in answer) resolve(answer.reading);
            else if ('code' in answer) reject(new AppError(answer.code, answer.details, answer.reason));
            else reject(answer.error as Error);
          },
        };
        signal?.addEventListener('abort', leave, { once: true });
        queue.push(task);
        void work();
      }),
    close: async () => {
      closed = true;
      for (const task of queue.splice(0)) task.settle({ error: new AppError('reading-busy') });
      await reader?.stop();
      reader = null;
    },
  };
}
