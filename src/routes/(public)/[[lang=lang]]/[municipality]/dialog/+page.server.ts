import type { ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { findFeedbackList } from '#publication/find-feedback.server.ts';
import { publicFound } from '#routes/(public)/public-page.ts';

/** What the municipality has asked, and what came of it. */
export const load: ServerLoad = async ({ params, setHeaders }) => {
  const { municipality = '' } = params;
  // Who is late depends on the day.
  setHeaders({ 'cache-control': 'no-store' });
  return publicFound(params, `/${municipality}/dialog`, (db) =>
    findFeedbackList(db, municipality, swedishDay(new Date())),
  );
};
