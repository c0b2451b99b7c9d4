import type { Subject } from '#access/can.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { promiseScope } from '#promise/promise-scope.ts';

/**
 * Where a promise stands for whoever works with it. Before it is published it counts as running: what may be done with
 * it differs by its keys and not by who has read it.
 */
export function promiseState(
  { closedAt, period }: Pick<PromiseRecord, 'closedAt' | 'period'>,
  today: string,
): 'running' | 'ended' | 'closed' {
  if (closedAt !== null) return 'closed';
  return period.to < today ? 'ended' : 'running';
}

/** A promise as what somebody wants to do something with: whose it is, where, and how it stands on a day. */
export function promiseThatDay(municipalityId: string, promise: PromiseRecord, today: string): Subject {
  return { ...promiseScope(municipalityId, promise), state: promiseState(promise, today) };
}

/** The same for what one party does with what is its own. */
export function partyThatDay(municipalityId: string, promise: PromiseRecord, partyId: string, today: string): Subject {
  return { ...promiseThatDay(municipalityId, promise, today), parties: [partyId] };
}
