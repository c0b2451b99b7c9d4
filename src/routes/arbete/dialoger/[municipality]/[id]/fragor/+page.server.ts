import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { factsSent } from '#dialogue/draft-sent.ts';
import { loadEditorPage } from '#dialogue/editor-pages.server.ts';
import { readFormFile } from '#dialogue/read-form-file.ts';
import { saveFacts } from '#dialogue/save-facts.server.ts';
import { arrangeQuestion, replaceForm, restoreForm } from '#dialogue/save-question.server.ts';
import { startForm } from '#dialogue/start-form.server.ts';
import { seenVersion, theirsChosen } from '#places/merge-sent.ts';
import { told, today } from '#routes/arbete/skriv/writing-event.ts';
import { idIn, mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadEditorPage(work, municipality, id, swedishDay(new Date())),
  );
  const undo = Number(event.url.searchParams.get('fran') ?? '');
  const isNext = undo > 0 && undo === page.dialogue.no - 1;
  return { ...page, said: event.url.searchParams.get('gjort'), undo: isNext ? undo : null };
};

export const actions: Actions = {
  ordna: async (event) => {
    const sent = await wordsSent(event.request);
    const [name, step] = [String(sent.get('fraga') ?? ''), String(sent.get('steg') ?? '')];
    await mayAct(event, 'dialogue:write');
    if (step !== 'up' && step !== 'down' && step !== 'out') return fail(400, { error: 'Välj vad du vill göra.' });
    const done = await officeWork(event, 'dialogue:write', (work) =>
      arrangeQuestion(work, idIn(event), name, step),
    ).catch((fault: unknown) => told(fault, {}));
    if (typeof done !== 'number') return done;
    redirect(303, `${event.url.pathname}?gjort=ordnad&fran=${done}#fraga-${step === 'out' ? '' : name}`);
  },
  angra: async (event) => {
    const sent = await wordsSent(event.request);
    const versions = { expectedNo: seenVersion(sent), to: seenVersion(sent, 'till') };
    const failed = await officeWork(event, 'dialogue:write', (work) => restoreForm(work, idIn(event), versions)).catch(
      (fault: unknown) => told(fault, {}),
    );
    return failed ?? redirect(303, `${event.url.pathname}?gjort=angrad`);
  },
  uppgifter: async (event) => {
    const data = await wordsSent(event.request);
    const sent = { no: seenVersion(data), draft: factsSent(data), theirs: theirsChosen(data) };
    const done = await officeWork(event, 'dialogue:write', (work) => saveFacts(work, idIn(event), sent, today())).catch(
      (fault: unknown) => told(fault, { facts: { ...sent, faults: {}, clashes: [] } }),
    );
    if ('status' in done) return done;
    if (done.kind === 'open') return fail(done.clashes.length > 0 ? 409 : 400, { facts: done, error: null });
    const word = done.taken.length > 0 ? 'hopslagen' : done.changed ? 'sparad' : 'oforandrad';
    redirect(303, `${event.url.pathname}?gjort=${word}`);
  },
  borja: async (event) => {
    const sent = await wordsSent(event.request);
    const expectedNo = seenVersion(sent);
    const failed = await officeWork(event, 'dialogue:write', async (work) => {
      const form = await startForm(work, idIn(event), String(sent.get('fran') ?? ''));
      await replaceForm(work, idIn(event), { expectedNo, form });
    }).catch((fault: unknown) => told(fault, {}));
    return failed ?? redirect(303, `${event.url.pathname}?gjort=ersatt&fran=${expectedNo}`);
  },
  fil: async (event) => {
    const sent = await event.request.formData().catch(() => new FormData());
    const file = sent.get('fil');
    await mayAct(event, 'dialogue:write');
    if (!(file instanceof File) || file.size === 0) return fail(400, { refused: ['Välj filen först.'] });
    const read = readFormFile(new Uint8Array(await file.arrayBuffer()));
    if ('faults' in read) return fail(400, { refused: read.faults });
    const expectedNo = seenVersion(sent);
    const failed = await officeWork(event, 'dialogue:write', (work) =>
      replaceForm(work, idIn(event), { expectedNo, form: read.form }),
    ).catch((fault: unknown) => told(fault, {}));
    return failed ?? redirect(303, `${event.url.pathname}?gjort=ersatt&fran=${expectedNo}`);
  },
};
