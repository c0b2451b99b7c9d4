import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ReviewForm, textsSent } from '#dialogue/review-form.ts';
import { reviewInput } from '#dialogue/review-input.server.ts';
import { loadReviewPage } from '#dialogue/review-page.server.ts';
import { REVIEW_LISTS } from '#dialogue/review-queries.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { parseForm, typedWords } from '#platform/sent-form.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const said = event.url.searchParams;
  const list = REVIEW_LISTS.find((one) => one === said.get('visa')) ?? 'vantar';
  const idOf = (name: string): string | null => (isUuid(said.get(name) ?? '') ? said.get(name) : null);
  const page = await officeWork(event, 'dialogue:write', (work, municipality) =>
    loadReviewPage(work, municipality, id, { list, after: idOf('efter'), one: idOf('svar') }),
  );
  return { ...page, said: said.get('gjort') };
};

export const actions: Actions = {
  default: async (event) => {
    const id = idIn(event);
    const form = await wordsSent(event.request);
    const sent = { form: String(form.get('svar') ?? '').slice(0, 36), typed: typedWords(form) };
    const parsed = parseForm(ReviewForm, form);
    if (!parsed.ok) return unfit(event, 'dialogue:write', sent, parsed.faults);
    const { svar: inputId, no: expectedNo, beslut: verdict, skal } = parsed.value;
    const reviewed = { inputId, expectedNo, verdict, reason: skal || null, texts: textsSent(form) };
    const result = await officeAct(event, 'dialogue:write', sent, (work) => reviewInput(work, id, reviewed));
    if (!('done' in result)) return result;
    const list = REVIEW_LISTS.find((one) => one === event.url.searchParams.get('visa')) ?? 'vantar';
    redirect(303, `${event.url.pathname}?visa=${list}&gjort=${verdict}`);
  },
};
