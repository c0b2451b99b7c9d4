import type { ImportShown } from '#report-back/import-queries.server.ts';
import { documentView, type NumberedFinding } from '#reading/view/document-view.ts';
import type { Block } from '#reading/block.ts';
import { passagesNow } from '#report-back/review-findings.ts';
import { placesOf, type Place } from '#report-back/review-places.ts';
import { reviewQuestions, type Question } from '#report-back/review-questions.ts';
import { targetGroups, type TargetGroup } from '#report-back/review-targets.ts';

export type BlockShown = {
  readonly block: Block;
  readonly places: readonly Place[];
  readonly findings: readonly NumberedFinding[];
  readonly unplaced: boolean;
};

/** What the review page shows of a draft. */
export type ReviewPage = {
  readonly blocks: readonly BlockShown[];
  /** The blocks that a field was made from, by the field's place on the page. */
  readonly sources: ReadonlyMap<string, readonly number[]>;
  /** About the document as a whole, and by point those that no block shows. */
  readonly general: readonly NumberedFinding[];
  readonly ofPoint: ReadonlyMap<number, readonly NumberedFinding[]>;
  readonly questions: readonly Question[];
  readonly targets: readonly TargetGroup[];
  /** Each block with its own list to choose from would make a page too heavy for a browser. */
  readonly listEverywhere: boolean;
  /** Running text that is in no field: under each heading. */
  readonly prose: readonly { readonly heading: string; readonly text: string }[];
};

const MOST_CHOICES = 12_000;

export function reviewPage({ reading, draft }: ImportShown): ReviewPage {
  const { report } = draft;
  const passages = passagesNow(reading, report);
  const view = documentView({ report, blocks: reading.blocks, passages });
  const byBlock = Map.groupBy(
    [...view.general, ...view.rows.flatMap((row) => row.findings)],
    (finding) => finding.block ?? 0,
  );
  const places = placesOf(reading, report);
  const unplaced = new Set(report.unplaced.map(({ block }) => block));
  const sources = new Map<string, number[]>();
  for (const [no, found] of places)
    for (const { anchor } of found) sources.set(anchor, [...(sources.get(anchor) ?? []), no]);
  const targets = targetGroups(report);
  const choices = targets.reduce((sum, group) => sum + group.choices.length, 0);
  const loose = (byBlock.get(0) ?? []).filter(({ point }) => point !== null);
  const proseBlocks = passages.filter(({ role }) => role === 'prose').map(({ text }) => text);
  return {
    blocks: reading.blocks.map((block) => ({
      block,
      places: places.get(block.no) ?? [],
      findings: byBlock.get(block.no) ?? [],
      unplaced: unplaced.has(block.no),
    })),
    sources,
    general: (byBlock.get(0) ?? []).filter(({ point }) => point === null),
    ofPoint: Map.groupBy(loose, ({ point }) => point ?? 0),
    questions: reviewQuestions(reading, draft),
    targets,
    listEverywhere: reading.blocks.length * choices <= MOST_CHOICES,
    prose: report.sections
      .map(({ heading, text }) => ({ heading, text: proseOf(text, proseBlocks) }))
      .filter(({ text }) => text !== ''),
  };
}

/** The lines of a section that are running text; what its fields hold is left out. */
function proseOf(text: string, prose: readonly string[]): string {
  return text
    .split('\n')
    .filter((line) => line !== '' && prose.some((words) => words.includes(line) || line.includes(words)))
    .join('\n');
}
