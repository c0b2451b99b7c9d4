import type { DocumentBlock, DocumentModel, Words } from '#documents/document.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import { drawAreas } from '#reading/own-memo/names.ts';
import { drawDates, drawDay } from '#reading/own-memo/period-label.ts';
import { heading, list, paragraph } from '#report-back/memo-blocks.ts';
import { memoRing, standardText } from '#report-back/memo-sentences.ts';
import { ownerName } from '#report-back/memo-parties.ts';
import { DEFAULT_PROFILE, type MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { aboutPromise, howItWent } from '#report-back/memo-summary.ts';
import { countWords, enumerated } from '#report-back/memo-words.ts';
import { shortened } from '#report-back/shortened.ts';
import { summaryBasis, summaryConsultation } from '#report-back/summary-basis.ts';
import { numbersTold, summaryGroups, type SummaryGroup } from '#report-back/summary-groups.ts';

type Wanted = { readonly draft: boolean; readonly profile?: MemoProfile };

/** As many points as a page has room to name; of more, those that were not kept are named and the others numbered. */
const MOST_POINTS = 10;
const MOST_NAMED = 6;
const MOST_PROPOSALS = 5;
/** More segments than that are no picture any more. */
const MOST_IN_RING = 40;
/** Signs that a text may have; a line of the page has some hundred. */
type Room = Readonly<
  Record<'point' | 'owners' | 'proposal' | 'about' | 'title' | 'parties', number> & { ring: boolean }
>;
const ROOMY: Room = { point: 230, owners: 60, proposal: 390, about: 320, title: 120, parties: 8, ring: true };
const TIGHT: Room = { point: 60, owners: 30, proposal: 95, about: 190, title: 80, parties: 2, ring: false };
/** The first that fits is taken: what the points say goes before the ring, and before everything else at last. */
const ROOMS: readonly Room[] = [
  ROOMY,
  { ...ROOMY, point: 150, proposal: 280 },
  { ...ROOMY, point: 150, proposal: 280, ring: false },
  { ...TIGHT, point: 150, proposal: 190 },
  { ...TIGHT, point: 150 },
];
/** Lines that surely fit on the page, in Word too, where type is set wider. */
const MOST_LINES = 42;
const SIGNS_IN_LINE = 100;
const LONGEST_NAME = 60;
const LONGEST_ADDRESS = 100;

/**
 * The memo on one page, for those who decide: what was promised, what was kept and not, what that rests on and what is to be
 * decided. Drawn from the same record, so that its counts are the memo's. What does not fit is said to stand in the memo.
 */
export function summaryDocument(record: MemoRecord, wanted: Wanted): DocumentModel {
  for (const room of ROOMS) {
    const drawn = drawnIn(room, record, wanted);
    if (linesOf(drawn) <= MOST_LINES) return drawn;
  }
  return drawnIn(TIGHT, record, wanted);
}

/** About as many as it takes: too many rather than too few. */
function linesOf({ blocks }: DocumentModel): number {
  const of = (text: string): number => Math.ceil(text.length / SIGNS_IN_LINE);
  const inWords = (words: Words): number => of(words.map(({ text }) => text).join(''));
  return blocks.reduce((sum, block) => {
    if (block.kind === 'heading') return sum + 2;
    if (block.kind === 'paragraph') return sum + inWords(block.words);
    if (block.kind === 'list') return sum + block.items.reduce((lines, item) => lines + inWords(item), 0);
    return sum + 7;
  }, 0);
}

function drawnIn(room: Room, record: MemoRecord, { draft, profile = DEFAULT_PROFILE }: Wanted): DocumentModel {
  const ring = memoRing(record.points);
  const when = record.period === null ? '' : ` ${drawDates(record.period)}`;
  const from = [record.municipality, record.decisionBody].filter((name) => name !== null);
  const sent = [
    record.registryNumber === null ? null : `Diarienummer: ${record.registryNumber}`,
    record.date === null ? null : drawDay(record.date),
  ].filter((words) => words !== null);
  return {
    title: shortened(`Sammanfattning: medborgarlöftet för ${drawAreas(record.areas)}${when}`, room.title),
    author: record.department,
    letterhead: [from, sent]
      .filter((words) => words.length > 0)
      .map((words) => words.map((one) => shortened(one, LONGEST_NAME)).join(' · ')),
    marks: [...(draft ? ['Utkast'] : []), ...(record.isDemo ? ['Exempel: påhittad kommun'] : [])],
    date: record.date,
    compact: true,
    blocks: [
      heading('Det här har lovats'),
      paragraph(shortened(aboutPromise(record), room.about)),
      ...(!room.ring || ring.length === 0 || ring.length > MOST_IN_RING
        ? []
        : [{ kind: 'ring' as const, points: ring, alternative: ringSentence(ring) }]),
      ...went(record, room),
      heading('Det vilar på det här'),
      list(summaryBasis(record)),
      heading('Det här ska beslutas'),
      ...decide(record, profile, room),
      paragraph(
        `Det här är en sammanfattning. Tjänsteskrivelsen gäller${record.publishedAt === null ? '.' : ', och hela uppföljningen finns på webben:'}`,
      ),
      ...(record.publishedAt === null
        ? []
        : [paragraph([{ text: shortened(record.publishedAt, LONGEST_ADDRESS), href: record.publishedAt }])]),
    ],
  };
}

/** Group by group, where there is anything to tell yet. */
function went(record: MemoRecord, room: Room): DocumentBlock[] {
  if (howItWent(record, memoRing(record.points)) === null) return [];
  const groups = summaryGroups(record.points);
  const few = record.points.length <= MOST_POINTS;
  return groups.flatMap((group) => {
    const notKept = group.name.startsWith('Inte');
    const named = few ? group.points : notKept ? group.points.slice(0, MOST_NAMED) : [];
    const rest = group.points.slice(named.length);
    const items = [
      ...named.map((point) => told(point, record, room)),
      ...(rest.length === 0
        ? []
        : [`${rest.length === 1 ? 'Punkt' : 'Punkterna'}\u00a0${numbersTold(rest.map(({ number }) => number))}`]),
    ];
    return [heading(counted(group)), list(items)];
  });
}

function counted({ name, points }: SummaryGroup): string {
  return `${name}: ${countWords(points.length)} ${points.length === 1 ? 'punkt' : 'punkter'}`;
}

function told(point: MemoPoint, record: MemoRecord, room: Room): string {
  const owners = enumerated(point.owners.map((owner) => ownerName(owner, record)));
  const whose = owners === '' ? '' : ` (${shortened(owners, room.owners)})`;
  return `Punkt\u00a0${point.number}: ${shortened(point.text, room.point)}${whose}`;
}

function decide(record: MemoRecord, profile: MemoProfile, room: Room): DocumentBlock[] {
  const { proposedDecisions: proposals } = record;
  const rest = proposals.length - MOST_PROPOSALS;
  const lead = standardText(record, profile, 'proposals');
  const consulted = summaryConsultation(record, room.parties);
  return [
    ...(proposals.length === 0
      ? [paragraph('Inget förslag till beslut är skrivet än.')]
      : [
          ...(lead === '' ? [] : [paragraph(shortened(lead, room.proposal))]),
          list(
            proposals.slice(0, MOST_PROPOSALS).map((proposal) => shortened(proposal, room.proposal)),
            profile.proposals === 'numbers',
          ),
        ]),
    ...(rest > 0
      ? [paragraph(`I skrivelsen står ${rest === 1 ? 'ett förslag' : `${countWords(rest)} förslag`} till.`)]
      : []),
    ...(consulted === null ? [] : [paragraph(consulted)]),
  ];
}
