import { z } from 'zod';
import { PARTY_KINDS } from '#checking/report.ts';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { inOrder, ownerState } from '#follow-up/owner-state.ts';
import { periodName } from '#follow-up/period-name.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';

const STATES = Object.keys(STATE_LOOK) as [PointState, ...PointState[]];
const State = z.strictObject({ state: z.enum(STATES), word: z.string() });

const BriefLine = z.strictObject({
  number: z.number(),
  body: z.string(),
  owner: z.string(),
  kind: z.enum(PARTY_KINDS),
  now: State,
  reason: z.string().nullable(),
  /** How it stood after the period before, where it stood otherwise. */
  was: State.nullable(),
});
export type BriefLine = z.infer<typeof BriefLine>;

/** A brief as it is kept: what the committee was told, word for word. */
export const BriefModel = z.strictObject({
  format: z.literal('loftet-brief/1'),
  municipality: z.string(),
  isDemo: z.boolean(),
  title: z.string(),
  areas: z.array(z.string()),
  period: z.strictObject({ from: z.string(), to: z.string() }),
  round: z.string(),
  /** The round is locked: what is told stays so. */
  locked: z.boolean(),
  before: z.string().nullable(),
  /** The day that it tells of, `YYYY-MM-DD`. */
  day: z.string(),
  forum: z.string(),
  meetingDay: z.string().nullable(),
  lines: z.array(BriefLine),
  /** What the committee needs to decide, one each. */
  decisions: z.array(z.string()),
  words: z.string().nullable(),
});
export type BriefModel = z.infer<typeof BriefModel>;

export type BriefSaid = {
  readonly forum: string;
  readonly meetingDay: string | null;
  readonly decisions: readonly string[];
  readonly words: string | null;
};

/** A brief of how a promise goes after one of its rounds: later rounds are not looked at. */
export function briefModel(
  {
    municipality,
    promise,
    followUp,
  }: {
    readonly municipality: { readonly name: string; readonly isDemo: boolean };
    readonly promise: PromiseRecord;
    readonly followUp: FollowUpRecord;
  },
  roundId: string,
  said: BriefSaid,
  today: string,
): BriefModel {
  const rounds = inOrder(followUp.rounds);
  const at = rounds.findIndex(({ id }) => id === roundId);
  const round = rounds[at];
  if (round === undefined) throw new RangeError('the round is not of this promise');
  const ended = promise.period.to < today;
  const last = at === rounds.length - 1;
  const before = rounds[at - 1] ?? null;
  const stateAfter = (count: number, day: string, withVerdict: boolean) => {
    const known = new Set(rounds.slice(0, count).map(({ id }) => id));
    const part = {
      rounds: rounds.slice(0, count),
      entries: followUp.entries.filter((entry) => known.has(entry.roundId)),
      verdicts: withVerdict ? followUp.verdicts : [],
    };
    return (who: { readonly pointId: string; readonly partyId: string }) =>
      ownerState(who, part, { ended: withVerdict, today: day });
  };
  const now = stateAfter(at + 1, today, ended && last);
  const earlier = before === null ? null : stateAfter(at, today, false);
  const lines = promise.points.flatMap((point) =>
    point.owners.map((owner): BriefLine => {
      const who = { pointId: point.id, partyId: owner.id };
      const [is, was] = [now(who), earlier?.(who) ?? null];
      return {
        number: point.number,
        body: point.body,
        owner: owner.name,
        kind: owner.kind,
        now: { state: is.state, word: is.word },
        reason: is.reason,
        was: was === null || was.word === is.word ? null : { state: was.state, word: was.word },
      };
    }),
  );
  return {
    format: 'loftet-brief/1',
    municipality: municipality.name,
    isDemo: municipality.isDemo,
    title: promise.title,
    areas: promise.areas.map(({ name }) => name),
    period: { ...promise.period },
    round: periodName(round),
    locked: round.lockedAt !== null,
    before: before === null ? null : periodName(before),
    day: today,
    forum: said.forum,
    meetingDay: said.meetingDay,
    lines,
    decisions: [...said.decisions],
    words: said.words,
  };
}

const BRIEF_GROUPS = [
  { name: 'Genomfört eller hållet', states: ['done', 'kept'] },
  { name: 'På väg', states: ['under-way', 'partly', 'partly-kept', 'planned'] },
  { name: 'Försenat eller utan uppföljning', states: ['late', 'silence'] },
  { name: 'Inte genomfört eller inte hållet', states: ['not-done', 'not-kept'] },
  { name: 'Status inte angiven', states: ['not-stated'] },
] as const satisfies readonly { name: string; states: readonly PointState[] }[];

/** The lines of a brief by how they go, groups without a line left out. */
export function briefGroups(lines: readonly BriefLine[]): { name: string; lines: BriefLine[] }[] {
  return BRIEF_GROUPS.map(({ name, states }) => ({
    name,
    lines: lines.filter(({ now }) => (states as readonly PointState[]).includes(now.state)),
  })).filter((group) => group.lines.length > 0);
}
