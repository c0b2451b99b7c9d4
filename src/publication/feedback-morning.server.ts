import type { Actor } from '#access/actor.ts';
import { can, jointScope } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import type { Context } from '#platform/context.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { isLate } from '#publication/feedback-model.ts';
import { listFeedback, type FeedbackOwed } from '#publication/feedback-queries.server.ts';
import { renewFeedback } from '#publication/publish-feedback.server.ts';
import { tellStaff } from '#publication/tell-staff.server.ts';

const WORKER: Actor = { personId: null, via: 'worker' };

/**
 * What a morning brings to what those who answered dialogues are told: the state of what was promised is published anew, who
 * writes dialogues is told of one whose last day has passed without a word, and those who work here of what came of theirs. What
 * goes wrong in one municipality does not stop the others. Invented municipalities keep their invented days.
 * @param today the day in Sweden
 */
export async function workOnFeedback({ db }: Pick<Context, 'db'>, today: string): Promise<void> {
  for (const { id, isDemo } of await listMunicipalities(db)) {
    if (isDemo) continue;
    await morningIn(db, id, today).catch(logged);
  }
}

function logged(fault: unknown): void {
  logFault('beskeden om dialoger', fault);
}

async function morningIn(db: Context['db'], municipalityId: string, today: string): Promise<void> {
  const all = await inWork(db, municipalityId, WORKER, listOwed);
  for (const { dialogueId, publishedAt } of all)
    if (publishedAt !== null)
      await inWork(db, municipalityId, WORKER, (work) => renewFeedback(work, dialogueId)).catch(logged);
  await inWork(db, municipalityId, WORKER, (work) => remindOfFeedback(work, today));
  await inWork(db, municipalityId, WORKER, (work) => tellStaff(work, today));
}

async function listOwed(work: Work): Promise<FeedbackOwed[]> {
  return [...(await listFeedback(work, 'others')), ...(await listFeedback(work, 'staff'))];
}

/** Tells those who write dialogues of each that is late. @returns how many notices were new */
export async function remindOfFeedback(work: Work, today: string): Promise<number> {
  const late = (await listOwed(work)).filter((one) => isLate(one, today));
  if (late.length === 0) return 0;
  const people = await colleagues(work);
  const reminders = late.flatMap(({ dialogueId, areaId, title, due }) =>
    people.flatMap(({ id, grants }): NewNotice[] =>
      can({ personId: id, via: 'worker', grants }, 'dialogue:write', jointScope(work.municipalityId, areaId))
        ? [
            {
              personId: id,
              kind: 'feedback-late',
              subjectId: dialogueId,
              step: due ?? '',
              data: { dialogue: title, day: due ?? '' },
            },
          ]
        : [],
    ),
  );
  return writeReminders(work, reminders);
}
