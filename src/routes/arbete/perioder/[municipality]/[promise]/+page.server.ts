import { error, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { askForReports } from '#follow-up/request-reports.server.ts';
import { loadRoundsPage } from '#follow-up/rounds-page.server.ts';
import { DayForm, daysSent, rhythmSent, roundSent } from '#follow-up/schedule-form.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { changeRoundDays, scheduleRounds } from '#follow-up/schedule-rounds.server.ts';
import { promiseAt } from '#promise/promise-at.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['upplagda', 'inga', 'tillagd', 'andrad', 'fragat'] as const;
const slugOf = (event: RequestEvent): string => event.params['promise'] ?? '';
const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadRoundsPage(work, municipality, event.params['promise'] ?? '', today()),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

export const actions: Actions = {
  'lagg-upp': async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'lagg-upp', typed: typedWords(form) };
    const parsed = rhythmSent(form);
    if (!parsed.ok) return unfit(event, 'round:schedule', sent, parsed.faults);
    const result = await officeAct(event, 'round:schedule', sent, async (work) =>
      scheduleRounds(work, await promiseAt(work, slugOf(event)), parsed.value, today()),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?${result.done.length === 0 ? 'inga' : 'upplagda'}`);
  },
  'lagg-till': async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'lagg-till', typed: typedWords(form) };
    const parsed = roundSent(form);
    if (!parsed.ok) return unfit(event, 'round:schedule', sent, parsed.faults);
    const result = await officeAct(event, 'round:schedule', sent, async (work) =>
      scheduleRounds(work, await promiseAt(work, slugOf(event)), [parsed.value], today()),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?tillagd`);
  },
  andra: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: `andra-${String(form.get('round') ?? '')}`, typed: typedWords(form) };
    const parsed = daysSent(form);
    if (!parsed.ok) return unfit(event, 'round:schedule', sent, parsed.faults);
    const { roundId, days } = parsed.value;
    const result = await officeAct(event, 'round:schedule', sent, (work) =>
      changeRoundDays(work, roundId, days, today()),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?andrad#period-${roundId}`);
  },
  fraga: async (event) => {
    const parsed = parseForm(DayForm, await wordsSent(event.request));
    if (!parsed.ok) return unfit(event, 'request:send', { form: 'fraga', typed: {} }, parsed.faults);
    const { id } = parsed.value;
    const sent = { form: `andra-${id}`, typed: {} };
    const result = await officeAct(event, 'request:send', sent, (work) => askForReports(work, id, today()));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?fragat#period-${id}`);
  },
};
