import { linkFault } from '#checking/link.ts';
import type { Words } from '#documents/document.ts';
import {
  ALL_ENDORSE,
  CO_DETERMINATION,
  CO_DETERMINATION_DAY,
  DEVIATION,
  NO_VERDICT,
  VERDICT_WORDS,
} from '#reading/own-memo/memo-form.ts';
import type { MemoHeading } from '#reading/own-memo/memo-headings.ts';
import { PERSPECTIVES } from '#reading/own-memo/memo-headings.ts';
import { drawDay, drawPeriodLabel } from '#reading/own-memo/period-label.ts';
import { quoted } from '#reading/own-memo/quoted.ts';
import { allEndorse } from '#report-back/consultation-merge.ts';
import { gapInline, labelled, list, paragraph } from '#report-back/memo-blocks.ts';
import {
  fromPerson,
  fromRecord,
  leadSegment,
  partHeading,
  type MemoDrawing,
  type MemoSegment,
} from '#report-back/memo-drawing.ts';
import { siteOf } from '#report-back/memo-parties.ts';
import type { MemoPart } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { tenseOf } from '#report-back/memo-words.ts';

/** What stands around the points: goals, perspectives, consultation, where it is told, MBL, who signs and who is sent it. */
export const CLOSING_PARTS = {
  goals,
  perspectives,
  assessment,
  consultation,
  published,
  reported,
  coDetermination,
  signatures,
  dispatch: (drawing) => listPart(drawing, 'dispatch', drawing.record.dispatch),
} as const satisfies Partial<Record<MemoPart, (drawing: MemoDrawing) => MemoSegment[]>>;

/** A person's list under its heading; in a draft the heading with a mark where nothing is listed; else nothing. */
function listPart(
  drawing: MemoDrawing,
  part: 'dispatch' | 'signatures',
  items: readonly (string | Words)[],
): MemoSegment[] {
  if (items.length === 0) return gapPart(drawing, part, 'person', part === 'signatures' ? 'signatories' : part);
  return [
    partHeading(drawing, part),
    ...(part === 'signatures' ? leadSegment(drawing, part) : []),
    fromPerson(list(items)),
  ];
}

/** In a draft the heading with a mark of what is missing; else nothing. */
function gapPart(
  drawing: MemoDrawing,
  part: MemoHeading,
  from: 'record' | 'person',
  place: string = part,
): MemoSegment[] {
  const gap = gapInline(drawing.gapAt, place);
  return gap.length === 0 ? [] : [partHeading(drawing, part), { from, blocks: [paragraph(gap)] }];
}

const HELPED = { past: 'bidrog', present: 'bidrar', future: 'ska bidra' } as const;

/** The goals in their order, with the mandate period that they belong to. */
function goals(drawing: MemoDrawing): MemoSegment[] {
  const { goals: all, period, date, kind } = drawing.record;
  if (all.length === 0) return gapPart(drawing, 'goals', 'record');
  const blocks = [];
  for (let from = 0; from < all.length;) {
    const mandate = all[from]?.period ?? null;
    const next = all.findIndex((goal, at) => at > from && !sameYears(goal.period, mandate));
    const to = next < 0 ? all.length : next;
    const years =
      mandate === null ? '' : ` för ${mandate.from === mandate.to ? mandate.from : `${mandate.from}–${mandate.to}`}`;
    blocks.push(
      paragraph(`Punkterna ${HELPED[tenseOf(period, date, kind)]} till de här av kommunfullmäktiges mål${years}:`),
      list(
        all.slice(from, to).map(({ number, text }) => (number === null ? `Mål: ${text}` : `Mål ${number}: ${text}`)),
      ),
    );
    from = to;
  }
  return [partHeading(drawing, 'goals'), fromRecord(...blocks)];
}

type Mandate = MemoRecord['goals'][number]['period'];
const sameYears = (one: Mandate, other: Mandate): boolean => one?.from === other?.from && one?.to === other?.to;

function perspectives(drawing: MemoDrawing): MemoSegment[] {
  const told = drawing.record.perspectives.flatMap(({ kind, text }) => [
    partHeading(drawing, kind),
    fromPerson(...text.split('\n').map((words) => paragraph(words))),
  ]);
  const missing = PERSPECTIVES.filter((kind) => drawing.record.perspectives.every((one) => one.kind !== kind));
  return [...told, ...missing.flatMap((kind) => gapPart(drawing, kind, 'person'))];
}

function assessment(drawing: MemoDrawing): MemoSegment[] {
  const { assessment: text } = drawing.record;
  if (text === null) return gapPart(drawing, 'assessment', 'person');
  return [partHeading(drawing, 'assessment'), fromPerson(...text.split('\n').map((words) => paragraph(words)))];
}

