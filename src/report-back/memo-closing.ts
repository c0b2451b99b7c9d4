import { linkFault } from '#checking/link.ts';
import type { DocumentBlock, Words } from '#documents/document.ts';
import {
  ALL_ENDORSE,
  CO_DETERMINATION,
  HEADINGS,
  NO_VERDICT,
  PERSPECTIVES,
  VERDICT_WORDS,
} from '#reading/own-memo/memo-form.ts';
import { drawPeriodLabel } from '#reading/own-memo/period-label.ts';
import { quoted } from '#reading/own-memo/quoted.ts';
import { gapInline, heading, list, listSection, paragraph, type GapAt } from '#report-back/memo-blocks.ts';
import { siteOf } from '#report-back/memo-parties.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { tenseOf } from '#report-back/memo-words.ts';

/** What stands after the points: goals, perspectives, consultation, where it is told, MBL, who signs and who is sent it. */
export function closingBlocks(record: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  return [
    ...goals(record),
    ...record.perspectives.flatMap(({ kind, text }) => [
      heading(PERSPECTIVES[kind]),
      ...text.split('\n').map((words) => paragraph(words)),
    ]),
    ...consultation(record, gapAt),
    ...published(record, gapAt),
    ...reported(record),
    ...coDetermination(record, gapAt),
    ...signatures(record, gapAt),
    ...listSection(HEADINGS.dispatch, record.dispatch, { gap: gapInline(gapAt, 'dispatch') }),
  ];
}

const HELPED = { past: 'bidrog', present: 'bidrar', future: 'ska bidra' } as const;

/** The goals in their order, with the mandate period that they belong to. */
function goals({ goals: all, period, date }: MemoRecord): DocumentBlock[] {
  if (all.length === 0) return [];
  const blocks: DocumentBlock[] = [];
  for (let from = 0; from < all.length;) {
    const mandate = all[from]?.period ?? null;
    const next = all.findIndex((goal, at) => at > from && !sameYears(goal.period, mandate));
    const to = next < 0 ? all.length : next;
    const years =
      mandate === null ? '' : ` för ${mandate.from === mandate.to ? mandate.from : `${mandate.from}–${mandate.to}`}`;
    blocks.push(
      paragraph(`Punkterna ${HELPED[tenseOf(period, date)]} till de här av kommunfullmäktiges mål${years}:`),
      list(
        all.slice(from, to).map(({ number, text }) => (number === null ? `Mål: ${text}` : `Mål ${number}: ${text}`)),
      ),
    );
    from = to;
  }
  return [heading(HEADINGS.goals), ...blocks];
}

type Mandate = MemoRecord['goals'][number]['period'];
const sameYears = (one: Mandate, other: Mandate): boolean => one?.from === other?.from && one?.to === other?.to;

/** "Samtliga tillstyrker" only where every one of several is recorded to; else each with its own answer. */
function consultation({ consultation: asked }: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  if (asked.length === 0) return [];
  const all = asked.length > 1 && asked.every(({ verdict }) => verdict === 'endorses');
  const items = asked.map(({ party, verdict }, index): string | Words => {
    if (all) return party;
    if (verdict !== null) return `${party}: ${VERDICT_WORDS[verdict]}`;
    const gap = gapInline(gapAt, `consultation-${index}`);
    return gap.length === 0 ? `${party}: ${NO_VERDICT}` : [{ text: `${party}: ` }, ...gap];
  });
  return [
    heading(HEADINGS.consultation),
    paragraph('Samråd har skett med:'),
    list(items),
    ...(all ? [paragraph(ALL_ENDORSE)] : []),
  ];
}

/** An address only where it leads to the matter over https; else whose site it is. */
function published(record: MemoRecord, gapAt: GapAt): DocumentBlock[] {
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
  return listSection(HEADINGS.published, [...own, ...others], {});
}

/** Over https, and further than a site's front door. */
function isToTheMatter(address: string): boolean {
  return /^https:\/\//iu.test(address) && linkFault(address) === null;
}

function reported({ committeeReporting: bodies }: MemoRecord): DocumentBlock[] {
  const [first] = bodies;
  if (first === undefined) return [];
  const told = 'Uppföljningen har redovisats för';
  return [
    heading(HEADINGS.reported),
    ...(bodies.length === 1 ? [paragraph(`${told} ${first}.`)] : [paragraph(`${told}:`), list(bodies)]),
  ];
}

function coDetermination({ coDetermination: kind }: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  const words = kind === null ? gapInline(gapAt, 'coDetermination') : CO_DETERMINATION[kind];
  return words.length === 0 ? [] : [heading(HEADINGS.coDetermination), paragraph(words)];
}

/** "Paul Ek, kommundirektör". */
function signatures({ signatories }: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  const items = signatories.map(({ name, role }, index): Words => {
    const who = /,\s|”/u.test(name) ? quoted(name) : name;
    const gap = role === null ? gapInline(gapAt, `signatory-${index}`) : [{ text: role }];
    return gap.length === 0 ? [{ text: who }] : [{ text: `${who}, ` }, ...gap];
  });
  return listSection(HEADINGS.signatures, items, { gap: gapInline(gapAt, 'signatories') });
}
