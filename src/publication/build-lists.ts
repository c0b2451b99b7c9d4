import type { AreaModel } from '#publication/area-model.ts';
import { ringOf, type PageLink, type PromiseCard } from '#publication/model-parts.ts';
import type { MunicipalityModel } from '#publication/municipality-model.ts';
import { headOf, type PageFrame } from '#publication/page-frame.ts';
import type { PromiseModel } from '#publication/promise-model.ts';

/** The page of an area, from the promises that are published for it. */
export function buildArea(
  { word, name, ...changes }: { readonly word: string; readonly name: string } & Pick<AreaModel, 'before' | 'after'>,
  promises: readonly PromiseModel[],
  frame: PageFrame,
): AreaModel {
  return { ...headOf(frame, word), kind: 'area', name, promises: newestFirst(promises).map(card), ...changes };
}

/** The page of the municipality, from all that it has published. `areas` are those that have a page. */
export function buildMunicipality(
  areas: readonly (PageLink & { readonly promises: number })[],
  promises: readonly PromiseModel[],
  frame: PageFrame,
): MunicipalityModel {
  return {
    ...headOf(frame),
    kind: 'municipality',
    name: frame.municipality.name,
    areas: [...areas].sort((one, other) => one.text.localeCompare(other.text, 'sv')),
    promises: newestFirst(promises).map(card),
  };
}

function card({ path, title, period, areas, headline, points }: PromiseModel): PromiseCard {
  const isClosed = points.length > 0 && points.every(({ outcome }) => outcome !== null);
  const closed = isClosed ? { closed: { onward: points.flatMap(({ next }) => next) } } : {};
  return { path, title, period, areas, headline, ring: ringOf(points), ...closed };
}

function newestFirst(promises: readonly PromiseModel[]): PromiseModel[] {
  const key = ({ period }: PromiseModel): string => `${period.to} ${period.from}`;
  return [...promises].sort((one, other) =>
    key(one) === key(other) ? one.path.localeCompare(other.path, 'sv') : key(one) < key(other) ? 1 : -1,
  );
}
