import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { seenVersion, theirsChosen } from '#places/merge-sent.ts';
import { pointFormOf } from '#promise/point-form-data.ts';
import { NO_MEASURE } from '#promise/point-form.ts';
import { savePoint } from '#promise/save-point.server.ts';
import { saveAnswerer } from '#promise/save-answerer.server.ts';
import { loadPointWritingPage } from '#promise/writing-page.server.ts';
import { pointTheme } from '#routes/arbete/skriv/point-theme.ts';
import { easyText } from '#routes/arbete/skriv/easy-text.ts';
import { line, slugsIn, today, told } from '#routes/arbete/skriv/writing-event.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = ['sparad', 'oforandrad', 'hopslagen', 'svarar', 'lattlast', 'ny', 'tema'] as const;

export const load: ServerLoad = async (event) => {
  const { promise, point } = slugsIn(event);
  const page = await officeWork(event, 'office:read', async (work, municipality) => {
    const loaded = await loadPointWritingPage(work, promise, point, today());
    return loaded === null ? null : { ...loaded, municipality };
  });
  if (page === null) error(404, 'Punkten finns inte.');
  return { ...page, today: today(), said: SAID.find((word) => event.url.searchParams.has(word)) ?? null };
};

export const actions: Actions = {
  spara: async (event) => {
    const data = await wordsSent(event.request);
    const sent = { no: seenVersion(data), form: pointFormOf(data), theirs: theirsChosen(data) };
    const { promise, point } = slugsIn(event);
    const done = await officeWork(event, 'promise:write', (work) => savePoint(work, promise, point, sent)).catch(
      (fault: unknown) => told(fault, { typed: { ...sent, faults: {}, clashes: [] } }),
    );
    if ('status' in done) return done;
    if (done.kind === 'open') return fail(done.clashes.length > 0 ? 409 : 400, { typed: done, error: null });
    const word = done.taken.length > 0 ? 'hopslagen' : done.changed ? 'sparad' : 'oforandrad';
    redirect(303, `${event.url.pathname}?${word}`);
  },
  kontrollera: async (event) => {
    const data = await wordsSent(event.request);
    return { typed: { no: seenVersion(data), form: pointFormOf(data), faults: {}, clashes: [] }, error: null };
  },
  fler: async (event) => {
    const data = await wordsSent(event.request);
    const form = pointFormOf(data);
    const more = { ...form, measures: [...form.measures, NO_MEASURE] };
    return { typed: { no: seenVersion(data), form: more, faults: {}, clashes: [] }, error: null };
  },
  svarar: async (event) => {
    const data = await wordsSent(event.request);
    const sent = {
      partyId: line(data, 'party'),
      personId: line(data, 'person'),
      deputyId: line(data, 'deputy'),
      unitId: line(data, 'unit'),
      from: line(data, 'since'),
    };
    const { promise, point } = slugsIn(event);
    const done = await officeWork(event, 'promise:write', (work) => saveAnswerer(work, promise, point, sent)).catch(
      (fault: unknown) => told(fault, sent),
    );
    if ('status' in done) return fail(done.status, { answerer: done.data });
    if ('error' in done) return fail(400, { answerer: { ...sent, error: done.error } });
    redirect(303, `${event.url.pathname}?svarar#svarar`);
  },
  tema: pointTheme,
  lattlast: (event) => easyText(event, 'point'),
};
