import type { PassageRole } from '#checking/passage.ts';
import type { Finding, ReportPoint } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import type { Reading } from '#reading/reading.ts';

export type NumberedFinding = Finding & { readonly no: number };

/** A stretch of the document with what was read from it. */
export type ViewRow = {
  readonly blocks: readonly Block[];
  /** The point whose reading stands here: at its first stretch only. */
  readonly point: ReportPoint | null;
  /** What the stretch was read as, where that changes; null where the stretch before says it. */
  readonly label: string | null;
  readonly findings: readonly NumberedFinding[];
};

export type DocumentView = {
  /** Findings about the document as a whole. */
  readonly general: readonly NumberedFinding[];
  readonly rows: readonly ViewRow[];
};

const ROLE_LABELS: Partial<Record<PassageRole, string>> = {
  title: 'Läst som titel',
  prose: 'Läst som löpande text',
  decision: 'Läst som förslag till beslut',
  basis: 'Läst som beslutsunderlag',
  goal: 'Läst som mål',
  perspective: 'Läst som perspektiv',
  consultation: 'Läst som samråd',
  publication: 'Läst som publicering',
  signatory: 'Läst som undertecknare',
  dispatch: 'Läst som mottagare av beslutet',
  unplaced: 'Gick inte att tolka',
};

/**
 * The document beside its reading: one stretch per block, but a point's blocks together. Findings stand at their
 * block, else at their point, else at the whole document; they are numbered in that order.
 */
export function documentView(reading: Reading): DocumentView {
  const stretches = stretchesOf(reading);
  const rowOfBlock = new Map(stretches.flatMap((stretch, index) => stretch.blocks.map((block) => [block.no, index])));
  const rowOfPoint = new Map<number, number>();
  stretches.forEach(({ point }, index) => {
    if (point !== null && !rowOfPoint.has(point.number)) rowOfPoint.set(point.number, index);
  });
  const rowOf = (finding: Finding): number =>
    rowOfBlock.get(finding.block ?? 0) ?? rowOfPoint.get(finding.point ?? 0) ?? -1;
  const ordered = reading.report.findings
    .map((finding) => ({ finding, row: rowOf(finding), place: placeOf(finding, reading.blocks) }))
    .sort((a, b) => a.row - b.row || a.place - b.place)
    .map(({ finding, row }, index) => ({ row, finding: { ...finding, no: index + 1 } }));
  const byRow = Map.groupBy(ordered, (entry) => entry.row);
  const findingsOf = (row: number): NumberedFinding[] => (byRow.get(row) ?? []).map((entry) => entry.finding);

  let before = '';
  const rows = stretches.map(({ blocks, point, role }, index): ViewRow => {
    const first = point !== null && rowOfPoint.get(point.number) === index;
    const label = point === null ? role : first ? '' : `Punkt ${point.number}, fortsättning`;
    const row = {
      blocks,
      point: first ? point : null,
      label: label === before ? null : label || null,
      findings: findingsOf(index),
    };
    before = label;
    return row;
  });
  return { general: findingsOf(-1), rows };
}

/** Where in the document its words stand, so that notes follow the text. */
function placeOf(finding: Finding, blocks: readonly Block[]): number {
  const within = finding.quote === null ? -1 : (blocks[(finding.block ?? 0) - 1]?.text.indexOf(finding.quote) ?? -1);
  return (finding.block ?? 0) * 1_000_000 + within;
}

type Stretch = { blocks: Block[]; point: ReportPoint | null; role: string };

function stretchesOf({ report, blocks, passages }: Reading): Stretch[] {
  const pointOf = new Map(report.points.toReversed().flatMap((point) => point.blocks.map((no) => [no, point])));
  const roleOf = new Map(passages.toReversed().map((passage) => [passage.block, ROLE_LABELS[passage.role] ?? '']));
  const stretches: Stretch[] = [];
  for (const block of blocks) {
    const point = pointOf.get(block.no) ?? null;
    const last = stretches.at(-1);
    if (point !== null && last?.point === point) last.blocks.push(block);
    else stretches.push({ blocks: [block], point, role: roleOf.get(block.no) ?? '' });
  }
  return stretches;
}
