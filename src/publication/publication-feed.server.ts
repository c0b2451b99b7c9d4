import { namedUuid } from '#platform/named-uuid.server.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { pathIn, type Lang } from '#platform/texts/languages.ts';
import { nameIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { Feed, FeedEntry } from '#publication/atom.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { PublishedEvent, PublishedEvents } from '#publication/published-events.server.ts';

/** The feed of a municipality, an area or a promise, as it is given at an origin such as `https://loften.example.se`. */
export function publicationFeed(found: PublishedEvents, lang: Lang, origin: string): Feed {
  const say = saying(lang);
  const { model, subjectId, events } = found;
  const page = `${origin}${pathIn(lang, model.path)}`;
  const entries = events.map((event) => entryOf(event, lang, origin));
  return {
    id: uriOf(subjectId, `feed ${lang}`),
    lang,
    title: say(m.page_municipality_title, { name: nameIn(lang, nameOf(model)) }),
    subtitle: model.demo ? `${say(m.page_demo)} ${say(m.page_demo_rest)}` : null,
    author: model.municipality.text,
    updated: new Date(
      Math.max(...entries.map(({ updated }) => updated.getTime()), entries.length === 0 ? found.at.getTime() : 0),
    ),
    self: `${page}/feed.atom`,
    page,
    entries,
  };
}

function entryOf(event: PublishedEvent, lang: Lang, origin: string): FeedEntry {
  const say = saying(lang);
  const { id, at, size, note, number, takenBackAt, model } = event;
  const title = { title: nameIn(lang, model.title) };
  const gone = takenBackAt !== null || size === 'withdrawal';
  const message = gone ? m.open_feed_withdrawn : number === 1 ? m.open_feed_published : m.open_feed_changed;
  const page = pathIn(lang, model.path);
  const written = note === null ? null : { text: note, ...(lang === 'sv' ? {} : { lang: 'sv' as const }) };
  return {
    id: lang === 'sv' ? `urn:uuid:${id}` : uriOf(id, lang),
    title: { text: say(message, title) },
    published: at,
    updated: takenBackAt ?? at,
    page: `${origin}${gone ? page : `${page}/historik/${number}`}`,
    authors:
      model.kind === 'promise' && model.parties.length > 0
        ? model.parties.map(({ name }) => name)
        : [model.municipality.text],
    summary: takenBackAt === null ? written : null,
  };
}

function nameOf(model: PageModel): string {
  if (model.kind === 'municipality' || model.kind === 'area') return model.name;
  return model.kind === 'point' ? model.promise.text : model.title;
}

/** Of the subject or the event and not of its address, which may move. */
function uriOf(id: string, name: string): string {
  return `urn:uuid:${namedUuid(id, name)}`;
}
