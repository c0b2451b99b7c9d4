import type { Report, StatedCounts } from '#checking/report.ts';
import type { Block, ReadDocument } from '#reading/block.ts';
import type { Interpretation } from '#reading/interpretation.ts';
import { bareHeading } from '#reading/outline.ts';
import type { MemoHeading } from '#reading/own-memo/memo-headings.ts';
import * as frame from '#reading/own-memo/own-frame.ts';
import { ownPassages } from '#reading/own-memo/own-passages.ts';
import type { OwnMemo } from '#reading/own-memo/own-parts.ts';
import { readOwnPoint, type OwnPoint } from '#reading/own-memo/own-points.ts';

/**
 * Reads our own memo by its form: nothing is guessed, and what a person has added to it becomes running text, a part of the
 * line that it follows, or stands in `unplaced`.
 */
export function interpretOwnMemo(
  memo: OwnMemo,
  document: ReadDocument,
  file: { file: string; sha256: string },
): Interpretation {
  const overPages = document.mediaType === 'application/pdf';
  const of = (kind: MemoHeading): Block[] =>
    memo.sections.filter((section) => section.kind === kind).flatMap(({ blocks }) => blocks);
  const items = (kind: MemoHeading): string[] => frame.itemsOf(of(kind), overPages);
  const { taken, ...letterhead } = frame.readOwnLetterhead(memo.front);
  const { statedCounts, ...summary } = frame.readOwnSummary(of('summary'));
  const points = pointsIn(of('points'));
  const asked = frame.beforeDeviations(of('consultation'));
  const loose = [...memo.front.filter((block) => !taken.includes(block)), ...points.flatMap((point) => point.loose)];
  const report: Interpretation['report'] = {
    format: 'loftet-report/1',
    source: { ...file, mediaType: document.mediaType, blocks: document.blocks.length },
    kind: memo.nature.kind,
    title: memo.title.text,
    ...letterhead,
    ...summary,
    statedCounts: byKinds(statedCounts, points),
    proposedDecisions: items('decision'),
    decisionBasis: items('basis'),
    agreements: frame.readOwnAgreements(frame.itemsOf(beforeProse(of('background')), overPages)),
    points: points.map(({ point }) => point),
    goals: frame.readOwnGoals(of('goals'), overPages),
    consultation: frame.readOwnConsultation(asked, frame.itemsOf(asked, overPages)),
    perspectives: memo.sections.flatMap(({ kind, blocks }) => frame.readOwnPerspective(kind, blocks, overPages)),
    coDetermination: frame.readOwnCoDetermination(of('coDetermination')),
    committeeReporting: frame.readOwnReporting(of('reported'), items('reported')),
    publications: frame.readOwnPublications(of('published')),
    signatories: frame.readOwnSignatories(items('signatures')),
    dispatch: items('dispatch'),
    sections: sectionTexts(memo, loose),
    unplaced: loose.map(({ text, no }) => ({ text, block: no })),
  };
  return { report, passages: ownPassages(memo, points, new Set(loose), document.running), missing: [] };
}

function pointsIn(blocks: readonly Block[]): OwnPoint[] {
  const starts = blocks.flatMap(({ kind, level }, at) => (kind === 'heading' && level === 3 ? [at] : []));
  return starts.flatMap((at, index) => {
    const heading = blocks[at];
    return heading === undefined ? [] : [readOwnPoint(index + 1, heading, blocks.slice(at + 1, starts[index + 1]))];
  });
}

function beforeProse(blocks: readonly Block[]): Block[] {
  const prose = blocks.findIndex(({ kind }) => kind === 'heading');
  return prose < 0 ? [...blocks] : blocks.slice(0, prose);
}

/**
 * The memo counts a point of two property owners as joint, the report only points of several kinds: what agrees with the
 * points is told as the report counts, and what does not stands as stated.
 */
function byKinds(stated: StatedCounts | null, points: readonly OwnPoint[]): StatedCounts | null {
  if (stated === null) return null;
  const single = (kind: string): number =>
    points.filter(({ owners, point }) => owners === 1 && point.owner[0] === kind).length;
  const agrees =
    stated.total === points.length &&
    stated.joint === points.filter(({ owners }) => owners > 1).length &&
    stated.municipality === single('municipality') &&
    stated.police === single('police');
  if (!agrees) return stated;
  const only = (kind: string): number =>
    points.filter(({ point }) => point.owner.length === 1 && point.owner[0] === kind).length;
  return {
    total: points.length,
    joint: points.filter(({ point }) => point.owner.length > 1).length,
    municipality: only('municipality'),
    police: only('police'),
  };
}

/** Every headed section whole, the points' headings among them. */
function sectionTexts(memo: OwnMemo, loose: readonly Block[]): Report['sections'] {
  const all: { heading: Block; texts: string[] }[] = [{ heading: memo.title, texts: [] }];
  for (const block of [...memo.opening, ...memo.sections.flatMap(({ heading, blocks }) => [heading, ...blocks])]) {
    if (loose.includes(block)) continue;
    if (block.kind === 'heading' && block.level !== 1) all.push({ heading: block, texts: [] });
    else all.at(-1)?.texts.push(block.text);
  }
  return all
    .filter(({ heading, texts }) => texts.length > 0 || heading !== memo.title)
    .map(({ heading, texts }) => ({ heading: bareHeading(heading.text), text: texts.join('\n') }));
}
