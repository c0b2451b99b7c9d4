import type { PromiseRecord } from '#promise/promise-record.ts';
import { directionOf, type Lang } from '#platform/texts/languages.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { saying } from '#platform/texts/saying.ts';
import type { PageLink, Party } from '#publication/model-parts.ts';

/** What a builder of models must know beyond the record. */
export type PageFrame = {
  readonly municipality: { readonly slug: string; readonly name: string; readonly isDemo: boolean };
  /** The areas' words in their addresses, by id; an area that was renamed has another than it was made with. */
  readonly areaWords: ReadonlyMap<string, string>;
  /** In which the page speaks; the record's texts are in it already, where they are translated. */
  readonly lang: Lang;
  /** `YYYY-MM-DD`: what is past, late or silent is so on this day. */
  readonly today: string;
};

/** The beginning of every model. */
export function headOf({ municipality, lang }: PageFrame, ...words: readonly string[]) {
  return {
    format: 'loftet-page/1' as const,
    lang,
    dir: directionOf(lang),
    demo: municipality.isDemo,
    path: ['', municipality.slug, ...words].join('/'),
    municipality: { path: `/${municipality.slug}`, text: municipality.name },
  };
}

/** The page of an area. */
export function areaLink(
  { municipality, areaWords }: PageFrame,
  area: { readonly id: string; readonly slug: string; readonly name: string },
): PageLink {
  return { path: `/${municipality.slug}/${areaWords.get(area.id) ?? area.slug}`, text: area.name };
}

/** Gives a party, by its id, the name that the promise uses for it. */
export function partyNames(
  record: PromiseRecord,
  { municipality, lang }: Pick<PageFrame, 'municipality' | 'lang'>,
): (id: string) => Party {
  const names = new Map<string, Party>();
  const add = (id: string, kind: Party['kind'], name: string): void => {
    // "Kommunen" or "Linköping" is clear in the municipality's own document, and less so beside other parties.
    const isOwn = kind === 'municipality' && (/^kommunen$/i.test(name) || isShortFor(name, municipality.name));
    names.set(id, { kind, name: isOwn ? municipality.name : name });
  };
  for (const { owners, contributors } of record.points) {
    for (const { id, kind, name } of [...owners, ...contributors]) add(id, kind, name);
  }
  for (const { id, kind, named } of record.parties) add(id, kind, named);
  return (id) => names.get(id) ?? { kind: 'other', name: saying(lang)(m.page_other_party) };
}

/** "Linköping" is short for "Linköpings kommun". */
function isShortFor(name: string, municipality: string): boolean {
  return municipality === `${name}s kommun` || municipality === `${name} kommun` || municipality === `${name}s stad`;
}
