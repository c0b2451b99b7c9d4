import type { Action } from '#access/can.ts';

/**
 * A page of the office and what one must be able to do to have use of it. `at` is its address under /arbete. Beside the
 * person's own links (`aside`) stands what is no step of the work.
 */
type OfficePlace = { readonly at: string; readonly name: string; readonly for: Action; readonly aside?: true };

/** The pages of a municipality, in the order of a week: what waits comes first. */
const OF_MUNICIPALITY: readonly OfficePlace[] = [
  { at: 'loften', name: 'Löften', for: 'office:read' },
  { at: 'vantar', name: 'Väntar på svar', for: 'late:read' },
  { at: 'dialoger', name: 'Dialoger', for: 'office:read' },
  { at: 'fragor', name: 'Frågor', for: 'office:read' },
  { at: 'arenden', name: 'Ärenden', for: 'office:read' },
  { at: 'sammantraden', name: 'Sammanträden', for: 'office:read' },
  { at: 'moten', name: 'Möten', for: 'meeting:write' },
  { at: 'arshjul', name: 'Årshjul', for: 'office:read' },
  { at: 'import', name: 'Importera', for: 'import:review' },
  { at: 'oversatt', name: 'Översätt', for: 'translation:write' },
  { at: 'sok', name: 'Sök', for: 'office:read', aside: true },
  { at: 'overlamning', name: 'Överlämning', for: 'office:read' },
  { at: 'logg', name: 'Händelser', for: 'audit:read', aside: true },
  { at: 'kommun', name: 'Kommunen', for: 'municipality:administer', aside: true },
];

/** The pages of one promise, in the order of its year. */
const OF_PROMISE: readonly OfficePlace[] = [
  { at: 'loften', name: 'Översikt', for: 'office:read' },
  { at: 'skriv', name: 'Skriv', for: 'promise:write' },
  { at: 'nycklar', name: 'Godkännande', for: 'office:read' },
  { at: 'perioder', name: 'Perioder', for: 'office:read' },
  { at: 'aktiviteter', name: 'Vad vi gjort', for: 'activity:log' },
  { at: 'rutnat', name: 'Uppföljning', for: 'office:read' },
  { at: 'lagesbild', name: 'Lägesbild', for: 'committee:read' },
  { at: 'publicera', name: 'Publicera', for: 'office:read' },
  { at: 'oversatt', name: 'Översätt', for: 'office:read' },
  { at: 'avsluta', name: 'Avsluta', for: 'promise:close' },
  { at: 'papperskorg', name: 'Papperskorg', for: 'trash:use' },
];

/** Lists that show several municipalities on one page take the chosen one as a question. */
const ASKED = ['loften', 'import'];

export type PlaceLink = { readonly href: string; readonly name: string; readonly aside?: true };

/** The links to a municipality's pages for somebody who may do what `may` says. */
export function municipalityLinks(slug: string, may: (action: Action) => boolean): PlaceLink[] {
  return OF_MUNICIPALITY.filter((place) => may(place.for)).map(({ at, name, aside }) => ({
    name,
    ...(aside && { aside }),
    href: ASKED.includes(at) ? `/arbete/${at}?kommun=${slug}` : `/arbete/${at}/${slug}`,
  }));
}

/** The links to a promise's pages. */
export function promiseLinks(slug: string, promise: string, may: (action: Action) => boolean): PlaceLink[] {
  return OF_PROMISE.filter((place) => may(place.for)).map(({ at, name }) => ({
    name,
    href: `/arbete/${at}/${slug}/${promise}`,
  }));
}

/** How a link stands to the page that is shown: "page" where it leads there, "true" where that page lies below it. */
export function currentAt(path: string, href: string): 'page' | 'true' | undefined {
  const [at = ''] = href.split('?');
  if (path === at) return 'page';
  return at !== '/arbete' && path.startsWith(`${at}/`) ? 'true' : undefined;
}
