import { redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { addSittings, cancelSitting, saveForumDays } from '#places/sittings.server.ts';
import { ForumDaysForm, SittingForm, SittingsForm } from '#report-back/case-form.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { loadSittingsPage } from '#report-back/sittings-page.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const year = yearIn(event.url.searchParams.get('ar')) ?? Number(today.slice(0, 4));
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadSittingsPage(work, municipality, year, today),
  );
  return { ...page, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  'lagg-till': async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'lagg-till', typed: typedWords(form) };
    const parsed = parseForm(SittingsForm, form);
    // Another form of the page has days too.
    const faults = parsed.ok
      ? []
      : parsed.faults.map((one) => (one.field === 'dagar' ? { ...one, field: 'dagar-nya' } : one));
    if (!parsed.ok) return unfit(event, 'case:move', sent, faults);
    const { namnd, dagar } = parsed.value;
    const result = await officeAct(event, 'case:move', sent, (work) => addSittings(work, namnd, dagar));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?ar=${dagar.toSorted()[0]?.slice(0, 4)}&gjort=inlagda-${result.done}`);
  },
  'stall-in': (event) => cancelling(event, true),
  blir: (event) => cancelling(event, false),
  dagar: async (event) => {
    const form = await wordsSent(event.request);
    const whose = String(form.get('id') ?? '');
    // Fields and forms are named by it on the page: what is no id is a form that did not arrive whole.
    const id = isUuid(whose) ? whose : '';
    const sent = { form: `dagar-${id}`, typed: typedWords(form) };
    const parsed = parseForm(ForumDaysForm, form);
    if (!parsed.ok) {
      const faults = parsed.faults.map(({ field, message }) => ({ field: `${field}-${id}`, message }));
      return unfit(event, 'case:move', sent, faults);
    }
    const { samrad, godkannande, kallelse } = parsed.value;
    const days = { consultation: samrad, approval: godkannande, agenda: kallelse };
    const result = await officeAct(event, 'case:move', sent, (work) => saveForumDays(work, id, days));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=dagar`);
  },
};

async function cancelling(event: RequestEvent, cancelled: boolean) {
  const form = await wordsSent(event.request);
  const sent = { form: cancelled ? 'stall-in' : 'blir', typed: typedWords(form) };
  const parsed = parseForm(SittingForm, form);
  if (!parsed.ok) return unfit(event, 'case:move', sent, parsed.faults);
  const result = await officeAct(event, 'case:move', sent, (work) => cancelSitting(work, parsed.value.id, cancelled));
  if (!('done' in result)) return result;
  const year = yearIn(String(form.get('ar') ?? ''));
  redirect(303, `${event.url.pathname}?${year === null ? '' : `ar=${year}&`}gjort=${cancelled ? 'installt' : 'blir'}`);
}

function yearIn(asked: string | null): number | null {
  return asked !== null && /^(?:19|20|21)\d\d$/.test(asked) ? Number(asked) : null;
}
