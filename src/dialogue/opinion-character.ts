import { countVotes, seenBy, type Counts, type Stance } from '#dialogue/opinion-count.ts';
import type { OpinionGroups } from '#dialogue/opinion-groups.ts';
import { differenceOf, shareOf, type Share } from '#dialogue/opinion-share.ts';
import type { OpinionVotes } from '#dialogue/opinion-votes.ts';

/** So many statements a group is told by, as in Polis. */
const MOST = 5;

export type Characteristic = {
  readonly statement: string;
  readonly stance: Stance;
  /** Those in the group who take the stance, of those in it who saw the statement; and the same of the other groups. */
  readonly share: Share;
  readonly others: Share;
  /** How much larger the group's share is, with its 95 % interval. */
  readonly difference: { readonly value: number; readonly low: number; readonly high: number };
};

/**
 * What each group says that the others do not: statements on which more than half of it surely takes a stance (the
 * interval's lower end), and surely more than of the others; the surest first, at most five. Empty where too few have
 * voted to say, and where there are no groups.
 */
export function characteristics(votes: OpinionVotes, found: OpinionGroups): readonly (readonly Characteristic[])[] {
  if (found.kind === 'none') return [];
  const { groups } = countVotes(votes, found);
  return groups.map((own) => {
    const others = groups.filter((group) => group !== own);
    return votes.statements
      .flatMap((statement, index) =>
        (['agree', 'disagree'] as const).flatMap((stance) => {
          const share = shareIn([own], stance, index);
          const rest = shareIn(others, stance, index);
          const difference = differenceOf(share, rest);
          if (difference === null || share.low <= 0.5 || difference.low <= 0) return [];
          return [{ statement, stance, share, others: rest, difference }];
        }),
      )
      .toSorted((a, b) => b.difference.low - a.difference.low)
      .slice(0, MOST);
  });
}

function shareIn(groups: readonly Counts[], stance: Stance, statement: number): Share {
  const sum = (count: (group: Counts) => number): number => groups.reduce((total, group) => total + count(group), 0);
  return shareOf(
    sum((group) => group[stance][statement] ?? 0),
    sum((group) => seenBy(group, statement)),
  );
}
