import { inMunicipality, type Database } from '#platform/database.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { listAddresses } from '#publication/addresses.server.ts';

export type KnownPage = { readonly kind: string; readonly path: string };

/**
 * Published pages to look at: the start page and, in the municipality in the middle, a few of every kind, from the
 * first to the last by their addresses, those promises' histories with one change of each, and the site maps.
 */
export async function addressesOf(db: Database): Promise<KnownPage[]> {
  const all = await shownMunicipalities(db);
  const municipality = all[Math.floor(all.length / 2)];
  if (municipality === undefined) throw new Error('nothing is published');
  const addresses = await inMunicipality(db, municipality.id, (tx) => listAddresses(tx, municipality.id));
  const shown = addresses
    .filter(({ redirectTo }) => redirectTo === null)
    .map(({ kind, path }): KnownPage => ({
      kind,
      path: path === '' ? `/${municipality.slug}` : `/${municipality.slug}/${path}`,
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const some = [...Map.groupBy(shown, ({ kind }) => kind).values()].flatMap((pages) =>
    pages.filter((_page, index) => isChosen(index, pages.length)),
  );
  const histories = some
    .filter(({ kind }) => kind === 'promise')
    .flatMap(({ path }): KnownPage[] => [
      { kind: 'history', path: `${path}/historik` },
      { kind: 'change', path: `${path}/historik/2` },
    ]);
  return [
    { kind: 'start', path: '/' },
    { kind: 'search', path: '/sok' },
    { kind: 'about', path: '/om' },
    { kind: 'figures', path: '/om/siffrorna' },
    { kind: 'accessibility', path: '/om/tillganglighet' },
    { kind: 'contact', path: `/${municipality.slug}/kontakt` },
    { kind: 'archive', path: `/${municipality.slug}/arkiv` },
    ...some,
    ...histories,
    { kind: 'site maps', path: '/sitemap.xml' },
    { kind: 'site map', path: `/sitemap-${municipality.slug}.xml` },
  ];
}

/** As many different published pages as there are, at most `most`: some of every municipality. */
export async function manyAddresses(db: Database, most: number): Promise<string[]> {
  const municipalities = await shownMunicipalities(db);
  const each = Math.ceil(most / Math.max(municipalities.length, 1));
  const all: string[] = [];
  for (const { id, slug } of municipalities) {
    const addresses = await inMunicipality(db, id, (tx) => listAddresses(tx, id));
    const shown = addresses.filter(({ redirectTo }) => redirectTo === null).map(({ path }) => path);
    all.push(...shown.slice(0, each).map((path) => (path === '' ? `/${slug}` : `/${slug}/${path}`)));
  }
  return all.slice(0, most);
}

/** The first, the last and the one in the middle. */
function isChosen(index: number, of: number): boolean {
  return index === 0 || index === of - 1 || index === Math.floor(of / 2);
}
