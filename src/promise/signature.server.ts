import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import type { KeysTables } from '#promise/keys-tables.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { promiseThatDay } from '#promise/promise-state.ts';

export type SignatureInput = {
  readonly partyId: string;
  readonly name: string;
  /** What the person is, such as "kommundirektör". */
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** SHA-256 of the signed document, stored before (platform/files.server.ts); null where there is none. */
  readonly fileSha256: string | null;
};

/** Who has signed a promise for a party. */
export type Signature = {
  readonly id: string;
  readonly party: string;
  readonly name: string;
  readonly title: string;
  readonly day: string;
  /** What the signed document is called, where it is kept. */
  readonly file: string | null;
};

/**
 * Keeps that somebody signed the promise for a party; noted with the same words twice, it is one. The signature itself was made elsewhere, on paper or by a signing
 * service.
 * @throws AppError `promise-not-found`, `signature-of-no-party` where the party does not make the promise, `forbidden`
 */
export async function addSignature(
  work: Work,
  promiseId: string,
  input: SignatureInput,
  today: string,
): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  authorize(actor, 'promise:sign', promiseThatDay(municipalityId, promise, today));
  if (!promise.parties.some(({ id }) => id === input.partyId)) throw new AppError('signature-of-no-party');
  await lockPromise(work, promiseId);
  const there = await sameSignature(work, promiseId, input);
  if (there !== null) return there;
  const id = newId();
  await tx
    .withTables<KeysTables>()
    .insertInto('signature')
    .values({
      municipality_id: municipalityId,
      id,
      promise_id: promiseId,
      party_id: input.partyId,
      name: input.name,
      title: input.title,
      day: input.day,
      file_sha256: input.fileSha256,
      by_person: actor.personId,
      trashed_at: null,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'promise-signed',
    subjectId: promiseId,
    personId: actor.personId,
    data: { signature: id, party: input.partyId, file: input.fileSha256, via: actor.via },
  });
  return id;
}

async function sameSignature(
  { tx, municipalityId }: Work,
  promiseId: string,
  { partyId, name, title, day, fileSha256 }: SignatureInput,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from signature where municipality_id = ${municipalityId} and promise_id = ${promiseId}
      and trashed_at is null and party_id = ${partyId} and name = ${name} and title = ${title} and day = ${day}
      and file_sha256 is not distinct from ${fileSha256} limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Takes a signature that was noted by mistake away. @throws AppError `signature-not-found`, `forbidden` */
export async function trashSignature(work: Work, promiseId: string, signatureId: string, today: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromise(tx, municipalityId, promiseId);
  if (promise === null) throw new AppError('promise-not-found');
  authorize(actor, 'promise:sign', promiseThatDay(municipalityId, promise, today));
  const gone = await tx
    .withTables<KeysTables>()
    .updateTable('signature')
    .set({ trashed_at: sql`now()` })
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .where('id', '=', signatureId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (gone.numUpdatedRows === 0n) throw new AppError('signature-not-found');
  await appendAudit(tx, {
    municipalityId,
    type: 'signature-removed',
    subjectId: promiseId,
    personId: actor.personId,
    data: { signature: signatureId, via: actor.via },
  });
}

/** Who has signed a promise, by day. */
export async function signaturesOf(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  promiseId: string,
): Promise<Signature[]> {
  const { rows } = await sql<Signature>`
    select s.id, y.name as party, s.name, s.title, s.day, f.name as file
    from signature s
    join party y on (y.municipality_id, y.id) = (s.municipality_id, s.party_id)
    left join file f on (f.municipality_id, f.sha256) = (s.municipality_id, s.file_sha256)
    where s.municipality_id = ${municipalityId} and s.promise_id = ${promiseId} and s.trashed_at is null
    order by s.day, y.name, s.id`.execute(tx);
  return rows;
}
