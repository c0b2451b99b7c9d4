import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { dayIn } from '#platform/texts/local-words.ts';
import { headline } from '#publication/headline.ts';
import { ringOf, type Owner } from '#publication/model-parts.ts';
import { asksShown } from '#publication/noticed-shown.ts';
import { outcomeShown } from '#publication/outcome-shown.ts';
import { PROGRESS_WORDS } from '#follow-up/progress-words.ts';
import { ownerState } from '#follow-up/owner-state.ts';
import { areaLink, headOf, partyNames, type PageFrame } from '#publication/page-frame.ts';
import type { PointItem, PromiseModel } from '#publication/promise-model.ts';
import { stateWord } from '#publication/state-words.ts';
import { periodIn } from '#publication/time-words.ts';

/** The page of a promise: what is public of the record, and nothing else. Where points went on is added afterwards. */
export function buildPromise(record: PromiseRecord, followUp: FollowUpRecord, frame: PageFrame): PromiseModel {
  const ended = hasEnded(record, frame.today);
  const partyOf = partyNames(record, frame);
  const head = headOf(frame, record.slug);
  const points = record.points.map((point): PointItem => ({
    number: point.number,
    path: `${head.path}/${point.slug}`,
    body: point.body,
    focusArea: point.focusArea,
    above: point.above,
    owners: ownersShown(point, record, followUp, frame),
    outcome: outcomeShown(frame.lang, point.outcome),
    next: [],
  }));
  return {
    ...head,
    kind: 'promise',
    title: record.title,
    headline: headline(ringOf(points), {
      ended,
      told: followUp.entries.some(({ kind }) => kind === 'report'),
      lang: frame.lang,
    }),
    intro: record.intro,
    ...(record.publicNote === null ? {} : { amended: record.publicNote }),
    period: { ...record.period, words: periodIn(frame.lang, record.period) },
    areas: record.areas.map((area) => areaLink(frame, area)),
    parties: record.parties.map(({ id }) => partyOf(id)),
    goals: record.goals.map((goal) => goalWords(frame.lang, goal)),
    agreements: record.agreements.map(({ name, date }) =>
      date === null ? name : `${name}, ${dayIn(frame.lang, date)}`,
    ),
    points,
    ...asksShown(isDecided(record), followUp, frame),
  };
}

/** Whether it is decided what becomes of every point. */
function isDecided({ points }: Pick<PromiseRecord, 'points'>): boolean {
  return points.length > 0 && points.every(({ outcome }) => outcome !== null);
}

export function hasEnded({ period }: Pick<PromiseRecord, 'period'>, today: string): boolean {
  return period.to < today;
}

/** What is told of as planned and has not begun has a word of its own. */
const NOT_STARTED = PROGRESS_WORDS['not-started'].word;

/** Who promises the point, and how it goes for each. */
export function ownersShown(
  point: PointRecord,
  record: PromiseRecord,
  followUp: FollowUpRecord,
  frame: PageFrame,
): Owner[] {
  const { today, lang } = frame;
  const partyOf = partyNames(record, frame);
  return point.owners.map(({ id }) => {
    const who = { pointId: point.id, partyId: id };
    const { state, word, reason } = ownerState(who, followUp, { ended: hasEnded(record, today), today });
    return { ...partyOf(id), state, word: stateWord(lang, state, word === NOT_STARTED), reason };
  });
}

type Goal = {
  readonly number: number | null;
  readonly text: string;
  readonly from?: string | null;
  readonly to?: string | null;
};

/** A goal by its number, with the years of its mandate where they are known. */
export function goalWords(lang: Lang, { number, text, from = null, to = null }: Goal): string {
  const when = from === null || to === null ? '' : ` (${periodIn(lang, { from, to })})`;
  return `${number === null ? '' : `${number}. `}${text}${when}`;
}
