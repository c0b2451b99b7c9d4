import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { changeSeveral } from '#follow-up/grid-bulk.server.ts';
import { bulkOf } from '#follow-up/grid-bulk.ts';
import { filterOf } from '#follow-up/grid-filter.ts';
import { gridShown } from '#follow-up/grid-page.ts';
import { loadGrid } from '#follow-up/grid-queries.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const query = event.url.searchParams;
  const page = await officeWork(event, 'office:read', (work) =>
    loadGrid(work, event.params['promise'] ?? '', swedishDay(new Date())),
  );
  if (page === null) error(404, 'Löftet finns inte.');
  const filter = filterOf(query);
  const compared = page.grid.rounds.find(({ id }) => id === query.get('jamfor'))?.id ?? null;
  const { slug, title, period } = page.promise;
  return {
    promise: { slug, title, period },
    grid: gridShown(page.grid, filter, page.mine, compared),
    filter,
    compared,
    may: page.may,
    said: query.get('sagt'),
    now: new Date().toISOString(),
  };
};

export const actions: Actions = {
  flera: async (event) => {
    const read = bulkOf(await wordsSent(event.request));
    if ('error' in read) {
      await mayAct(event, 'office:read');
      return fail(400, { bulk: read });
    }
    const done = await officeWork(event, 'office:read', (work) =>
      changeSeveral(work, event.params['promise'] ?? '', { ...read.bulk, today: swedishDay(new Date()) }),
    ).catch((fault: unknown) =>
      fail(ERRORS[foreseen(fault)].status, { bulk: { error: sentenceFor(fault), typed: read.typed } }),
    );
    if ('status' in done) return done;
    redirect(303, `${event.url.pathname}?sagt=${done.said}-${done.count}`);
  },
};
