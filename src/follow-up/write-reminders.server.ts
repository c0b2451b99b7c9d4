import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { addNotice } from '#platform/mail/notices.server.ts';

/**
 * Writes reminders for the day's mail, each with its audit event; what has been told before is left alone.
 * @returns how many were new
 */
export async function writeReminders(work: Work, reminders: readonly NewNotice[]): Promise<number> {
  const { tx, municipalityId, actor } = work;
  let written = 0;
  for (const reminder of reminders) {
    if (!(await addNotice(work, reminder))) continue;
    written += 1;
    const { personId, kind, subjectId, step } = reminder;
    await appendAudit(tx, {
      municipalityId,
      type: 'reminder-written',
      subjectId,
      personId: actor.personId,
      data: { person: personId, kind, step, via: actor.via },
    });
  }
  return written;
}
