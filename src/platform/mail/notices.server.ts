import type { Tx } from '#platform/database.server.ts';
import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import type { MailTables } from '#platform/mail/tables.ts';
import { newId } from '#platform/uuid.server.ts';

/**
 * Lets one person know one thing. It goes out in the person's one mail of the next working-day morning. Unique per person,
 * kind, subject and step: a second time adds nothing.
 * @returns whether it is new
 */
export async function addNotice(
  { tx, municipalityId }: { readonly tx: Tx; readonly municipalityId: string },
  { personId, kind, subjectId, step, data }: NewNotice,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
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
    .executeTakeFirstOrThrow();
  return added === 1n;
}
