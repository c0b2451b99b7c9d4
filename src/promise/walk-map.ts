import { placeWords } from '#dialogue/walk.ts';
import { drawMap, dotsOn } from '#places/map-drawing.ts';
import type { Numbered } from '#places/map-svg.ts';
import type { WalkPage } from '#promise/walk-page.server.ts';

/** Where the observations of a walk were made, to be marked on its map. */
export type WalkMap = {
  readonly numbered: readonly Numbered[];
  /** The same in words, a line for each. */
  readonly lines: readonly string[];
  /** What the map is of, and what is marked on it. */
  readonly label: string;
};

/** The observations on the map by their own place, or that of their stop; null without a map, or with nothing to mark on it. */
export function walkMap({
  map,
  walk,
  observations,
  dialogue,
}: Pick<WalkPage, 'map' | 'walk' | 'observations' | 'dialogue'>): WalkMap | null {
  const drawn = map === null ? null : drawMap(map);
  if (drawn === null) return null;
  const marked = observations.flatMap(({ position, place, stop }) => {
    const at = walk.stops.find(({ id }) => id === stop);
    const spotted = place !== null && 'lat' in place ? place : place === null ? (at?.place ?? null) : null;
    if (spotted === null || !('lat' in spotted)) return [];
    return [{ no: position, at: [spotted.lon, spotted.lat] as const, stop: at?.name ?? null, place: spotted }];
  });
  if (marked.length === 0) return null;
  const { outside } = dotsOn(drawn, marked, 0);
  return {
    numbered: marked.map(({ no, at }) => ({ no, at })),
    lines: marked.map(
      ({ no, stop, place }) =>
        `Iakttagelse ${no}: ${[stop, placeWords(place)].filter((one) => one !== null).join(', ')}${outside.includes(no) ? ', utanför kartan' : ''}`,
    ),
    label: `Karta över ${dialogue.area ?? 'kommunen'} med en numrerad prick för varje iakttagelse`,
  };
}
