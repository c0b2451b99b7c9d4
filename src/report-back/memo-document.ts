import type { DocumentBlock, DocumentModel } from '#documents/document.ts';
import { STATE_LOOK } from '#documents/point-state.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import { gapWords, LABELS, LETTERHEAD, NO_DATE } from '#reading/own-memo/memo-form.ts';
import { closingLine } from '#reading/own-memo/memo-headings.ts';
import { drawNames, drawParty } from '#reading/own-memo/names.ts';
import { drawDay } from '#reading/own-memo/period-label.ts';
import { gapInline, labelled, list, paragraph, type GapAt } from '#report-back/memo-blocks.ts';
import { CLOSING_PARTS } from '#report-back/memo-closing.ts';
import {
  editableSegment,
  fromPerson,
  fromRecord,
  leadSegment,
  natureOf,
  partHeading,
  type MemoDrawing,
  type MemoSegment,
} from '#report-back/memo-drawing.ts';
import { memoGaps } from '#report-back/memo-gaps.ts';
import { ownerName, upperOwn } from '#report-back/memo-parties.ts';
import { pointBlocks } from '#report-back/memo-point-blocks.ts';
import { DEFAULT_PROFILE, type MemoPart, type MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { memoRing, profileText } from '#report-back/memo-sentences.ts';
import { aboutPromise } from '#report-back/memo-summary.ts';

/** A stretch with the part that it stands in; the last line stands in none. */
type PartSegment = MemoSegment & { readonly part: MemoPart | null };

/** A memo before it is one document: each stretch with where its words come from, for the page where it is written. */
type MemoDrawn = Omit<DocumentModel, 'blocks'> & { readonly segments: readonly PartSegment[] };

type Wanted = { readonly draft: boolean; readonly profile?: MemoProfile };

/**
 * The memo to the council as every format draws it: the facts of the record, in the words and the order of a profile. A
 * draft marks at its place what is missing; otherwise the part is left out.
 */
export function memoDocument(record: MemoRecord, wanted: Wanted): DocumentModel {
  const { segments, ...model } = memoSegments(record, wanted);
  return { ...model, blocks: segments.flatMap(({ blocks }) => blocks) };
}

/** The same in stretches, each with where its words come from. */
export function memoSegments(record: MemoRecord, { draft, profile = DEFAULT_PROFILE }: Wanted): MemoDrawn {
  const gaps = new Map(draft ? memoGaps(record, profile).map((gap) => [gap.place, gap] as const) : []);
  const gapAt: GapAt = (place) => gaps.get(place);
  const drawing: MemoDrawing = { record, profile, gapAt };
  const segments = profile.order.flatMap((part) => PARTS[part](drawing).map((segment) => ({ ...segment, part })));
  const headings = segments.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : [])),
  );
  return {
    title: profileText(record, profile.kinds[record.kind].title),
    author: record.department,
    letterhead: letterhead(record, gapAt),
    marks: [...(draft ? ['Utkast'] : []), ...(record.isDemo ? ['Exempel: påhittad kommun'] : [])],
    date: record.date,
    segments: [
      ...segments,
      { from: 'profile', part: null, blocks: [paragraph(closingLine(natureOf(drawing, headings)))] },
    ],
  };
}

const PARTS: Readonly<Record<MemoPart, (drawing: MemoDrawing) => MemoSegment[]>> = {
  decision: decisions,
  summary,
  basis,
  background,
  points,
  ...CLOSING_PARTS,
};

function letterhead(record: MemoRecord, gapAt: GapAt): string[] {
  const lines = {
    municipality: record.municipality,
    department: record.department,
    date: record.date === null ? null : drawDay(record.date),
    registryNumber: record.registryNumber,
    decisionBody: record.decisionBody,
  };
  return (Object.keys(lines) as (keyof typeof lines)[]).flatMap((place) => {
    const gap = gapAt(place);
    const words = lines[place] ?? (gap === undefined ? null : gapWords(gap.mark, gap.who));
    return words === null ? [] : [`${LETTERHEAD[place]}: ${words}`];
  });
}

