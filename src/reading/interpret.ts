import type { Passage } from '#checking/passage.ts';
import type { Report } from '#checking/report.ts';
import type { ReadDocument } from '#reading/block.ts';
import { readFrame, type Frame } from '#reading/frame.ts';
import { frameSource, type FrameSource } from '#reading/frame-source.ts';
import { documentKind, isOfficial } from '#reading/document-kind.ts';
import { passagesOf } from '#reading/passages.ts';
import { readPoints, type MissingResult, type PointReading } from '#reading/points.ts';

export type Interpretation = {
  readonly report: Omit<Report, 'findings'>;
  /** Every block's words with their role, for the checks. */
  readonly passages: Passage[];
  /** Periods that the document has a place for without telling anything. */
  readonly missing: MissingResult[];
};

/**
 * Turns a read document into a report. Every block becomes the source of a field, running text of a headed section,
 * or stands in `unplaced`; nothing is changed and nothing is guessed.
 */
export function interpret(document: ReadDocument, file: { file: string; sha256: string }): Interpretation {
  const source = frameSource(document);
  const frame = readFrame(source);
  const { fields } = frame;
  const official = isOfficial(source, fields);
  const points = readPoints(document.blocks, {
    parties: fields.parties,
    period: fields.period,
    official,
    title: fields.title,
    municipality: fields.municipality,
    areas: fields.areas,
    claimed: new Set(frame.claims.keys()),
  });
  const unplaced = unplacedBlocks(source, frame, points);
  return {
    report: {
      format: 'loftet-report/1',
      source: { ...file, mediaType: document.mediaType, blocks: document.blocks.length },
      kind: documentKind(fields.title, official, points),
      ...fields,
      points: points.points,
      sections: sectionTexts(source, frame, unplaced),
      unplaced: document.blocks.filter((block) => unplaced.has(block.no)).map((block) => ({ text: block.text, block: block.no })),
    },
    passages: passagesOf(source, frame, points, unplaced),
    missing: points.missing,
  };
}

/** Blocks of no field and no section: those before the first heading, and what points could not use of their lists. */
function unplacedBlocks(source: FrameSource, frame: Frame, points: PointReading): ReadonlySet<number> {
  const unplaced = new Set(points.unplaced);
  for (const { no } of source.outline.front) {
    if (!frame.claims.has(no) && !frame.quotes.has(no) && !points.used.has(no)) unplaced.add(no);
  }
  return unplaced;
}

function sectionTexts(source: FrameSource, frame: Frame, unplaced: ReadonlySet<number>): Report['sections'] {
  return source.outline.sections
    .map(({ heading, opener, parts }) => ({
      heading,
      opener,
      text: parts
        .filter(({ block }) => !unplaced.has(block.no) && frame.claims.get(block.no) !== 'signatory')
        .map((part) => part.text)
        .join('\n'),
    }))
    .filter(({ opener, text }) => text !== '' || frame.claims.get(opener.no) !== 'title')
    .filter(({ opener }) => frame.claims.get(opener.no) !== 'signatory')
    .map(({ heading, text }) => ({ heading, text }));
}
