import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { frameFormOf } from '#promise/frame-form-data.ts';
import { beginPoint, moveBySlug, restoreBySlug, trashBySlug } from '#promise/points-by-address.server.ts';
import { seenVersion, theirsChosen } from '#places/merge-sent.ts';
import { saveFrame } from '#promise/save-frame.server.ts';
import { loadWritingPage } from '#promise/writing-page.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { arranged, taken } from '#routes/arbete/skriv/arrange-points.ts';
import { easyText } from '#routes/arbete/skriv/easy-text.ts';
import { line, slugsIn, today, told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const SAID = [
  'sparad',
  'oforandrad',
  'hopslagen',
  'begynt',
  'lattlast',
  'flyttad',
  'bort',
  'tillbaka',
  'medtagen',
] as const;

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', async (work, municipality) => {
    const loaded = await loadWritingPage(work, slugsIn(event).promise, today());
    return loaded === null ? null : { ...loaded, municipality };
  });
  if (page === null) error(404, 'Löftet finns inte.');
  const { searchParams } = event.url;
  return { ...page, said: SAID.find((word) => searchParams.has(word)) ?? null, gone: searchParams.get('bort') };
};

export const actions: Actions = {
  ram: async (event) => {
    const data = await wordsSent(event.request);
    const sent = { no: seenVersion(data), form: frameFormOf(data), theirs: theirsChosen(data) };
    const done = await officeWork(event, 'promise:write', (work) =>
      saveFrame(work, slugsIn(event).promise, sent),
    ).catch((fault: unknown) => told(fault, { typed: { ...sent, faults: {}, clashes: [] } }));
    if ('status' in done) return done;
    if (done.kind === 'open') return fail(done.clashes.length > 0 ? 409 : 400, { typed: done, error: null });
    const word = done.taken.length > 0 ? 'hopslagen' : done.changed ? 'sparad' : 'oforandrad';
    redirect(303, `${event.url.pathname}?${word}`);
  },
  punkt: async (event) => {
    const data = await wordsSent(event.request);
    const sent = { body: line(data, 'body'), owners: data.getAll('owners').map(String) };
    const done = await officeWork(event, 'promise:write', (work) =>
      beginPoint(work, slugsIn(event).promise, sent),
    ).catch((fault: unknown) => told(fault, { added: { ...sent, faults: {} } }));
    if ('status' in done) return done;
    if ('faults' in done) return fail(400, { added: { ...sent, faults: done.faults }, error: null });
    redirect(303, `${event.url.pathname}/${done.slug}?ny`);
  },
  'ta-med': taken,
  flytta: (event) => arranged(event, moveBySlug, 'flyttad#punkterna'),
  bort: (event) => arranged(event, trashBySlug, 'bort'),
  tillbaka: (event) => arranged(event, restoreBySlug, 'tillbaka#punkterna'),
  lattlast: (event) => easyText(event, 'promise'),
};
