import type { Passage, PassageRole } from '#checking/passage.ts';
import type { Block } from '#reading/block.ts';
import { GAP, type LABELS } from '#reading/own-memo/memo-form.ts';
import { PERSPECTIVES, type MemoHeading } from '#reading/own-memo/memo-headings.ts';
import type { OwnMemo, OwnSection } from '#reading/own-memo/own-parts.ts';
import type { OwnPoint } from '#reading/own-memo/own-points.ts';

/** What the entries of a section's list are; its other paragraphs are running text. */
const ITEM_ROLES: Partial<Record<MemoHeading, PassageRole>> = {
  decision: 'decision',
  basis: 'basis',
  goals: 'goal',
  consultation: 'consultation',
  published: 'publication',
  signatures: 'signatory',
  dispatch: 'dispatch',
};

/** What a labelled line of a point says. The others name fields. */
const LINE_ROLES: Partial<Record<keyof typeof LABELS, PassageRole>> = {
  promise: 'point',
  result: 'result',
  reason: 'result',
  nextStep: 'result',
  verdict: 'prose',
  onward: 'prose',
};

/** Every block with its role, for the checks. */
export function ownPassages(
  memo: OwnMemo,
  points: readonly OwnPoint[],
  loose: ReadonlySet<Block>,
  running: readonly string[],
): Passage[] {
  const one = (block: Block, role: PassageRole): Passage => ({
    block: block.no,
    role: loose.has(block) ? 'unplaced' : role,
    text: block.text,
    point: null,
  });
  const inPoints = new Map(
    points.flatMap((point) => pointPassages(point).map((told) => [told[0]?.block, told] as const)),
  );
  const inSection = ({ kind, heading, blocks }: OwnSection): Passage[] => [
    one(heading, 'heading'),
    ...blocks.flatMap((block) => inPoints.get(block.no) ?? withoutGap(one(block, roleIn(kind, block)))),
  ];
  return [
    ...memo.front.map((block) => one(block, 'label')),
    one(memo.title, 'title'),
    ...memo.opening.map((block) => one(block, 'prose')),
    ...memo.sections.flatMap(inSection),
    ...memo.closing.map((block) => one(block, 'label')),
    ...running.map((text): Passage => ({ block: null, role: 'running', text, point: null })),
  ].toSorted((a, b) => (a.block ?? Infinity) - (b.block ?? Infinity));
}

/** What a draft marks as missing says nothing itself. */
function withoutGap(passage: Passage): Passage[] {
  const at = passage.text.indexOf(GAP);
  if (at < 0 || passage.role === 'unplaced') return [passage];
  const before = passage.text.slice(0, at).trimEnd();
  const mark: Passage = { ...passage, role: 'label', text: passage.text.slice(at) };
  return before === '' ? [mark] : [{ ...passage, text: before }, mark];
}

function roleIn(kind: MemoHeading | null, block: Block): PassageRole {
  if (block.kind === 'cell' || kind === 'points') return 'label';
  if (block.kind === 'heading') return 'heading';
  if (kind === null) return 'prose';
  if (block.kind === 'item' && ITEM_ROLES[kind] !== undefined) return ITEM_ROLES[kind];
  return PERSPECTIVES.some((one) => one === kind) ? 'perspective' : 'prose';
}

/** The passages of each of a point's blocks: the label by itself, then what it says. */
function pointPassages({ point, heading, lines }: OwnPoint): Passage[][] {
  const passage = (block: Block, role: PassageRole, text: string): Passage => ({
    block: block.no,
    role,
    text,
    point: point.number,
  });
  return [
    [passage(heading, 'point', point.text)],
    ...lines.flatMap(({ kind, opener, parts }): Passage[][] => {
      const role = LINE_ROLES[kind] ?? 'label';
      return [
        [
          passage(opener, 'label', opener.text.slice(0, opener.bold)),
          ...parts.filter(({ block }) => block === opener).map(({ block, text }) => passage(block, role, text)),
        ],
        ...parts.filter(({ block }) => block !== opener).map(({ block, text }) => [passage(block, role, text)]),
      ];
    }),
  ];
}
