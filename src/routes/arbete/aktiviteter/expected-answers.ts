import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { daysChosen } from '#follow-up/recurring-form.ts';
import { confirmExpected, endRecurring, skipExpected } from '#follow-up/recurring-log.server.ts';
import { AppError } from '#platform/errors.ts';

const LONGEST_REASON = 1_000;

/** "Det blev av" for every day whose box is ticked, or the one whose button was pressed. */
export async function confirmChosen(work: Work, _id: string, words: URLSearchParams): Promise<void> {
  const chosen = Map.groupBy(daysChosen(words.getAll('dag')), ({ id }) => id);
  if (chosen.size === 0) throw new AppError('usage', { what: 'Välj minst en gång.' });
  const today = swedishDay(new Date());
  for (const [id, days] of chosen) {
    const dates = days.map(({ day }) => day);
    await confirmExpected(work, id, dates, today);
  }
}

/** "Det blev inte av", with the reason, for every day whose box is ticked. */
export async function skipChosen(work: Work, _id: string, words: URLSearchParams): Promise<void> {
  const reason = (words.get('skal') ?? '').trim();
  const chosen = daysChosen(words.getAll('dag'));
  if (chosen.length === 0) throw new AppError('usage', { what: 'Välj minst en gång.' });
  if (reason === '') throw new AppError('usage', { what: 'Skriv varför det inte blev av.' });
  if (reason.length > LONGEST_REASON)
    throw new AppError('usage', { what: 'Skälet får ha högst 1\u00a0000\u00a0tecken.' });
  for (const { id, day } of chosen) await skipExpected(work, id, { day, reason }, swedishDay(new Date()));
}

/** It is done no longer. */
export async function endChosen(work: Work, id: string): Promise<void> {
  await endRecurring(work, id, swedishDay(new Date()));
}
