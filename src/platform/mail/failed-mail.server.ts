import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { sendJob } from '#platform/jobs/send-job.server.ts';
import { inOtherView } from '#platform/other-view.server.ts';

export type FailedMail = {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  /** What went wrong, in Swedish. */
  readonly fault: string;
  readonly queuedAt: Date;
};

/** The transaction is in a municipality's view; `personIds` are those who work there. */
export type MailTo = { readonly tx: Tx; readonly personIds: readonly string[] };

/** Days that a mail which did not go is shown: after that nobody sends it any more. */
const SHOWN_DAYS = 60;

/** Mail to some people that did not go, or may not have gone, the latest first. */
export function failedMailTo({ tx, personIds }: MailTo): Promise<FailedMail[]> {
  return inOtherView(tx, INSTALLATION, async () => {
    const { rows } = await sql<FailedMail>`
      select id, person_id as "personId", kind, fault, queued_at as "queuedAt" from mail
      where state = 'failed' and person_id = any(${personIds}::uuid[])
        and queued_at > now() - make_interval(days => ${SHOWN_DAYS})
      order by queued_at desc, id`.execute(tx);
    return rows;
  });
}

/**
 * Sends such a mail again because somebody says so: for an unclear one it is their decision that it may come twice. The
 * tries are counted on, since a try's number tells a slow process that its try is over (mail-rows.server.ts).
 * @throws AppError `mail-not-failed` where there is none to send
 */
export function sendMailAgain({ tx, personIds }: MailTo, id: string): Promise<void> {
  return inOtherView(tx, INSTALLATION, async () => {
    const { numAffectedRows } = await sql`
      update mail set state = 'queued', sending_since = now(), handed_over_at = null
      where id = ${id} and state = 'failed' and person_id = any(${personIds}::uuid[])`.execute(tx);
    if (numAffectedRows !== 1n) throw new AppError('mail-not-failed');
    await sendJob(tx, 'mail', { mailId: id });
  });
}
