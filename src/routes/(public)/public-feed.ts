import type { RequestHandler } from '@sveltejs/kit';
import { langOfWord } from '#platform/texts/languages.ts';
import { atomFeed } from '#publication/atom.ts';
import { publicationFeed } from '#publication/publication-feed.server.ts';
import { findEvents, type PublishedEvents } from '#publication/published-events.server.ts';
import { openAnswer } from '#routes/(public)/open-answer.ts';
import { publicFound } from '#routes/(public)/public-page.ts';

/** The feed of a municipality, an area or a promise. Old addresses lead on for ever, as those of pages do. */
export const feedOf: RequestHandler = async ({ params, url }) => {
  const { municipality = '', name = '' } = params;
  const path = ['', municipality, ...(name === '' ? [] : [name]), 'feed.atom'].join('/');
  const found = await publicFound<PublishedEvents>(params, path, async (db, lang) => {
    const events = await findEvents(db, municipality, name, lang);
    return events !== null && 'redirect' in events ? { redirect: `${events.redirect}/feed.atom` } : events;
  });
  const lang = langOfWord(params['lang']) ?? 'sv';
  return openAnswer(atomFeed(publicationFeed(found, lang, url.origin)), 'application/atom+xml; charset=utf-8');
};
