import type { ReadDocument } from '#reading/block.ts';
import { readFrame } from '#reading/frame/frame.ts';
import { frameSource } from '#reading/frame/frame-source.ts';
import { documentKind, isOfficial } from '#reading/frame/document-kind.ts';
import type { Interpretation } from '#reading/interpretation.ts';
import { interpretOwnMemo } from '#reading/own-memo/own-memo.ts';
import { ownMemoOf } from '#reading/own-memo/own-parts.ts';
import { passagesOf } from '#reading/passages.ts';
import { readPoints } from '#reading/points/points.ts';
import { sectionTexts, unplacedBlocks } from '#reading/frame/section-texts.ts';

/**
 * Turns a read document into a report. Every block becomes the source of a field, running text of a headed section,
 * or stands in `unplaced`; nothing is changed and nothing is guessed. A memo that Löftet has drawn is read by its own form.
 */
export function interpret(document: ReadDocument, file: { file: string; sha256: string }): Interpretation {
  const own = ownMemoOf(document);
  if (own !== null) return interpretOwnMemo(own, document, file);
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
