import type { WalkPlace } from '#dialogue/walk.ts';
import type { DrawnMap, MapView, Spot } from '#places/map-drawing.ts';

/** What a finger covers on a screen, from its middle, in CSS pixels: half of the 44 that WCAG 2.2 (2.5.5) asks of a target. */
export const FINGER = 22;
/** The nearest that one can look, in metres across. */
const NEAREST = 60;
/** Of the view's side: nearer its edge than this, and the view moves along. */
const EDGE = 0.2;

/** How many times the view can be halved. */
export function deepest(map: DrawnMap): number {
  return Math.max(0, Math.floor(Math.log2(Math.max(map.width, map.height) / NEAREST)));
}

/** The square of a map that is shown, so many times halved, with its middle as near the spot as the map's edges let it. */
export function viewAt(map: DrawnMap, zoom: number, middle: Spot): MapView {
  const side = Math.max(map.width, map.height) / 2 ** zoom;
  const start = (at: number, whole: number): number =>
    side >= whole ? (whole - side) / 2 : Math.min(Math.max(0, at - side / 2), whole - side);
  return { x: start(middle.x, map.width), y: start(middle.y, map.height), width: side, height: side };
}

/** The view's middle when the cross has moved: its own, unless the cross came near an edge. */
export function followed(view: MapView, cross: Spot): Spot {
  const isNear = (at: number, from: number): boolean =>
    at < from + view.width * EDGE || at > from + view.width * (1 - EDGE);
  return isNear(cross.x, view.x) || isNear(cross.y, view.y)
    ? cross
    : { x: view.x + view.width / 2, y: view.y + view.height / 2 };
}

/** A spot kept within the map. */
export function within({ width, height }: DrawnMap, { x, y }: Spot): Spot {
  return { x: Math.min(Math.max(0, x), width), y: Math.min(Math.max(0, y), height) };
}

/** The place that is pointed out, as exactly as a finger can: `metres` to a CSS pixel. */
export function pointedPlace(map: DrawnMap, spot: Spot, metres: number): WalkPlace {
  const [lon, lat] = map.at(spot);
  return { lat, lon, accuracy: Math.ceil(FINGER * metres), way: 'map' };
}
