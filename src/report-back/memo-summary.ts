import type { PartyKind } from '#checking/report.ts';
import { countedState, STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { everyLane, type RingPoint } from '#documents/promise-ring.ts';
import { drawAreas } from '#reading/own-memo/names.ts';
import { drawDates } from '#reading/own-memo/period-label.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { countWords, enumerated, pointsCounted, tenseOf, type Tense } from '#report-back/memo-words.ts';

const CONCERNED: Readonly<Record<Tense, string>> = { past: 'gällde', present: 'gäller', future: 'kommer att gälla' };
const HELD: Readonly<Record<Tense, string>> = { past: 'hade', present: 'har', future: 'kommer att ha' };
const STANDS: Readonly<Record<Tense, string>> = { past: 'Så gick det', present: 'Så går det', future: 'Så står det' };

/** "Medborgarlöftet för 2017 gällde Norrby. Det hade åtta punkter: tre gemensamma, tre för kommunen och två för polisen." */
export function aboutPromise(record: MemoRecord): string {
  const tense = tenseOf(record.period, record.date, record.kind);
  const when = record.period === null ? '' : ` för ${drawDates(record.period)}`;
  return `Medborgarlöftet${when} ${CONCERNED[tense]} ${drawAreas(record.areas)}. Det ${HELD[tense]} ${ownersCounted(record)}.`;
}

const FOR_WHOM: Readonly<Record<PartyKind, string>> = {
  municipality: 'för kommunen',
  police: 'för polisen',
  'property-owner': 'för fastighetsägare',
  association: 'för föreningar',
  region: 'för regionen',
  other: 'för andra parter',
};

function ownersCounted({ points }: MemoRecord): string {
  const joint = points.filter(({ owners }) => owners.length > 1).length;
  const single = points.flatMap(({ owners }) => (owners.length === 1 && owners[0] ? [owners[0].kind] : []));
  const groups = [
    ...(joint === 0 ? [] : [{ count: joint, words: joint === 1 ? 'gemensam' : 'gemensamma' }]),
    ...(Object.keys(FOR_WHOM) as PartyKind[]).map((kind) => ({
      count: single.filter((one) => one === kind).length,
      words: FOR_WHOM[kind],
    })),
  ].filter(({ count }) => count > 0);
  const [only] = groups;
  if (only !== undefined && groups.length === 1 && only.count === points.length) {
    const among = only.count === 1 ? 'en ' : only.count === 2 ? 'båda ' : 'alla ';
    const owned = joint === 0 ? `${only.count === 1 ? '' : among}${only.words}` : `${among}${only.words}`;
    return `${pointsCounted(points.length)}, ${owned.replace(/^en /u, '')}`;
  }
  if (groups.length === 0) return pointsCounted(points.length);
  return `${pointsCounted(points.length)}: ${enumerated(groups.map(({ count, words }) => `${countWords(count)} ${words}`))}`;
}

/** "Så gick det: två punkter är genomförda och för sex är status inte angiven. Två punkter tas med till nästa löfte." */
export function howItWent(record: MemoRecord, ring: readonly RingPoint[]): string | null {
  if (ring.length === 0) return null;
  const tense = tenseOf(record.period, record.date, record.kind);
  if (tense === 'future' && ring.every((point) => everyLane(point, ['not-stated', 'silence']))) return null;
  const carried = ring.filter(({ carriedOver }) => carriedOver).length;
  const onward = carried === 0 ? '' : ` ${upper(pointsCounted(carried))} tas med till nästa löfte.`;
  return `${STANDS[tense]}: ${statesTold(ring)}.${onward}`;
}

type Group = { readonly count: number; readonly words: (counted: string) => string };

function statesTold(ring: readonly RingPoint[]): string {
  const groups: Group[] = (Object.keys(STATE_LOOK) as PointState[]).map((state) => {
    const count = ring.filter((point) => everyLane(point, [state])).length;
    return { count, words: (counted) => stateTold(state, counted, count) };
  });
  groups.push(
    {
      count: ring.filter(({ lanes }) => new Set(lanes.map(({ state }) => state)).size > 1).length,
      words: (counted) => `för ${counted} har ägarna kommit olika långt`,
    },
    { count: ring.filter(({ lanes }) => lanes.length === 0).length, words: (counted) => `${counted} saknar ägare` },
  );
  const told = groups.filter(({ count }) => count > 0);
  return enumerated(
    told.map(({ count, words }, index) =>
      words(count === ring.length ? allCounted(count) : index === 0 ? pointsCounted(count) : countWords(count)),
    ),
  );
}

function allCounted(count: number): string {
  return count === 1 ? pointsCounted(1) : count === 2 ? 'båda punkterna' : `alla ${pointsCounted(count)}`;
}

/** "två är genomförda", "en pågår", "för sex är status inte angiven". */
function stateTold(state: PointState, counted: string, count: number): string {
  if (state === 'under-way') return `${counted} pågår`;
  if (state === 'not-stated') return `för ${counted} är status inte angiven`;
  if (state === 'silence') return `för ${counted} har ingen uppföljning lämnats`;
  return `${counted} är ${countedState(count, state)}`;
}

function upper(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
