import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { dayWords } from '#checking/day-words.ts';
import { readAnswers } from '#dialogue/answers.ts';
import type { InterviewSent } from '#dialogue/interview-sent.ts';
import { keptForm } from '#dialogue/kept-forms.server.ts';
import { wordsIn } from '#dialogue/question-form.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { addDays } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';

/** How long a device may lie with what it has not sent. */
const MOST_DAYS = 60;

/**
 * Stores an interview from a device, once however often it is sent. It answers the version that was open when the device fetched
 * it, also when another has been opened since or the dialogue has been closed: people answered what they were asked.
 * @throws AppError `forbidden`, `not-found`, `never-opened`, `input-day`, `answers-unfit`, `input-other`
 */
export async function takeInterview(work: Work, sent: InterviewSent, today: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { id, dialogueId, versionId, lang, day } = sent;
  const { rows } = await sql<{ areaId: string | null; form: unknown; opened: boolean }>`
    select v.area_id as "areaId", v.form, exists (select from dialogue_step s
      where (s.municipality_id, s.dialogue_version_id) = (v.municipality_id, v.id) and s.step = 'open') as opened
    from dialogue_version v
    where v.municipality_id = ${municipalityId} and v.id = ${versionId} and v.dialogue_id = ${dialogueId}`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new AppError('not-found');
  authorize(actor, 'dialogue:collect', jointScope(municipalityId, found.areaId));
  if (!found.opened) throw new AppError('never-opened');
  if (day > today || day < addDays(today, -MOST_DAYS))
    throw new AppError('input-day', { day: dayWords(day), most: MOST_DAYS });
  const form = keptForm(municipalityId, versionId, found.form);
  const { answers, faults } = readAnswers(form, sent.answers);
  if (faults.length > 0 || Object.keys(answers).length === 0) {
    const asked = form.elements.filter(({ name }) => faults.some((fault) => fault.name === name));
    const what = asked.map(({ title }) => `”${wordsIn('sv', title).text}”`).join(', ');
    throw new AppError('answers-unfit', { what: what || 'inget av dem går att läsa' });
  }
  await receiveInput(tx, municipalityId, { id, dialogueId, versionId, channel: 'interview', lang, day, answers });
}
