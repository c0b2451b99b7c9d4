import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { swedishDay } from '#checking/day-words.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { dayIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import { pastPath } from '#publication/at-day.ts';
import { findPageOn } from '#publication/past-page.server.ts';
import { langOf, publicFound } from '#routes/(public)/public-page.ts';

const Day = z.iso.date().refine((day) => !day.startsWith('0000'));

/** The day that was sent; null where it is none, or has not come yet: nobody knows what a page will say. */
export function pastDay(sent: FormDataEntryValue | null): string | null {
  const day = Day.safeParse(typeof sent === 'string' ? sent.trim() : null).data ?? null;
  return day === null || day > swedishDay(new Date()) ? null : day;
}

/** A page as it was on a day, for a page's `load`. Where it was not there yet, the reader is told since when it is. */
export async function pastPage(params: Partial<Record<string, string>>) {
  const { municipality = '', name = '', day = '', point } = params;
  if (pastDay(day) !== day) error(404);
  const path = point === undefined ? name : `${name}/${point}`;
  const found = await publicFound(params, pastPath(`/${municipality}/${name}`, day, point), (db, lang) =>
    findPageOn(db, municipality, path, { day, lang }),
  );
  if ('from' in found) {
    const lang = langOf(params);
    const days = { day: dayIn(lang, day), first: dayIn(lang, found.from) };
    error(404, { message: saying(lang)(m.history_not_yet, days), told: true });
  }
  return found;
}
