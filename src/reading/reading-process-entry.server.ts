/** Runs in the process that reads: answers one question at a time. Started by reader-child.server.ts only. */
import { AppError } from '#platform/errors.ts';
import type { Answer, Message, Question } from '#reading/reading-message.ts';
import { Worker } from 'node:worker_threads';

/** A watch in a thread of its own, since a reading that runs wild lets nothing else run in its thread. */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
}, 25);
`;

const FIRST = `Återrapportering av medborgarlöfte 2019

Polisen ska patrullera centrum minst tre gånger i veckan.
Resultat: Polisen patrullerade 120 gånger under 2019.
`;

const watch = new Worker(WATCH, {
  eval: true,
  workerData: Number(process.argv[2]),
  resourceLimits: { maxOldGenerationSizeMb: 16 },
});
watch.unref();

const { readReport } = await import('#reading/read-report.server.ts');
const { loadSpelling } = await import('#checking/spelling.server.ts');
// Every document needs them, and no document's ten seconds should pay for them: the dictionary, and the patterns, which
// are compiled when they are first used.
await loadSpelling();
await readReport(new TextEncoder().encode(FIRST), 'start.txt');

process.on('message', (question) => {
  void answer(question as Question).then(send);
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit(0));
send('ready');

function send(message: Message): void {
  process.send?.(message);
}

async function answer({ bytes, fileName }: Question): Promise<Answer> {
  try {
    const reading = await readReport(bytes, fileName);
    return { reading, resident: process.memoryUsage.rss() };
  } catch (error) {
    const known = error instanceof AppError;
    const reason =
      error instanceof Error
        ? `${error.stack ?? error.message}\n${error.cause instanceof Error ? (error.cause.stack ?? '') : ''}`
        : String(error);
    return {
      code: known ? error.code : 'internal',
      details: known ? error.details : {},
      reason,
      resident: process.memoryUsage.rss(),
    };
  }
}
