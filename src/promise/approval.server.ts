import { authorize } from '#access/authorize.ts';
import { ROLE_WORDS } from '#access/grant.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { rowParts } from '#platform/row-parts.ts';
import { newId } from '#platform/uuid.server.ts';
import { steeringPeople } from '#promise/approvers.server.ts';
import type { KeyVerdict } from '#promise/keys.ts';
import type { KeysTables } from '#promise/keys-tables.ts';
import { loadKeys, type PromiseKeys } from '#promise/keys-queries.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { partyThatDay } from '#promise/promise-state.ts';

/** What a party says of one version. */
export type Answer = {
  readonly versionKind: 'frame' | 'point';
  readonly versionId: string;
  readonly verdict: KeyVerdict;
  /** Needed where it is returned. */
  readonly comment: string | null;
  /** The content hash of the text that the person saw. */
  readonly content: string;
};

export type TurnInput = {
  readonly partyId: string;
  readonly answers: readonly Answer[];
  /** The day in Sweden, `YYYY-MM-DD`. */
  readonly today: string;
};

export type KeysTurned = {
  /** How many keys are new; a second click turns none. */
  readonly turned: number;
  readonly returned: number;
  /** Every key that the promise needs is turned now. */
  readonly complete: boolean;
};

/**
 * A party turns its key on versions that were sent to it, or returns them with a comment: all of the answers, or none. The
 * same answer given twice is one key. Coordinator and liaison get to know what was returned, and that all is approved.
 * @throws AppError `promise-not-found`, `forbidden`, `key-outdated` where a version is no longer the latest (nothing is
 *   written, and the page shows what has changed since), `key-for-other-text` where the person saw another text,
 *   `key-not-asked` where the version was not sent or is not the party's, `key-turned-already` where the party has said
 *   the opposite of this version, `return-without-comment`
 */
export async function turnKeys(
  work: Work,
  promiseId: string,
  { partyId, answers, today }: TurnInput,
): Promise<KeysTurned> {
  const { municipalityId, actor } = work;
  await lockPromise(work, promiseId);
  const keys = await loadKeys(work, promiseId);
  if (keys === null) throw new AppError('promise-not-found');
  authorize(actor, 'promise:approve', partyThatDay(municipalityId, keys.promise, partyId, today));
  const personId = actor.personId;
  if (personId === null) throw new AppError('forbidden');

  const fresh = answers.filter((answer) => isNew(keys, partyId, answer));
  for (const answer of fresh) {
    refuseUnasked(keys, partyId, answer);
    if (answer.verdict === 'returned' && answer.comment === null) throw new AppError('return-without-comment');
  }
  const written = await writeKeys(work, keys, { fresh, partyId, personId });
  const after = fresh.length === 0 ? keys : ((await loadKeys(work, promiseId)) ?? keys);
  const returned = written.filter(({ answer }) => answer.verdict === 'returned');
  const { complete } = after.state;
  await tellWriters(work, after, { partyId, step: returned[0]?.id ?? null, complete: complete && fresh.length > 0 });
  await tellKeys(work, promiseId, { written, partyId, personId });
  return { turned: fresh.length, returned: returned.length, complete };
}

/** `step`: the first of what was returned now, so that each time is told once. */
async function tellWriters(
  work: Work,
  { promise, parties, sendings }: PromiseKeys,
  { partyId, step, complete }: { readonly partyId: string; readonly step: string | null; readonly complete: boolean },
): Promise<void> {
  if (step === null && !complete) return;
  const party = parties.find(({ id }) => id === partyId)?.name ?? '';
  for (const personId of await steeringPeople(work)) {
    const to = { personId, subjectId: promise.id };
    const said = { promise: promise.title };
    if (step !== null) await addNotice(work, { ...to, kind: 'approval-returned', step, data: { ...said, party } });
    if (complete)
      await addNotice(work, { ...to, kind: 'approval-complete', step: sendings[0]?.id ?? 'complete', data: said });
  }
}

/** Whether the party has not said so already. What it has said of a version stands: another word needs a new version. */
function isNew({ approvals }: PromiseKeys, partyId: string, { versionId, verdict }: Answer): boolean {
  const said = approvals.find((known) => known.versionId === versionId && known.partyId === partyId);
  if (said !== undefined && said.verdict !== verdict) throw new AppError('key-turned-already');
  return said === undefined;
}

function refuseUnasked({ state }: PromiseKeys, partyId: string, { versionId, versionKind, content }: Answer): void {
  const text = state.texts.find((known) => known.versionId === versionId && known.kind === versionKind);
  if (text === undefined) throw new AppError('key-outdated');
  if (text.content !== content) throw new AppError('key-for-other-text');
  if (!text.sent || !text.needs.includes(partyId)) throw new AppError('key-not-asked');
}

type Written = { readonly id: string; readonly sendingId: string; readonly answer: Answer };

async function writeKeys(
  { tx, municipalityId }: Work,
  { sendings }: PromiseKeys,
  { fresh, partyId, personId }: { fresh: readonly Answer[]; partyId: string; personId: string },
): Promise<Written[]> {
  const written = fresh.map((answer): Written => {
    const sending = sendings.find(({ versions }) => versions.includes(answer.versionId));
    if (sending === undefined) throw new AppError('key-not-asked');
    return { id: newId(), sendingId: sending.id, answer };
  });
  const rows = written.map(({ id, sendingId, answer: { versionKind, versionId, verdict, comment, content } }) => ({
    municipality_id: municipalityId,
    id,
    sending_id: sendingId,
    promise_version_id: versionKind === 'frame' ? versionId : null,
    point_version_id: versionKind === 'point' ? versionId : null,
    party_id: partyId,
    verdict,
    comment,
    in_role: ROLE_WORDS.approver,
    content,
    by_person: personId,
  }));
  for (const part of rowParts(rows)) await tx.withTables<KeysTables>().insertInto('approval').values(part).execute();
  return written;
}

/** One event for what was approved together, one for what was returned. */
async function tellKeys(
  { tx, municipalityId, actor }: Work,
  promiseId: string,
  { written, partyId, personId }: { written: readonly Written[]; partyId: string; personId: string },
): Promise<void> {
  for (const verdict of ['approved', 'returned'] as const) {
    const own = written.filter(({ answer }) => answer.verdict === verdict);
    if (own.length === 0) continue;
    const keys = own.map(({ id, answer: { versionId, content } }) => ({ approval: id, version: versionId, content }));
    await appendAudit(tx, {
      municipalityId,
      type: verdict === 'approved' ? 'key-turned' : 'key-returned',
      subjectId: promiseId,
      personId,
      data: { party: partyId, keys, via: actor.via },
    });
  }
}
