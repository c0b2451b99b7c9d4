import { fromKysely } from 'pg-boss';
import type { Tx } from '#platform/database.server.ts';
import { bossOn } from '#platform/jobs/boss.server.ts';
import type { Jobs, QueueName } from '#platform/jobs/queues.ts';

/** Asks for background work in the transaction that it belongs to: no commit, no job. `startAfter`: not before then. */
export async function sendJob<Q extends QueueName>(
  tx: Tx,
  queue: Q,
  data: Jobs[Q],
  startAfter: Date | null = null,
): Promise<void> {
  await sendJobs(tx, queue, [data], startAfter);
}

/** The same for many at once. */
export async function sendJobs<Q extends QueueName>(
  tx: Tx,
  queue: Q,
  all: readonly Jobs[Q][],
  startAfter: Date | null = null,
): Promise<void> {
  if (all.length === 0) return;
  const boss = bossOn(fromKysely(tx));
  await boss.start();
  try {
    await boss.insert(
      queue,
      all.map((data) => ({ data, ...(startAfter === null ? {} : { startAfter }) })),
    );
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
}
