import type { Context } from '#platform/context.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { sendJob } from '#platform/jobs/send-job.server.ts';
import { isOneAddress, subjectLine, type MailBody } from '#platform/mail/mail-body.ts';
import { seal } from '#platform/mail/seal.server.ts';
import type { MailTables } from '#platform/mail/tables.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';

export type NewMail = {
  /** What the mail is about, at most 200 characters: a second mail with the same is not written. No personal data. */
  readonly dedupe: string;
  /** Such as `login-link`; shown to the administrator. */
  readonly kind: string;
  readonly person: { readonly id: string; readonly email: string; readonly lang: Lang };
  /** Whose `person.id` is, where the receiver is no person: somebody's who follows, or a dispatch's to an authority. */
  readonly receiver?: 'follower' | 'dispatch';
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** See MailBody. */
  readonly oneClick?: string | undefined;
  /** See MailBody. */
  readonly attachments?: MailBody['attachments'];
  /** The municipality that writes it; where it is not told, the one whose view the transaction is in, or none. */
  readonly from?: string;
  /** True for what a practice municipality writes: it is kept and never sent. */
  readonly held?: boolean;
};

/**
 * Writes a mail that goes out at once, in the transaction that it is a part of: no commit, no mail. Its words are stored
 * locked with the installation's secret, since the links in them are keys, and are removed when it has been sent.
 * @throws Error for an address that could not have come from `emailAddress`
 * @returns the mail's id, or null where one with the same `dedupe` was written before
 */
export async function queueMail(
  tx: Tx,
  { secret }: Pick<Context, 'secret'>,
  { dedupe, kind, person, receiver, subject, text, html, oneClick, attachments, from, held = false }: NewMail,
): Promise<string | null> {
  if (!isOneAddress(person.email)) throw new Error('a mail can only go to one plain address');
  const id = newId();
  const words: MailBody = { to: person.email, subject: subjectLine(subject), text, html };
  const body = JSON.stringify({ ...words, oneClick, attachments }); // what is not there is left out
  const { numInsertedOrUpdatedRows: written } = await tx
    .withTables<MailTables>()
    .insertInto('mail')
    .values({
      id,
      dedupe,
      kind,
      person_id: receiver === undefined ? person.id : null,
      follower_id: receiver === 'follower' ? person.id : null,
      dispatch_id: receiver === 'dispatch' ? person.id : null,
      lang: person.lang,
      body: seal(secret, id, body),
      state: held ? 'held' : 'queued',
      fault: null,
      sending_since: null,
      handed_over_at: null,
      sent_at: null,
      ...(from === undefined ? {} : { from_municipality: from }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (written === 0n) return null;
  if (!held) await sendJob(tx, 'mail', { mailId: id });
  return id;
}
