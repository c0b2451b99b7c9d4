import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson, type Fact } from '#platform/canonical-json.ts';
import type { AuditHeadRow, Tx } from '#platform/database.server.ts';

/** The chain of the installation itself, which belongs to no municipality. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000';
export const FIRST_PREDECESSOR = '0'.repeat(64);

export type NewAuditEvent = {
  readonly municipalityId: string;
  /** Declared by the room that the event happens in, such as `municipality-created`. */
  readonly type: string;
  readonly subjectId: string | null;
  readonly personId?: string | null;
  /** Ids and hashes only (see Fact). */
  readonly data: { readonly [name: string]: Fact };
};

export type HashedAuditEvent = Required<NewAuditEvent> & {
  readonly no: number;
  readonly at: Date;
  readonly prev: string;
};

/** What the chain is made of: every field of the event and the hash of the one before it. */
export function auditHash(event: HashedAuditEvent): string {
  const { municipalityId, no, at, personId, type, subjectId, data, prev } = event;
  const said = {
    format: 'loftet-audit/1',
    municipalityId,
    no,
    at: at.toISOString(),
    personId,
    type,
    subjectId,
    data,
    prev,
  };
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}

/**
 * Appends an event to the municipality's chain, in the transaction that does what the event tells about: both are
 * there, or neither. Two writers in one municipality wait for each other here, so call it last.
 */
export async function appendAudit(tx: Tx, event: NewAuditEvent): Promise<void> {
  const head = (await lockHead(tx, event.municipalityId)) ?? (await beginChain(tx, event.municipalityId));
  const whole = { ...event, personId: event.personId ?? null, no: head.no + 1, at: head.at, prev: head.hash };
  const hash = auditHash(whole);
  await tx
    .with('moved', (db) =>
      db
        .updateTable('audit_head')
        .set({ no: whole.no, hash })
        .where('municipality_id', '=', event.municipalityId)
        .returning('no'),
    )
    .insertInto('audit_event')
    .values({
      municipality_id: whole.municipalityId,
      no: whole.no,
      at: whole.at,
      person_id: whole.personId,
      type: whole.type,
      subject_id: whole.subjectId,
      data: JSON.stringify(whole.data),
      prev: whole.prev,
      hash,
    })
    .execute();
}

type Head = Pick<AuditHeadRow, 'no' | 'hash'> & { readonly at: Date };

/** The head, locked, and the time: read from the locked row, so that it is the time after the wait for other writers. */
async function lockHead(tx: Tx, municipalityId: string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    with head as materialized (select no, hash from audit_head where municipality_id = ${municipalityId} for update)
    select no, hash, clock_timestamp()::timestamptz(3) as at from head`.execute(tx);
  return rows[0];
}

/** Two first events at once: the second insert waits for the first, does nothing, and the lock then waits its turn. */
async function beginChain(tx: Tx, municipalityId: string): Promise<Head> {
  await tx
    .insertInto('audit_head')
    .values({ municipality_id: municipalityId, no: 0, hash: FIRST_PREDECESSOR })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await lockHead(tx, municipalityId);
  if (head === undefined) throw new Error('an audit chain can only be begun inside its own municipality');
  return head;
}
