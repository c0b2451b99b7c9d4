import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Tx } from '#platform/database.server.ts';
import type { MailState } from '#platform/mail/tables.ts';
import { inOtherView } from '#platform/other-view.server.ts';

export type DispatchMail = {
  readonly state: MailState;
  /** What went wrong, in Swedish; null where nothing did. */
  readonly fault: string | null;
  readonly sentAt: Date | null;
  /** When the last try began; null before the first. */
  readonly triedAt: Date | null;
};

/** How the mails of some dispatches stand, by the dispatch's id. The transaction is in a municipality's view. */
export function dispatchMails(tx: Tx, ids: readonly string[]): Promise<Map<string, DispatchMail>> {
  return inOtherView(tx, INSTALLATION, async () => {
    const { rows } = await sql<DispatchMail & { id: string }>`
      select dispatch_id as id, state, fault, sent_at as "sentAt", sending_since as "triedAt" from mail where dispatch_id = any(${ids}::uuid[])`.execute(
      tx,
    );
    return new Map(rows.map(({ id, ...mail }) => [id, mail]));
  });
}
