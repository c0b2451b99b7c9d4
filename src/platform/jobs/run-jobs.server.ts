import type { Job, JobResult } from 'pg-boss';
import type { Context } from '#platform/context.server.ts';
import { bossOn, straightTo } from '#platform/jobs/boss.server.ts';
import { QUEUES, SWEDISH_TIME, type Jobs, type QueueName } from '#platform/jobs/queues.ts';
import { logFault } from '#platform/log-fault.server.ts';

export type Handlers = {
  /** Takes several at once, and answers with the ids of those that should be tried again. */
  readonly mail: (mailIds: readonly string[]) => Promise<readonly string[]>;
  readonly publish: (job: Jobs['publish']) => Promise<void>;
  readonly follow: (job: Jobs['follow']) => Promise<void>;
  readonly forget: (job: Jobs['forget']) => Promise<void>;
  readonly sweep: () => Promise<void>;
  readonly morning: () => Promise<void>;
  readonly night: () => Promise<void>;
};

const BATCH = 10;
const HANDS = 2;
/** Milliseconds that work under way gets when the process is told to stop. */
const GRACE_MS = 20_000;

/** Does background work until it is closed. Several processes may do it at the same time: each job goes to one. */
export async function runJobs(
  { pool }: Pick<Context, 'pool'>,
  handlers: Handlers,
): Promise<{ close(): Promise<void> }> {
  const boss = bossOn(straightTo(pool), { runs: true });
  let silentUntil = 0;
  boss.on('error', (error) => {
    if (Date.now() < silentUntil) return; // a database that is away would fill the log
    silentUntil = Date.now() + 60_000;
    logFault('bakgrundsjobb', error);
  });
  await boss.start();
  const often = { batchSize: BATCH, localConcurrency: HANDS, burstWhenBatchFull: true, perJobResults: true } as const;
  await boss.work('mail', often, async (jobs: Job<Jobs['mail']>[]): Promise<JobResult[]> => {
    const again = new Set(await logged('mail', () => handlers.mail(jobs.map(({ data }) => data.mailId))));
    return jobs.map(({ id, data }) => ({ id, status: again.has(data.mailId) ? 'failed' : 'completed' }));
  });
  await boss.work('publish', {}, async (jobs: Job<Jobs['publish']>[]) => {
    for (const { data } of jobs) await logged('publish', () => handlers.publish(data));
  });
  await boss.work('follow', {}, async (jobs: Job<Jobs['follow']>[]) => {
    for (const { data } of jobs) await logged('follow', () => handlers.follow(data));
  });
  await boss.work('forget', {}, async (jobs: Job<Jobs['forget']>[]) => {
    for (const { data } of jobs) await logged('forget', () => handlers.forget(data));
  });
  for (const name of ['sweep', 'morning', 'night'] as const) {
    await boss.work(name, {}, () => logged(name, handlers[name]));
    await schedule(name);
  }
  return { close: () => boss.stop({ graceful: true, close: false, timeout: GRACE_MS }) };

  /** What nobody was there for is made up for once, when somebody is. */
  async function schedule(name: QueueName): Promise<void> {
    const { at } = QUEUES[name];
    if (at !== undefined) await boss.schedule(name, at, {}, { tz: SWEDISH_TIME, missed: 'once' });
  }
}

async function logged<T>(name: QueueName, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logFault(`bakgrundsjobb ${name}`, error);
    throw error;
  }
}
