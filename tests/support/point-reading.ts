import type { Block } from '#reading/block.ts';
import { readPoints, type PointHints, type PointReading } from '#reading/points/points.ts';

/** What the frame has found in the document that most tests of points speak of. */
export const HINTS: PointHints = {
  parties: [
    { kind: 'municipality', name: 'Ekvik' },
    { kind: 'police', name: 'Polismyndigheten' },
  ],
  period: { from: '2018-01-01', to: '2018-12-31' },
  official: false,
  title: 'Medborgarlöfte för Ekvik 2018',
  municipality: 'Ekvik',
  areas: [],
  claimed: new Set(),
};
export const FOLLOW_UP = { title: 'Uppföljning av medborgarlöfte 2018' };

export const M = ['municipality'];
export const P = ['police'];
export const MP = ['municipality', 'police'];

export function read(document: Block[], hints: Partial<PointHints> = {}): PointReading {
  return readPoints(document, { ...HINTS, ...hints });
}

/** Points as [text, owner, results' words]. */
export function short(document: Block[], hints: Partial<PointHints> = {}): [string, string[], string[]][] {
  return read(document, hints).points.map((point) => [
    point.text,
    point.owner,
    point.results.map((result) => result.text),
  ]);
}
