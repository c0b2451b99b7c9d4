import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { can, registerScope } from '#access/can.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { addTemplate, chooseTemplate, chosenTemplate, listTemplates } from '#report-back/own-template.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { sentForm } from '#routes/arbete/svar/sent-answer.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const action = 'municipality:administer' as const;

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, action, async (work, municipality) => ({
    municipality,
    versions: await listTemplates(work),
    chosen: await chosenTemplate(work),
    may: { change: can(work.actor, action, registerScope(municipality.id)) },
  }))),
  saved: event.url.searchParams.has('sparat'),
});

export const actions: Actions = {
  skicka: async (event) => {
    await mayAct(event, action);
    const { file } = await sentForm(event.request);
    const sent = { bytes: file?.bytes ?? new Uint8Array(), name: file?.name || 'Ingen fil' };
    try {
      const added = await officeWork(event, action, (work) => addTemplate(work, sent));
      if ('faults' in added) return fail(422, { refused: { name: sent.name, faults: added.faults }, sentence: null });
    } catch (fault) {
      return fail(ERRORS[foreseen(fault)].status, { refused: null, sentence: sentenceFor(fault) });
    }
    redirect(303, `${event.url.pathname}?sparat#versioner`);
  },
  valj: async (event) => {
    const version = String((await wordsSent(event.request)).get('version') ?? '');
    // Empty is Löftet's own layout; what no page of ours sends is no template.
    const no = version === '' ? null : Number(/^\d{1,6}$/.exec(version)?.[0] ?? 0);
    try {
      await officeWork(event, action, (work) => chooseTemplate(work, no));
    } catch (fault) {
      return fail(ERRORS[foreseen(fault)].status, { refused: null, sentence: sentenceFor(fault) });
    }
    redirect(303, `${event.url.pathname}?sparat#versioner`);
  },
};
