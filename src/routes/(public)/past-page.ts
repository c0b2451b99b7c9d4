import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { dayWords, swedishDay } from '#checking/day-words.ts';
import { findPageOn } from '#publication/past-page.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

const Day = z.iso.date().refine((day) => !day.startsWith('0000'));

/** The day that was sent; null where it is none, or has not come yet: nobody knows what a page will say. */
export function pastDay(sent: FormDataEntryValue | null): string | null {
  const day = Day.safeParse(typeof sent === 'string' ? sent.trim() : null).data ?? null;
  return day === null || day > swedishDay(new Date()) ? null : day;
}

/** A page as it was on a day, for a page's `load`. Where it was not there yet, the reader is told since when it is. */
export async function pastPage(day: string, municipality: string, ...words: readonly string[]) {
  if (pastDay(day) !== day) error(404);
  const found = await orUnavailable(async () =>
    findPageOn((await siteContext()).db, municipality, words.join('/'), { day, lang: 'sv' }),
  );
  if (found === null) error(404);
  if ('from' in found)
    error(404, {
      message: `Den ${dayWords(day)} fanns sidan inte än. Den publicerades första gången den ${dayWords(found.from)}.`,
      told: true,
    });
  return found;
}
