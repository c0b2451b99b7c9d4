import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { beginPromise } from '#promise/begin-promise.server.ts';
import { carriedChoices } from '#promise/carried-choices.ts';
import { frameFormOf } from '#promise/frame-form-data.ts';
import { firstForm } from '#promise/first-form.ts';
import { loadBeginningPage } from '#promise/writing-page.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { line, OLD_PAGE, today, told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { isUuid } from '#platform/is-uuid.ts';

export const load: ServerLoad = (event) =>
  officeWork(event, 'promise:write', async (work, municipality) => {
    const page = await loadBeginningPage(work, event.url.searchParams.get('fran'), today());
    return { ...page, municipality, form: firstForm(page, today()), key: newId() };
  });

export const actions: Actions = {
  default: async (event) => {
    const data = await wordsSent(event.request);
    const form = frameFormOf(data);
    const carried = carriedChoices(data);
    const key = line(data, 'key');
    if (!isUuid(key)) {
      await mayAct(event, 'promise:write');
      return fail(400, { form, carried, faults: {}, error: OLD_PAGE });
    }
    const earlier = line(data, 'earlier') || null;
    const done = await officeWork(event, 'promise:write', (work, { name }) =>
      beginPromise(work, { key, form, earlier, carried, firstParties: form.parties.length === 0 ? name : null }),
    ).catch((fault: unknown) => told(fault, { form, carried, faults: {} }));
    if ('status' in done) return done;
    if ('faults' in done) return fail(400, { form, carried, faults: done.faults, error: null });
    redirect(303, `/arbete/skriv/${event.params['municipality']}/${done.slug}?begynt`);
  },
};
