import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { countThemes, loadThemes } from '#dialogue/theme-queries.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { pointsOfThemes } from '#promise/theme-links.server.ts';
import { contactKeptTo } from '#publication/contact.ts';
import { eventsOf, type ContactEvent } from '#publication/contact-news.ts';
import { feedbackVersions, listFeedback, type FeedbackOwed } from '#publication/feedback-queries.server.ts';
import { toldPoints } from '#publication/told-points.server.ts';

/**
 * Tells everybody who works here, and so could answer a dialogue with staff, what has come of it: that there is feedback to read,
 * that a theme became a point, that such a point is followed up or closed. Nobody knows who answered: so all are told the same,
 * each thing once, for as long as an address would have been kept. Worked out of what is published now and of what has been told.
 * @param today the day in Sweden
 * @returns how many notices were written
 */
export async function tellStaff(work: Work, today: string): Promise<number> {
  const { municipalityId } = work;
  const dialogues = (await listFeedback(work, 'staff')).filter(
    ({ heldTo }) => heldTo < today && today <= contactKeptTo(heldTo, heldTo),
  );
  if (dialogues.length === 0) return 0;
  const staff = (await colleagues(work)).filter(({ id, grants }) => {
    const actor: Actor = { personId: id, via: 'worker', grants };
    return can(actor, 'office:read', { municipalityId });
  });
  let written = 0;
  for (const dialogue of dialogues) {
    const told = [...(await writtenOf(work, dialogue)), ...(await pointsOf(work, dialogue))];
    const notices = staff.flatMap(({ id: personId }) => told.map((one): NewNotice => ({ personId, ...one })));
    written += await writeReminders(work, notices);
  }
  return written;
}

type Told = NewNotice extends infer Notice ? (Notice extends NewNotice ? Omit<Notice, 'personId'> : never) : never;

/** What a person has published of the dialogue, version by version: what the program renews by itself is told below. */
async function writtenOf(work: Work, { dialogueId, title }: FeedbackOwed): Promise<Told[]> {
  const versions = await feedbackVersions(work, dialogueId, 'sv');
  return versions
    .filter(({ size }) => size === 'major')
    .map(({ no }) => ({
      kind: 'staff-written',
      subjectId: dialogueId,
      step: `version ${no}`,
      data: { dialogue: title },
    }));
}

async function pointsOf(work: Work, { dialogueId, title, heldFrom }: FeedbackOwed): Promise<Told[]> {
  const themes = await loadThemes(work);
  const said = new Set((await countThemes(work, themes, dialogueId)).map(({ themeId }) => themeId));
  const links = (await pointsOfThemes(work, themes)).filter(({ themeId }) => said.has(themeId));
  const points = await toldPoints(work, [...new Set(links.map(({ pointId }) => pointId))], 'sv');
  // What was promised before anybody was asked did not come of it.
  const own = [...points.values()].filter(({ firstDay }) => firstDay >= heldFrom);
  return eventsOf([{ themeId: '', points: own, declined: null }]).flatMap((event) => toldOf(event, dialogueId, title));
}

function toldOf(event: ContactEvent, subjectId: string, dialogue: string): Told[] {
  if (event.kind === 'declined' || event.kind === 'removed') return [];
  const { promise, number } = event.point.model;
  const data = { dialogue, promise: promise.text };
  if (event.kind === 'followed') {
    // That nobody answered in a period is no follow-up; the page says it.
    if (event.round.answers.every(({ kind }) => kind === 'silence')) return [];
    // Once for a promise and a period, however many of its points came of the dialogue.
    const step = stepOf([promise.path, event.round.period.from, event.round.period.to]);
    return [{ kind: 'staff-followed', subjectId, step, data }];
  }
  const kind = event.kind === 'closed' ? 'staff-closed' : 'staff-promised';
  return [{ kind, subjectId, step: stepOf([event.event]), data: { ...data, number } }];
}

function stepOf(what: readonly string[]): string {
  return contentHash(what).slice(0, 32);
}
