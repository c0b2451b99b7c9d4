import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { OpenCaseForm } from '#report-back/case-form.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { loadOpenCasePage } from '#report-back/case-page.server.ts';
import { openCase } from '#report-back/open-case.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'memo:write', (work, municipality) =>
    loadOpenCasePage(work, municipality, swedishDay(new Date())),
  );
  return { ...page, chosen: event.url.searchParams.get('lofte') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'nytt', typed: typedWords(form) };
    const parsed = parseForm(OpenCaseForm, form);
    if (!parsed.ok) return unfit(event, 'memo:write', sent, parsed.faults);
    const { lofte, arende, handlaggare, mal, diarienummer } = parsed.value;
    const facts = { officerId: handlaggare, aim: mal, registryNumber: diarienummer };
    const result = await officeAct(event, 'memo:write', sent, (work) =>
      openCase(work, { promiseId: lofte, kind: arende, ...facts }),
    );
    if (!('done' in result)) return result;
    redirect(303, `/arbete/arenden/${event.params['municipality']}/${result.done}?gjort=oppnat`);
  },
};
