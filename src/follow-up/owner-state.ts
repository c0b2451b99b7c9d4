import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { asksOwner } from '#follow-up/asks-owner.ts';
import type { EntryRecord, FollowUpRecord, Progress, RoundRecord, Verdict } from '#follow-up/follow-up-record.ts';

/**
 * Where a round stands on a day (`YYYY-MM-DD`): locked; past, so that nothing said is silence; late, the day to answer
 * has passed and the round is not locked; open, somebody may still answer; ahead, it has not begun.
 */
export type RoundStanding = 'locked' | 'past' | 'late' | 'open' | 'ahead';

export type Shown = { readonly state: PointState; readonly word: string; readonly reason: string | null };

const PROGRESS_STATE: Readonly<Record<Progress, PointState>> = {
  'not-started': 'planned',
  planned: 'planned',
  'under-way': 'under-way',
  partly: 'partly',
  done: 'done',
  'not-done': 'not-done',
};

const VERDICT_STATE: Readonly<Record<Verdict, PointState>> = {
  kept: 'kept',
  partly: 'partly-kept',
  'not-kept': 'not-kept',
};

export function roundStanding(round: RoundRecord, today: string): RoundStanding {
  if (round.lockedAt !== null) return 'locked';
  if (round.period.from > today) return 'ahead';
  if (round.due !== null) return round.due < today ? 'late' : 'open';
  return round.period.to < today ? 'past' : 'open';
}

/** In the order in which they end; a round within another comes before it. */
export function inOrder<Round extends Pick<RoundRecord, 'period'>>(rounds: readonly Round[]): Round[] {
  const key = ({ period }: Round): string => `${period.to} ${period.from}`;
  return [...rounds].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

/** How it goes according to one entry; null where it states no progress. */
export function entryState({
  progress,
  saidLate,
}: Pick<EntryRecord, 'progress' | 'saidLate'>): { state: PointState; word: string } | null {
  if (progress === null) return null;
  if (progress === 'not-started') return { state: 'planned', word: 'inte påbörjad' };
  const state = saidLate && progress !== 'done' ? 'late' : PROGRESS_STATE[progress];
  return { state, word: STATE_LOOK[state].word };
}

/**
 * How a point goes for one of its owners (DESIGN, the words for how it goes): the verdict once the promise's period is
 * over and there is one; else what the latest answer with progress says. Silence in the latest round that should have
 * been answered shows instead, except after "genomförd", which stays so without being told again.
 */
export function ownerState(
  who: { readonly pointId: string; readonly partyId: string },
  followUp: Pick<FollowUpRecord, 'rounds' | 'entries' | 'verdicts'>,
  { ended, today }: { readonly ended: boolean; readonly today: string },
): Shown {
  const isOwn = (row: { pointId: string; partyId: string }): boolean =>
    row.pointId === who.pointId && row.partyId === who.partyId;
  const verdict = followUp.verdicts.find(isOwn);
  if (ended && verdict !== undefined) return shown(VERDICT_STATE[verdict.value], verdict.reason);

  const own = followUp.entries.filter(isOwn);
  let latest: Shown | null = null;
  let gap: Shown | null = null;
  for (const round of inOrder(followUp.rounds)) {
    const answers = own.filter((entry) => entry.roundId === round.id && entry.kind !== 'silence');
    if (answers.length === 0) {
      if (!asksOwner(round, who, followUp)) continue;
      const silent = own.some((entry) => entry.roundId === round.id && entry.kind === 'silence');
      gap = gapIn(silent ? 'locked' : roundStanding(round, today)) ?? gap;
      continue;
    }
    gap = null;
    for (const entry of answers) {
      const state = entryState(entry);
      if (state !== null) latest = { ...state, reason: entry.reason };
    }
  }
  if (latest?.state === 'done') return latest;
  return gap ?? latest ?? shown('not-stated', null);
}

function gapIn(standing: RoundStanding): Shown | null {
  if (standing === 'locked' || standing === 'past') return shown('silence', null);
  return standing === 'late' ? shown('late', null) : null;
}

function shown(state: PointState, reason: string | null): Shown {
  return { state, word: STATE_LOOK[state].word, reason };
}
