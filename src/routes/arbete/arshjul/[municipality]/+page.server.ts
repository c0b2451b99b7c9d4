import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { DayForm, inRow, MovedDayForm, WheelDayForm } from '#follow-up/schedule-form.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { loadWheelPage } from '#follow-up/wheel-page.server.ts';
import { addWheelDay, moveWheelDay, trashWheelDay } from '#follow-up/year-wheel.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['tillagd', 'flyttad', 'borttagen', 'tillbaka'] as const;

export const load: ServerLoad = async (event) => {
  const asked = event.url.searchParams.get('ar') ?? '';
  const year = Number(/^(?:19|20|21)\d\d$/.test(asked) ? asked : swedishDay(new Date()).slice(0, 4));
  const page = await officeWork(event, 'office:read', (work, municipality) => loadWheelPage(work, municipality, year));
  const said = SAID.find((word) => event.url.searchParams.has(word)) ?? null;
  return { ...page, said, gone: said === 'borttagen' ? event.url.searchParams.get('borttagen') : null };
};

export const actions: Actions = {
  'lagg-till': async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'lagg-till', typed: typedWords(form) };
    const parsed = parseForm(WheelDayForm, form);
    if (!parsed.ok) return unfit(event, 'round:schedule', sent, parsed.faults);
    const { day, name, party, forum } = parsed.value;
    const result = await officeAct(event, 'round:schedule', sent, (work) =>
      addWheelDay(work, { day, name, partyId: party, forumId: forum }),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?ar=${day.slice(0, 4)}&tillagd`);
  },
  flytta: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'flytta', typed: typedWords(form) };
    const parsed = parseForm(MovedDayForm, form);
    if (!parsed.ok)
      return unfit(
        event,
        'round:schedule',
        sent,
        parsed.faults.map((fault) => inRow(form, fault)),
      );
    const { id, day } = parsed.value;
    const result = await officeAct(event, 'round:schedule', sent, (work) => moveWheelDay(work, id, day));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?ar=${day.slice(0, 4)}&flyttad`);
  },
  'ta-bort': async (event) => {
    const form = await wordsSent(event.request);
    const parsed = parseForm(DayForm, form);
    if (!parsed.ok) return unfit(event, 'round:schedule', { form: 'ta-bort', typed: {} }, parsed.faults);
    const { id } = parsed.value;
    const away = form.get('tillbaka') === null;
    const result = await officeAct(event, 'round:schedule', { form: 'ta-bort', typed: {} }, (work) =>
      trashWheelDay(work, id, away),
    );
    if (!('done' in result)) return result;
    const year = String(form.get('ar') ?? '').slice(0, 4);
    redirect(303, `${event.url.pathname}?ar=${year}&${away ? `borttagen=${id}` : 'tillbaka'}`);
  },
};
