import { error, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { CaseFactsForm, MOVE_FORMS, type MoveForm } from '#report-back/case-form.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { loadCasePage } from '#report-back/case-page.server.ts';
import { moveCase } from '#report-back/move-case.server.ts';
import { saveCaseFacts } from '#report-back/open-case.server.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadCasePage(work, municipality, idIn(event), today),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return { ...page, today, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  godkand: moving('godkand'),
  beredd: moving('beredd'),
  dagordning: moving('dagordning'),
  bordlagd: moving('bordlagd'),
  ater: moving('ater'),
  uppgifter: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'uppgifter', typed: typedWords(form) };
    const parsed = parseForm(CaseFactsForm, form);
    if (!parsed.ok) return unfit(event, 'memo:write', sent, parsed.faults);
    const { handlaggare, mal, diarienummer } = parsed.value;
    const facts = { officerId: handlaggare, aim: mal, registryNumber: diarienummer };
    const result = await officeAct(event, 'memo:write', sent, (work) => saveCaseFacts(work, idIn(event), facts));
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=sparat`);
  },
};

function moving(name: MoveForm) {
  return async (event: RequestEvent) => {
    const form = await wordsSent(event.request);
    const whose = form.get('vems');
    const sent = { form: typeof whose === 'string' ? `${name}-${whose}` : name, typed: typedWords(form) };
    const parsed = parseForm(MOVE_FORMS[name], form);
    if (!parsed.ok) return unfit(event, 'case:move', sent, parsed.faults);
    const { no, move } = parsed.value;
    const result = await officeAct(event, 'case:move', sent, (work) =>
      moveCase(work, idIn(event), no, move, swedishDay(new Date())),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=flyttat`);
  };
}
