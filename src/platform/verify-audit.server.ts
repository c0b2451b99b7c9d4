import { sql } from 'kysely';
import { FIRST_PREDECESSOR, INSTALLATION, auditHash } from '#platform/audit.server.ts';
import type { Fact } from '#platform/canonical-json.ts';
import {
  inMaintenance,
  type AuditEventRow,
  type AuditHeadRow,
  type Database,
  type Tx,
} from '#platform/database.server.ts';

/**
 * altered: an event's content does not give its hash. unlinked: an event does not follow on the one before it (moved,
 * or put in). missing: numbers are left out. truncated: the last events are gone. head-altered: the head is not the
 * last event's. chain-missing: a municipality without the event that created it.
 */
export type AuditFault = {
  readonly municipalityId: string;
  readonly no: number;
  readonly fault: 'altered' | 'unlinked' | 'missing' | 'truncated' | 'head-altered' | 'chain-missing';
};

export type AuditReport = {
  readonly events: number;
  readonly heads: readonly AuditHeadRow[];
  readonly faults: readonly AuditFault[];
};

const PAGE = 1000;

/**
 * Recomputes every chain. Reveals an event that was altered, removed, moved, put in or cut off at the end. Does not
 * reveal by itself that somebody rewrote a chain from some event to its end together with its head: compare `heads`
 * with a copy that is kept elsewhere.
 */
export function verifyAudit(db: Database): Promise<AuditReport> {
  return inMaintenance(db, async (tx) => {
    const heads = await tx.selectFrom('audit_head').selectAll().orderBy('municipality_id').execute();
    const chains = await sql<{ id: string }>`
      select id from municipality union select municipality_id from audit_event union select municipality_id from audit_head
      order by 1`.execute(tx);
    const reports = [];
    for (const { id } of chains.rows) reports.push(await verifyChain(tx, id));
    return {
      events: reports.reduce((sum, report) => sum + report.events, 0),
      heads,
      faults: reports.flatMap((report) => report.faults),
    };
  });
}

/** One chain, in a transaction that sees its municipality. */
export async function verifyChain(tx: Tx, municipalityId: string): Promise<{ events: number; faults: AuditFault[] }> {
  const head = await tx
    .selectFrom('audit_head')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirst();
  const faults: AuditFault[] = [];
  const fault = (no: number, kind: AuditFault['fault']) => faults.push({ municipalityId, no, fault: kind });
  let last = { no: 0, hash: FIRST_PREDECESSOR };
  let events = 0;
  for (;;) {
    const page = await nextPage(tx, municipalityId, last.no);
    for (const event of page) {
      if (event.no !== last.no + 1) fault(last.no + 1, 'missing');
      else if (event.prev !== last.hash) fault(event.no, 'unlinked');
      if (recompute(event) !== event.hash) fault(event.no, 'altered');
      last = event;
    }
    events += page.length;
    if (page.length < PAGE) break;
  }
  if (events === 0 && head === undefined && municipalityId !== INSTALLATION) fault(0, 'chain-missing');
  else if (head === undefined || head.no < last.no) fault(last.no, 'head-altered');
  else if (head.no > last.no) fault(last.no + 1, 'truncated');
  else if (head.hash !== last.hash) fault(last.no, 'head-altered');
  return { events, faults };
}

function nextPage(tx: Tx, municipalityId: string, after: number): Promise<AuditEventRow[]> {
  return tx
    .selectFrom('audit_event')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('no', '>', after)
    .orderBy('no')
    .limit(PAGE)
    .execute();
}

function recompute(event: AuditEventRow): string {
  return auditHash({
    municipalityId: event.municipality_id,
    no: event.no,
    at: event.at,
    personId: event.person_id,
    type: event.type,
    subjectId: event.subject_id,
    data: event.data as { readonly [name: string]: Fact },
    prev: event.prev,
  });
}
