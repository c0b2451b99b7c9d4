import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '#checking/report.ts';
import { readReport } from '#reading/read-report.server.ts';
import type { Reading } from '#reading/reading.ts';
import { FIELD_TARGETS } from '#report-back/review-field-words.ts';
import type { Content } from '#report-back/review-fields.ts';
import { moveBlock, type Target } from '#report-back/review-moves.ts';
import { blockWords, placesOf } from '#report-back/review-places.ts';
import { corpus } from '#tests/support/corpus.ts';
import { runs } from '#tests/support/examples.ts';

const FILES = [
  'aterrapportering-norrvik-2021.txt',
  'aterrapportering-alvsunda-2019.docx',
  'tertialrapport-askelund-2024.md',
  'gransjo-loften.html',
];

async function read(file: string): Promise<Reading> {
  const document = corpus('open').find((one) => one.file === file);
  return readReport(new Uint8Array(readFileSync(document?.path ?? file)), file);
}

/** Blocks whose words stand in no field, no running text and not among those to be placed. */
function lost(reading: Reading, report: Report): number[] {
  const places = placesOf(reading, report);
  const unplaced = new Set(report.unplaced.map(({ block }) => block));
  return [...blockWords(reading).values()]
    .filter(({ block: { no, text }, roles, said }) => {
      const names = roles.has('heading') || (roles.has('label') && said.length === 1 && said[0] === text);
      return (
        !names &&
        !unplaced.has(no) &&
        (places.get(no) ?? []).length === 0 &&
        !report.sections.some((section) => section.heading === text || section.text.includes(text))
      );
    })
    .map(({ block }) => block.no);
}

/** Every word of a draft that a field holds. */
function wordsIn({ points, unplaced, sections, ...frame }: Report): string {
  return JSON.stringify([
    { ...frame, findings: [], source: null },
    points.map(({ text, results }) => [text, results.map((result) => result.text)]),
    sections,
    unplaced.map(({ text }) => text),
  ]);
}

function targets(points: number): fc.Arbitrary<Target> {
  const point = fc.integer({ min: 1, max: Math.max(1, points) });
  return fc.oneof(
    fc.constantFrom<Target>({ to: 'new-point' }, { to: 'prose' }),
    fc.constantFrom(...FIELD_TARGETS.map(({ key }): Target => ({ to: 'field', key }))),
    point.map((number): Target => ({ to: 'text', point: number })),
    point.map((number): Target => ({ to: 'result', point: number })),
  );
}

describe.each(FILES)('%s', (file) => {
  test('wherever blocks are moved, none gets lost, and the words that were moved are there', async () => {
    const reading = await read(file);
    const start: Content = { report: reading.report, ownerNames: {} };
    const before = lost(reading, reading.report);
    const words = blockWords(reading);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), targets(reading.report.points.length)), { minLength: 1, maxLength: 5 }),
        (moves) => {
          let content = start;
          for (const [at, target] of moves) {
            const no = (at % reading.blocks.length) + 1;
            if ('point' in target && !content.report.points.some(({ number }) => number === target.point)) continue;
            const moved = moveBlock(reading, content, no, target);
            if (moved === content) continue; // it was there already, in the field's own words
            content = moved;
            const { report } = content;
            expect(lost(reading, report).filter((block) => !before.includes(block))).toEqual([]);
            for (const said of words.get(no)?.said ?? [])
              expect(wordsIn(report)).toContain(JSON.stringify(said).slice(1, -1));
            expect(report.points.map(({ number }) => number)).toEqual(report.points.map((_point, index) => index + 1));
          }
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('moved twice to the same place, a block is there once', async () => {
    const reading = await read(file);
    const start: Content = { report: reading.report, ownerNames: {} };
    fc.assert(
      fc.property(fc.nat(), targets(reading.report.points.length), (at, target) => {
        fc.pre(!('point' in target) || target.point <= reading.report.points.length);
        const no = (at % reading.blocks.length) + 1;
        const once = moveBlock(reading, start, no, target);
        // A point that went with its words has given its number to the next.
        fc.pre(once.report.points.length >= start.report.points.length || !('point' in target));
        expect(moveBlock(reading, once, no, target)).toEqual(once);
      }),
      { numRuns: runs(60) },
    );
  });
});
