import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPoints } from '#reading/points/points.ts';
import { readText } from '#reading/text/read-text.ts';

const folder = new URL('../../../tests/fixtures/memo/', import.meta.url);
const golden = JSON.parse(readFileSync(new URL('skaggetorp-2017.golden.json', folder), 'utf8')) as { points: object[] };

it('läser promemorians punkter som handläsningen', () => {
  const { blocks } = readText(readFileSync(new URL('skaggetorp-2017-report-back.txt', folder)));
  const headings = ['Kommunala mål', 'Jämställdhet', 'Samråd', 'Förslag till kommunstyrelsens beslut'];
  const { points, unplaced, missing } = readPoints(blocks, {
    parties: [
      { kind: 'municipality', name: 'Linköping' },
      { kind: 'police', name: 'Polismyndigheten' },
    ],
    period: { from: '2017-01-01', to: '2017-12-31' },
    official: true,
    title: 'Återrapportering av resultat från medborgarlöfte 2017',
    municipality: 'Linköping',
    areas: ['Skäggetorp'],
    claimed: new Set(
      blocks
        .filter((block) => headings.includes(block.text) || /(?:En kommun|En sammanhållen)/.test(block.text))
        .map((block) => block.no),
    ),
  });
  expect(points.map(({ blocks: _blocks, ...point }) => point)).toEqual(golden.points);
  expect({ unplaced, missing }).toEqual({ unplaced: [], missing: [] });
});
