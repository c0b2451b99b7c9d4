import type { DocumentBlock, DocumentModel } from '#documents/document.ts';
import { STATE_LOOK } from '#documents/point-state.ts';
import type { RingPoint } from '#documents/promise-ring.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import {
  CLOSING,
  decisionHeading,
  gapWords,
  HEADINGS,
  LABELS,
  LETTERHEAD,
  NO_DATE,
} from '#reading/own-memo/memo-form.ts';
import { drawAreas, drawNames, drawParty } from '#reading/own-memo/names.ts';
import { drawDates, drawDay } from '#reading/own-memo/period-label.ts';
import { gapInline, heading, labelled, list, listSection, paragraph, type GapAt } from '#report-back/memo-blocks.ts';
import { closingBlocks } from '#report-back/memo-closing.ts';
import { memoGaps } from '#report-back/memo-gaps.ts';
import { ownerName, upperOwn } from '#report-back/memo-parties.ts';
import { pointBlocks } from '#report-back/memo-point-blocks.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { aboutPromise, howItWent, METHOD } from '#report-back/memo-summary.ts';
import { tenseOf } from '#report-back/memo-words.ts';

/**
 * The memo to the council as every format draws it: the facts of the record, in the words of the one profile there is, in
 * the order of a tjänsteskrivelse. A draft marks at its place what is missing; otherwise the part is left out.
 */
export function memoDocument(record: MemoRecord, { draft }: { draft: boolean }): DocumentModel {
  const gaps = new Map(draft ? memoGaps(record).map((gap) => [gap.place, gap] as const) : []);
  const gapAt: GapAt = (place) => gaps.get(place);
  return {
    title: memoTitle(record),
    author: record.department,
    letterhead: letterhead(record, gapAt),
    marks: [...(draft ? ['Utkast'] : []), ...(record.isDemo ? ['Exempel: påhittad kommun'] : [])],
    date: record.date,
    blocks: [
      ...decisions(record, gapAt),
      ...summary(record, gapAt),
      ...basis(record, gapAt),
      ...background(record),
      ...points(record, gapAt),
      ...closingBlocks(record, gapAt),
      paragraph(CLOSING),
    ],
  };
}

/** "Återrapportering av medborgarlöftet för Norrby 2017". */
function memoTitle({ areas, period }: MemoRecord): string {
  return `Återrapportering av medborgarlöftet för ${drawAreas(areas)}${period === null ? '' : ` ${drawDates(period)}`}`;
}

/** The points as the ring draws them. */
function memoRing(points: readonly MemoPoint[]): RingPoint[] {
  return points.map(({ number, owners, carriedOver }) => ({
    number,
    lanes: owners.map(({ kind, state }) => ({ owner: kind, state })),
    carriedOver: carriedOver === true,
  }));
}

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

function decisions(record: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  const gap = gapInline(gapAt, 'proposedDecisions');
  return listSection(decisionHeading(record.decisionBody), record.proposedDecisions, { ordered: true, gap });
}

function summary(record: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  const went = howItWent(record, memoRing(record.points));
  const parties = drawNames(record.parties.map(drawParty));
  return [
    heading(HEADINGS.summary),
    paragraph(METHOD),
    paragraph([{ text: `${aboutPromise(record)} ` }, ...gapInline(gapAt, 'period')]),
    ...(went === null ? [] : [paragraph(went)]),
    ...(parties === '' ? [] : [labelled(LABELS.parties, parties)]),
  ];
}

function basis(record: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  return listSection(HEADINGS.basis, record.decisionBasis, { gap: gapInline(gapAt, 'decisionBasis') });
}

const RESTED = { past: 'vilade', present: 'vilar', future: 'kommer att vila' } as const;

/** The agreements, and the prose of an old document that a person picked. */
function background(record: MemoRecord): DocumentBlock[] {
  const { agreements, prose } = record;
  if (agreements.length === 0 && prose.length === 0) return [];
  const which = agreements.length === 1 ? 'den här överenskommelsen' : 'de här överenskommelserna';
  return [
    heading(HEADINGS.background),
    ...(agreements.length === 0
      ? []
      : [
          paragraph(`Löftet ${RESTED[tenseOf(record.period, record.date)]} på ${which}:`),
          list(agreements.map(({ name, date }) => `${name} (${date === null ? NO_DATE : drawDay(date)})`)),
        ]),
    ...prose.flatMap((part): DocumentBlock[] => [
      { kind: 'heading', level: 3, text: part.heading },
      ...part.text.split('\n').map((text) => paragraph(text)),
    ]),
  ];
}

function points(record: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  if (record.points.length === 0) return listSection(HEADINGS.points, [], { gap: gapInline(gapAt, 'points') });
  const ring = memoRing(record.points);
  return [
    heading(HEADINGS.points),
    {
      kind: 'table',
      caption: 'Punkternas ägare och status',
      head: ['Punkt', 'Ägare', 'Status'],
      rows: record.points.map((point) => [String(point.number), ownersCell(point, record), statusCell(point, record)]),
    },
    { kind: 'ring', points: ring, alternative: ringSentence(ring) },
    ...record.points.flatMap((point) => pointBlocks(point, record, gapAt)),
  ];
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
