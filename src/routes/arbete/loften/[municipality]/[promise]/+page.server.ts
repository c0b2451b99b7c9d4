import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { answerLineage } from '#report-back/answer-lineage.server.ts';
import { firstFault, LineageForm, PublishForm } from '#report-back/promise-form.ts';
import { loadPromisePage } from '#report-back/promise-page.server.ts';
import { publishSeen } from '#report-back/publish-seen.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['godkand', 'publicerat', 'oforandrat', 'besvarat'] as const;

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadPromisePage(work, municipality, event.params['promise'] ?? ''),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  return { ...page, said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

export const actions: Actions = {
  publicera: async (event) => {
    const typed = Object.fromEntries(await wordsSent(event.request));
    const parsed = PublishForm.safeParse(typed);
    const kept = { note: String(typed['note'] ?? ''), size: String(typed['size'] ?? '') };
    if (!parsed.success) {
      await mayAct(event, 'promise:publish');
      return fail(400, { publish: { error: firstFault(parsed.error), ...kept } });
    }
    const done = await officeWork(event, 'promise:publish', (work, municipality) =>
      publishSeen(work, municipality, event.params['promise'] ?? '', parsed.data),
    ).catch((fault: unknown) => {
      const code = foreseen(fault);
      return fail(ERRORS[code].status, { publish: { error: sentenceFor(fault), ...kept } });
    });
    if ('status' in done) return done;
    redirect(303, `${event.url.pathname}?${done.changed ? 'publicerat' : 'oforandrat'}#publicering`);
  },
  fortsatter: async (event) => {
    const parsed = LineageForm.safeParse(Object.fromEntries(await wordsSent(event.request)));
    if (!parsed.success) {
      await mayAct(event, 'promise:write');
      return fail(400, { lineage: { error: firstFault(parsed.error) } });
    }
    const refused = await officeWork(event, 'promise:write', (work) =>
      answerLineage(work, event.params['promise'] ?? '', parsed.data),
    ).catch((fault: unknown) => {
      const code = foreseen(fault);
      return fail(ERRORS[code].status, { lineage: { error: sentenceFor(fault) } });
    });
    if (refused !== undefined) return refused;
    redirect(303, `${event.url.pathname}?besvarat#fortsatter`);
  },
};
