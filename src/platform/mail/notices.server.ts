import type { Tx } from '#platform/database.server.ts';
import type { NoticeData, NoticeKind } from '#platform/mail/notice-kinds.ts';
import type { MailTables } from '#platform/mail/tables.ts';
import { newId } from '#platform/uuid.server.ts';

export type NewNotice<K extends NoticeKind = NoticeKind> = {
  readonly personId: string;
  readonly kind: K;
  /** What it is about, such as a round. */
  readonly subjectId: string;
  /** Which in the order, such as `first` or a day: the same step is told once. */
  readonly step: string;
  readonly data: NoticeData[K];
};

/**
 * Lets one person know one thing. It goes out in the person's one mail of the next working-day morning. Unique per person,
 * kind, subject and step: a second time adds nothing.
 */
export async function addNotice<K extends NoticeKind>(
  { tx, municipalityId }: { readonly tx: Tx; readonly municipalityId: string },
  { personId, kind, subjectId, step, data }: NewNotice<K>,
): Promise<void> {
  await tx
    .withTables<MailTables>()
    .insertInto('notice')
    .values({
      municipality_id: municipalityId,
      id: newId(),
      person_id: personId,
      kind,
      subject_id: subjectId,
      step,
      data: JSON.stringify(data),
      mail_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