/** "Samtliga tillstyrker" only where every one of several endorses all of it; else each with its own answer, and what deviates. */
function consultation(drawing: MemoDrawing): MemoSegment[] {
  const asked = drawing.record.consultation;
  if (asked.length === 0) return gapPart(drawing, 'consultation', 'record');
  const all = allEndorse(asked);
  const items = asked.map(({ party, verdict }, index): string | Words => {
    if (all) return party;
    if (verdict !== null) return `${party}: ${VERDICT_WORDS[verdict]}`;
    const gap = gapInline(drawing.gapAt, `consultation-${index}`);
    return gap.length === 0 ? `${party}: ${NO_VERDICT}` : [{ text: `${party}: ` }, ...gap];
  });
  return [
    partHeading(drawing, 'consultation'),
    ...leadSegment(drawing, 'consultation'),
    fromRecord(
      list(items),
      ...(all ? [paragraph(ALL_ENDORSE[drawing.record.kind])] : []),
      ...asked.flatMap(({ party, deviations = [] }) =>
        deviations.map(({ point, verdict, words }) =>
          labelled(
            `${DEVIATION}, ${party}`,
            `${whatOf(point)}: ${VERDICT_WORDS[verdict]}.${words === null ? '' : ` ${words}`}`,
          ),
        ),
      ),
    ),
  ];
}

function whatOf(point: number | null): string {
  if (point === null) return 'Hela skrivelsen';
  return point === 0 ? 'En punkt som har utgått' : `Punkt ${point}`;
}

/** An address only where it leads to the matter over https; else whose site it is. */
function published(drawing: MemoDrawing): MemoSegment[] {
  const { record, gapAt } = drawing;
  const own: Words[] =
    record.publishedAt === null
      ? []
      : [[{ text: 'Löftet och hela uppföljningen: ' }, { text: record.publishedAt, href: record.publishedAt }]];
  const others = record.publications.flatMap(({ address, period }, index): Words[] => {
    if (address === record.publishedAt) return [];
    const { words } = siteOf(address, record);
    const what = period === null ? 'Uppföljningen' : `Uppföljningen för ${drawPeriodLabel(period)}`;
    if (isToTheMatter(address)) return [[{ text: `${what}: ` }, { text: address, href: address }]];
    const gap = gapInline(gapAt, `publication-${index}`);
    return [[{ text: `${what}: ${words}${gap.length === 0 ? '' : '. '}` }, ...gap]];
  });
  if (own.length + others.length === 0) return gapPart(drawing, 'published', 'record');
  return [partHeading(drawing, 'published'), fromRecord(list([...own, ...others]))];
}

/** Over https, and further than a site's front door. */
function isToTheMatter(address: string): boolean {
  return /^https:\/\//iu.test(address) && linkFault(address) === null;
}

function reported(drawing: MemoDrawing): MemoSegment[] {
  const { committeeReporting: bodies } = drawing.record;
  const [first] = bodies;
  if (first === undefined) return gapPart(drawing, 'reported', 'person');
  const told = 'Uppföljningen har redovisats för';
  return [
    partHeading(drawing, 'reported'),
    fromPerson(...(bodies.length === 1 ? [paragraph(`${told} ${first}.`)] : [paragraph(`${told}:`), list(bodies)])),
  ];
}

function coDetermination(drawing: MemoDrawing): MemoSegment[] {
  const { coDetermination: kind, coDeterminationDay: day } = drawing.record;
  if (kind === null) return gapPart(drawing, 'coDetermination', 'person');
  const gap = gapInline(drawing.gapAt, 'coDeterminationDay');
  const when =
    kind === 'not-called-for' ? [] : day === null ? gap : [{ text: `${CO_DETERMINATION_DAY}${drawDay(day)}.` }];
  const words = [{ text: CO_DETERMINATION[kind] }, ...(when.length === 0 ? [] : [{ text: ' ' }, ...when])];
  return [partHeading(drawing, 'coDetermination'), fromPerson(paragraph(words))];
}

/** "Paul Ek, kommundirektör". */
function signatures(drawing: MemoDrawing): MemoSegment[] {
  const items = drawing.record.signatories.map(({ name, role }, index): Words => {
    const who = /,\s|”/u.test(name) ? quoted(name) : name;
    const gap = role === null ? gapInline(drawing.gapAt, `signatory-${index}`) : [{ text: role }];
    return gap.length === 0 ? [{ text: who }] : [{ text: `${who}, ` }, ...gap];
  });
  return listPart(drawing, 'signatures', items);
}
