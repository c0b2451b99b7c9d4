import { authorize } from '#access/authorize.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { failedMailTo, sendMailAgain } from '#platform/mail/failed-mail.server.ts';

/** A mail to a colleague that did not go, or may not have gone. */
export type UnsentMail = { readonly id: string; readonly name: string; readonly day: string; readonly fault: string };

export async function unsentMail(work: Work): Promise<UnsentMail[]> {
  const people = await colleagues(work);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const failed = await failedMailTo({ ...work, personIds: [...names.keys()] });
  return failed.map(({ id, personId, queuedAt, fault }) => ({
    id,
    name: names.get(personId) ?? '',
    day: swedishDay(queuedAt),
    fault,
  }));
}

/**
 * Sends it again, because somebody says so.
 * @throws AppError `mail-not-failed`, `forbidden`
 */
export async function resendMail(work: Work, id: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'request:send', { municipalityId });
  const personIds = (await colleagues(work)).map((one) => one.id);
  await sendMailAgain({ tx, personIds }, id);
  await appendAudit(tx, {
    municipalityId,
    type: 'mail-sent-again',
    subjectId: id,
    personId: actor.personId,
    data: { via: actor.via },
  });
}
