import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { resendMail } from '#follow-up/failed-mail-page.server.ts';
import { DayForm, LinkForm, SnoozeForm } from '#follow-up/schedule-form.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { takeBackLinks } from '#follow-up/take-back-links.server.ts';
import { snoozeRequests } from '#follow-up/snooze-requests.server.ts';
import { loadWaitingPage } from '#follow-up/waiting-page.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['uppskjutet', 'tillbaka', 'skickas'] as const;
const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'late:read', (work, municipality) =>
    loadWaitingPage(work, municipality, today()),
  );
  return { ...page, today: today(), said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

export const actions: Actions = {
  'skjut-upp': async (event) => {
    const form = await wordsSent(event.request);
    const row = `${String(form.get('round') ?? '')}-${String(form.get('person') ?? '')}`;
    const sent = { form: row, typed: typedWords(form) };
    const parsed = parseForm(SnoozeForm, form);
    if (!parsed.ok) {
      const faults = parsed.faults.map(({ field, message }) => ({ field: `${field}-${row}`, message }));
      return unfit(event, 'request:send', sent, faults);
    }
    const { round, person, until, reason } = parsed.value;
    const result = await officeAct(event, 'request:send', sent, (work) =>
      snoozeRequests(work, { roundId: round, personId: person, until, reason }, today()),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?uppskjutet`);
  },
  'dra-tillbaka': async (event) => {
    const sent = { form: 'dra-tillbaka', typed: {} };
    const parsed = parseForm(LinkForm, await wordsSent(event.request));
    if (!parsed.ok) return unfit(event, 'request:send', sent, parsed.faults);
    const { round, person } = parsed.value;
    const result = await officeAct(event, 'request:send', sent, (work) =>
      takeBackLinks(work, { roundId: round, personId: person }, today()),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?tillbaka`);
  },
  'skicka-igen': async (event) => {
    const parsed = parseForm(DayForm, await wordsSent(event.request));
    if (!parsed.ok) return unfit(event, 'request:send', { form: 'skicka-igen', typed: {} }, parsed.faults);
    const sent = { form: 'skicka-igen', typed: {} };
    const result = await officeAct(event, 'request:send', sent, (work) => resendMail(work, parsed.value.id));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?skickas`);
  },
};
