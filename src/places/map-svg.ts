import { escapeMarkup } from '#documents/escape-markup.ts';
import { dotsOn, drawMap, namesIn, type MapDot, type MapName } from '#places/map-drawing.ts';
import type { AreaMap, LonLat } from '#places/map-shape.ts';

/** What is marked on a map by its number. */
export type Numbered = { readonly no: number; readonly at: LonLat };

/** The longer side of a drawing in its own units, whatever it shows. */
const SIDE = 800;
const LETTER = 28;
const RADIUS = 20;

/**
 * An area as a drawing: its boundary dashed, its streets, as many names as have room, and numbered dots. No inline style.
 * `alternative` says what it shows; what the dots are stands in words beside it. Empty where there is nothing to draw.
 */
export function mapSvg(map: AreaMap, alternative: string, numbered: readonly Numbered[] = []): string {
  const drawn = drawMap(map);
  if (drawn === null) return '';
  const unit = Math.max(drawn.width, drawn.height) / SIDE;
  const size = (metres: number): string => (metres / unit).toFixed(1);
  const view = { x: 0, y: 0, width: drawn.width, height: drawn.height };
  const path = (kind: string, d: string, width: number): string =>
    `<path class="map-${kind}" d="${d}" fill="none" stroke="currentColor" stroke-width="${width * unit}"${kind === 'area' ? ` stroke-dasharray="${9 * unit} ${6 * unit}"` : ' stroke-opacity=".45" stroke-linecap="round"'}/>`;
  const name = ({ text, x, y, isPlace }: MapName): string =>
    `${isPlace ? `<circle class="map-place" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${5 * unit}" fill="currentColor"/>` : ''}<text class="map-name" x="${x.toFixed(1)}" y="${(isPlace ? y + LETTER * unit : y).toFixed(1)}" dy=".35em" font-size="${LETTER * unit}" text-anchor="middle" fill="currentColor" stroke="#fff" stroke-width="${4 * unit}" paint-order="stroke">${escapeMarkup(text)}</text>`;
  const dot = ({ x, y, numbers }: MapDot): string =>
    `<circle class="map-dot" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${RADIUS * unit}" fill="currentColor" stroke="#fff" stroke-width="${3 * unit}"/><text class="map-number" x="${x.toFixed(1)}" y="${y.toFixed(1)}" dy=".35em" font-size="${(numbers.length === 1 ? 24 : 15) * unit}" font-weight="700" text-anchor="middle" fill="#fff">${numbers.join(', ')}</text>`;
  return [
    `<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawn.width.toFixed(1)} ${drawn.height.toFixed(1)}" width="${size(drawn.width)}" height="${size(drawn.height)}" role="img" aria-label="${escapeMarkup(alternative)}">`,
    ...drawn.lines.map((d) => path('line', d, 3)),
    ...drawn.areas.map((d) => path('area', d, 4)),
    ...namesIn(drawn.names, view, LETTER * unit).map(name),
    ...dotsOn(drawn, numbered, RADIUS * unit).dots.map(dot),
    '</svg>',
  ].join('');
}

const INK = '#14232b';

/** The same for paper: one dark ink. `fontFamily`: what the document is set in. */
export function printMapSvg(map: AreaMap, numbered: readonly Numbered[], fontFamily: string): string {
  return mapSvg(map, '', numbered)
    .replaceAll('currentColor', INK)
    .replace('<svg class="map"', `<svg font-family="${fontFamily}"`)
    .replace(' role="img" aria-label=""', '')
    .replaceAll(/ class="[^"]*"/g, '');
}
