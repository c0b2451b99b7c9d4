import { moreThanChance } from '#dialogue/opinion-chance.ts';
import { clustersOf, silhouette, sizesOf, type Clusters } from '#dialogue/opinion-clusters.ts';
import { orderOfVotes } from '#dialogue/opinion-order.ts';
import { opinionPlane, places } from '#dialogue/opinion-plane.ts';
import { randomFrom, type Random } from '#dialogue/opinion-random.ts';
import { enoughVotes, rearranged, type OpinionVotes } from '#dialogue/opinion-votes.ts';

/** Two people who agree are no group of a room. */
const FEWEST_IN_GROUP = 3;
const MOST_GROUPS = 5;
/** People for each group more than two, as in Polis. */
const PEOPLE_FOR_MORE = 12;
/** How much clearer (silhouette) more groups must be than fewer: what is simpler to tell is told unless it is wrong. */
const CLEARER = 0.05;

/** Why no groups are told. */
export type NoGroups = 'too-few-people' | 'too-few-statements' | 'no-pattern' | 'single-voices';

export type OpinionGroups =
  | {
      readonly kind: 'groups';
      /** How many people each group has; group 0 is the largest. */
      readonly sizes: readonly number[];
      /** The number of each participant's group; who voted too little is not in it. */
      readonly groupOf: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'none'; readonly reason: NoGroups };

/**
 * The groups of people who vote alike, or why there are none to tell: too few people (six are needed) or statements
 * (two), votes that hang together no more than by chance, or nobody apart but single people. The same votes and seed
 * give the same groups, in whatever order people and statements come.
 */
export function opinionGroups(all: OpinionVotes, { seed }: { readonly seed: number }): OpinionGroups {
  const people = enoughVotes(all);
  if (people.length < 2 * FEWEST_IN_GROUP) return { kind: 'none', reason: 'too-few-people' };
  if (all.statements.length < 2) return { kind: 'none', reason: 'too-few-statements' };
  const given = rearranged(
    all,
    people,
    Array.from(all.statements, (_, column) => column),
  );
  const order = orderOfVotes(given);
  const votes = rearranged(given, order.rows, order.columns);
  const random = randomFrom(seed);
  if (!moreThanChance(votes, random)) return { kind: 'none', reason: 'no-pattern' };
  const points = places(votes, opinionPlane(votes, random));
  const clusters = bestClusters(points, votes.participants.length, random);
  if (clusters === null) return { kind: 'none', reason: 'single-voices' };
  return {
    kind: 'groups',
    sizes: sizesOf(clusters, Math.max(...clusters) + 1),
    groupOf: new Map(votes.participants.map((participant, row) => [participant, clusters[row] ?? 0])),
  };
}

/** Two groups, or as many more as are clearer; null where none has people enough. */
function bestClusters(points: Float64Array, people: number, random: Random): Clusters | null {
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(people / PEOPLE_FOR_MORE));
  let best: { clusters: Clusters; clarity: number; count: number } | null = null;
  for (let asked = 2; asked <= most; asked += 1) {
    const clusters = clustersOf(points, asked, FEWEST_IN_GROUP, random);
    const count = Math.max(...clusters) + 1;
    if (count < 2) continue;
    const clarity = silhouette(points, clusters, random);
    const margin = best === null ? 0 : CLEARER * Math.sign(count - best.count);
    if (best === null || clarity > best.clarity + margin) best = { clusters, clarity, count };
  }
  return best?.clusters ?? null;
}
