import { countVotes, seenBy, type Counts, type Stance } from '#dialogue/opinion-count.ts';
import type { OpinionGroups } from '#dialogue/opinion-groups.ts';
import { likelyShare, shareOf, type Share } from '#dialogue/opinion-share.ts';
import type { OpinionVotes } from '#dialogue/opinion-votes.ts';

/** An interval wider than half of all there is says nothing: four votes that are alike, or twelve that are not, are enough. */
const TOO_WIDE = 0.5;

/**
 * What can be said of a statement: most in every group take the same stance; most of one group take one and most of
 * another the other; too few have seen it in some group; or neither, though enough have.
 */
type Verdict = 'common' | 'divided' | 'too-few' | 'mixed';

export type StatementConsensus = {
  readonly statement: string;
  /** What the groups are nearer to having in common. */
  readonly stance: Stance;
  /** Group-informed consensus, 0 to 1: the geometric mean of the groups' likely shares that take the stance. */
  readonly score: number;
  readonly verdict: Verdict;
  /** Each group's shares, of those who saw it; the whole room's where there are no groups. */
  readonly groups: readonly { readonly agree: Share; readonly disagree: Share }[];
};

/**
 * How far the groups agree about each statement, what they have most in common first. A small group counts as much as
 * a large one, so that a majority of one kind cannot pass for what all say.
 */
export function groupConsensus(votes: OpinionVotes, found: OpinionGroups): readonly StatementConsensus[] {
  const { room, groups } = countVotes(votes, found);
  return votes.statements
    .map((statement, index) => {
      const shares = groups.map((counts) => sharesOf(counts, index));
      const all = sharesOf(room, index);
      const scores = { agree: scoreOf('agree', shares, all), disagree: scoreOf('disagree', shares, all) };
      const stance: Stance = scores.disagree > scores.agree ? 'disagree' : 'agree';
      return { statement, stance, score: scores[stance], verdict: verdictOn(shares), groups: shares };
    })
    .toSorted((a, b) => b.score - a.score);
}

type Shares = { readonly agree: Share; readonly disagree: Share };

function sharesOf(counts: Counts, statement: number): Shares {
  const of = seenBy(counts, statement);
  return { agree: shareOf(counts.agree[statement] ?? 0, of), disagree: shareOf(counts.disagree[statement] ?? 0, of) };
}

function scoreOf(stance: Stance, groups: readonly Shares[], room: Shares): number {
  const product = groups.reduce((score, shares) => score * likelyShare(shares[stance], room[stance]), 1);
  return product ** (1 / groups.length);
}

function verdictOn(groups: readonly Shares[]): Verdict {
  const most = (shares: Shares, stance: Stance): boolean => shares[stance].low > 0.5;
  const [agree, disagree] = [groups.map((one) => most(one, 'agree')), groups.map((one) => most(one, 'disagree'))];
  if (agree.every(Boolean) || disagree.every(Boolean)) return 'common';
  if (agree.includes(true) && disagree.includes(true)) return 'divided';
  const wide = ({ low, high }: Share): boolean => high - low > TOO_WIDE;
  return groups.some((one) => wide(one.agree) || wide(one.disagree)) ? 'too-few' : 'mixed';
}
