import type { Passage } from '#checking/passage.ts';
import type { Report } from '#checking/report.ts';
import type { ReadDocument } from '#reading/block.ts';
import { readFrame } from '#reading/frame/frame.ts';
import { frameSource } from '#reading/frame/frame-source.ts';
import { documentKind, isOfficial } from '#reading/frame/document-kind.ts';
import { passagesOf } from '#reading/passages.ts';
import { readPoints, type MissingResult } from '#reading/points/points.ts';
import { sectionTexts, unplacedBlocks } from '#reading/frame/section-texts.ts';

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
      unplaced: document.blocks
        .filter((block) => unplaced.has(block.no))
        .map((block) => ({ text: block.text, block: block.no })),
    },
    passages: passagesOf(source, frame, points, unplaced),
    missing: points.missing,
  };
}