/** Numbered, or att-sentences under their leading line. */
function decisions(drawing: MemoDrawing): MemoSegment[] {
  const { record, profile, gapAt } = drawing;
  const gap = gapInline(gapAt, 'proposedDecisions');
  if (record.proposedDecisions.length === 0)
    return gap.length === 0 ? [] : [partHeading(drawing, 'decision'), fromPerson(paragraph(gap))];
  return [
    partHeading(drawing, 'decision'),
    ...leadSegment(drawing, 'proposals'),
    fromPerson(list(record.proposedDecisions, profile.proposals === 'numbers')),
  ];
}

function summary(drawing: MemoDrawing): MemoSegment[] {
  const { record, gapAt } = drawing;
  const parties = drawNames(record.parties.map(drawParty));
  return [
    partHeading(drawing, 'summary'),
    ...editableSegment(drawing, 'method'),
    fromRecord(paragraph([{ text: `${aboutPromise(record)} ` }, ...gapInline(gapAt, 'period')])),
    ...editableSegment(drawing, 'went'),
    ...(parties === '' ? [] : [fromRecord(labelled(LABELS.parties, parties))]),
  ];
}

function basis(drawing: MemoDrawing): MemoSegment[] {
  const { record, gapAt } = drawing;
  const gap = gapInline(gapAt, 'decisionBasis');
  if (record.decisionBasis.length > 0) return [partHeading(drawing, 'basis'), fromPerson(list(record.decisionBasis))];
  return gap.length === 0 ? [] : [partHeading(drawing, 'basis'), fromPerson(paragraph(gap))];
}

/** The agreements, and the prose of an old document that a person picked. */
function background(drawing: MemoDrawing): MemoSegment[] {
  const { agreements, prose } = drawing.record;
  const gap = gapInline(drawing.gapAt, 'background');
  if (agreements.length === 0 && prose.length === 0)
    return gap.length === 0 ? [] : [partHeading(drawing, 'background'), fromPerson(paragraph(gap))];
  return [
    partHeading(drawing, 'background'),
    ...(agreements.length === 0
      ? []
      : [
          ...editableSegment(drawing, 'agreements'),
          fromRecord(list(agreements.map(({ name, date }) => `${name} (${date === null ? NO_DATE : drawDay(date)})`))),
        ]),
    ...prose.map((part) =>
      fromPerson(
        { kind: 'heading', level: 3, text: part.heading },
        ...part.text.split('\n').map((text) => paragraph(text)),
      ),
    ),
  ];
}

function points(drawing: MemoDrawing): MemoSegment[] {
  const { record, gapAt } = drawing;
  const gap = gapInline(gapAt, 'points');
  if (record.points.length === 0)
    return gap.length === 0 ? [] : [partHeading(drawing, 'points'), fromRecord(paragraph(gap))];
  return [
    partHeading(drawing, 'points'),
    fromRecord(...overview(drawing)),
    ...record.points.map((point) => fromRecord(...pointBlocks(point, record, gapAt))),
  ];
}

/** The points at a glance, as the profile wants it. */
function overview({ record, profile }: MemoDrawing): DocumentBlock[] {
  if (profile.overview === 'none') return [];
  const table: DocumentBlock = {
    kind: 'table',
    caption: 'Punkternas ägare och status',
    head: ['Punkt', 'Ägare', 'Status'],
    rows: record.points.map((point) => [String(point.number), ownersCell(point, record), statusCell(point, record)]),
  };
  if (profile.overview === 'table') return [table];
  const ring = memoRing(record.points);
  return [table, { kind: 'ring', points: ring, alternative: ringSentence(ring) }];
}

function ownersCell({ owners }: MemoPoint, record: MemoRecord): string {
  return owners.length === 0
    ? 'ingen ägare angiven'
    : upperOwn(drawNames(owners.map((owner) => ownerName(owner, record))));
}

/** One word where the owners stand alike, else each owner's. */
function statusCell({ owners }: MemoPoint, record: MemoRecord): string {
  const [first] = owners;
  if (first === undefined) return STATE_LOOK['not-stated'].word;
  if (owners.every(({ state }) => state === first.state)) return STATE_LOOK[first.state].word;
  return owners.map((owner) => `${ownerName(owner, record)}: ${STATE_LOOK[owner.state].word}`).join(', ');
}
