import type { Report, ReportPoint } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import type { Reading } from '#reading/reading.ts';
import type { Content } from '#report-back/review-fields.ts';
import { arranged, insertPoint, isEmpty } from '#report-back/review-order.ts';
import { BLOCK_FIELDS, blockWords, placesOf, standsIn, type BlockWords } from '#report-back/review-places.ts';
import { fieldWith, fieldWithout, without } from '#report-back/review-field-words.ts';
import { revisedFigures } from '#report-back/review-figures.ts';

/** Where a block may be moved: a field of the frame by its key, a part of a point, a new point, or running text. */
export type Target =
  | { readonly to: 'field'; readonly key: string }
  | { readonly to: 'text' | 'result'; readonly point: number }
  | { readonly to: 'new-point' }
  | { readonly to: 'prose' };

/**
 * The draft with a block's words in another field, and no longer where they were. A point of which nothing is left goes
 * with them. Words that a field gives up for it are asked about again: every block stays somewhere.
 */
export function moveBlock(reading: Reading, content: Content, no: number, target: Target): Content {
  const words = blockWords(reading).get(no);
  if (words === undefined || isThere(reading, content, words, target)) return content;
  const before = placesOf(reading, content.report);
  const taken = takeAway(content, words);
  const emptied = taken.report.points
    .filter((point, index) => isEmpty(point) && content.report.points[index] !== point)
    .map(({ number }) => number)
    .filter((number) => !('point' in target && target.point === number));
  const put =
    target.to === 'new-point'
      ? insertPoint(withoutPoints(taken, emptied), words.said.join(' '), no)
      : withoutPoints(addTo(reading, taken, words, target), emptied);
  return { ...put, report: withLeftOver(reading, put.report, before, no) };
}

function withoutPoints(content: Content, numbers: readonly number[]): Content {
  if (numbers.length === 0) return content;
  return arranged(
    content,
    content.report.points.filter(({ number }) => !numbers.includes(number)),
  );
}

function isThere(reading: Reading, { report }: Content, words: BlockWords, target: Target): boolean {
  const { no } = words.block;
  if (report.unplaced.some(({ block }) => block === no)) return false;
  const places = placesOf(reading, report).get(no) ?? [];
  const own = (anchor: string): boolean => places.some((place) => place.anchor === anchor);
  if (target.to === 'field')
    return own(`falt-${target.key}`) && !report.points.some((point) => point.blocks.includes(no));
  if (target.to === 'text') return own(`punkt-${target.point}-text`);
  if (target.to === 'result') return own(`punkt-${target.point}-resultat`);
  if (target.to === 'new-point')
    return report.points.some(
      (point) => point.blocks.length === 1 && point.blocks[0] === no && point.results.length === 0,
    );
  return places.length === 0 && isProse(report, words.block);
}

/** Takes a block's words out of every field made of whole blocks; facts that are only mentioned in it stay. */
function takeAway({ report, ownerNames }: Content, words: BlockWords): Content {
  const { no } = words.block;
  const points = report.points.map((point) => (point.blocks.includes(no) ? pointWithout(point, words) : point));
  const left: Report = { ...report, points, unplaced: report.unplaced.filter(({ block }) => block !== no) };
  const fields = BLOCK_FIELDS.filter((field) => standsIn(words, field, report)).map(({ key }) => key);
  return { ownerNames, report: fields.reduce((rest, key) => fieldWithout(rest, key, words), left) };
}

function pointWithout(point: ReportPoint, words: BlockWords): ReportPoint {
  const results = point.results
    .map((result) => ({ ...result, text: without(result.text, words) }))
    .filter((result, index) => result.text !== '' || point.results[index]?.text === '');
  return revisedFigures(point, {
    ...point,
    text: without(point.text, words),
    results: JSON.stringify(results) === JSON.stringify(point.results) ? point.results : results,
    blocks: point.blocks.filter((block) => block !== words.block.no),
  });
}

function addTo(reading: Reading, content: Content, words: BlockWords, target: Target): Content {
  const { block, said } = words;
  const text = said.join(' ');
  if (target.to === 'prose') return { ...content, report: withProse(reading.blocks, content.report, block) };
  if (target.to === 'field') return { ...content, report: fieldWith(content.report, target.key, text) };
  if (target.to === 'new-point') return content;
  const points = content.report.points.map((point) => {
    if (point.number !== target.point) return point;
    const blocks = [...point.blocks, block.no].sort((a, b) => a - b);
    if (target.to === 'text') return { ...point, blocks, text: [point.text, text].filter(Boolean).join(' ') };
    return revisedFigures(point, { ...point, blocks, results: resultsWith(point, text) });
  });
  return { ...content, report: { ...content.report, points } };
}

/** The last result goes on; a point without gets one. */
function resultsWith({ results }: ReportPoint, text: string): ReportPoint['results'] {
  const last = results.at(-1);
  if (last === undefined) return [{ period: null, by: null, text, status: null }];
  return [...results.slice(0, -1), { ...last, text: `${last.text} ${text}` }];
}

function isProse({ sections }: Report, { text }: Block): boolean {
  return sections.some((section) => section.text.includes(text) || section.heading === text);
}

/** Running text that no section holds comes under the heading before it. */
function withProse(blocks: readonly Block[], report: Report, block: Block): Report {
  if (isProse(report, block)) return report;
  const heading = blocks.findLast((one) => one.no < block.no && one.kind === 'heading')?.text ?? '';
  const at = report.sections.findIndex((section) => section.heading === heading);
  const sections =
    at < 0
      ? [...report.sections, { heading, text: block.text }]
      : report.sections.map((section, index) =>
          index === at ? { heading, text: [section.text, block.text].filter(Boolean).join('\n') } : section,
        );
  return { ...report, sections };
}

/** Blocks that had a place, and whose words now stand nowhere, are to be placed by a person. */
function withLeftOver(
  reading: Reading,
  report: Report,
  before: ReadonlyMap<number, readonly unknown[]>,
  moved: number,
): Report {
  const after = placesOf(reading, report);
  const unplaced = new Set(report.unplaced.map(({ block }) => block));
  const lost = reading.blocks.filter(
    ({ no, text }) =>
      no !== moved &&
      !unplaced.has(no) &&
      (before.get(no)?.length ?? 0) > 0 &&
      (after.get(no)?.length ?? 0) === 0 &&
      !report.sections.some((section) => section.heading === text || section.text.includes(text)),
  );
  if (lost.length === 0) return report;
  return {
    ...report,
    unplaced: [...report.unplaced, ...lost.map(({ no, text }) => ({ text, block: no }))].sort(
      (a, b) => a.block - b.block,
    ),
  };
}
