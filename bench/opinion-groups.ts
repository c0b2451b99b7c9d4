/**
 * How long the opinion groups of a large dialogue take, from the bytes of its table to the groups, beside the limit:
 * `node bench/opinion-groups.ts [--people 2000] [--statements 900] [--rooms 300]`. Once where everybody voted on everything, once as
 * in open dialogues, where people see a tenth; then each of the five open conversations, with how well the groups agree
 * with those that Polis published (adjusted Rand index, 1 is alike and 0 is chance). Last, invented rooms: how often
 * groups are told where every vote is drawn by itself, beside its limit, and how often both groups are found where there
 * are two that vote as their own group does nine times of ten, or nineteen of twenty.
 */
import { parseArgs } from 'node:util';
import { readVotes } from '#dialogue/opinion-csv.ts';
import { opinionGroups } from '#dialogue/opinion-groups.ts';
import { dividedTable, dividedVotes } from '../tests/support/divided-votes.ts';
import { polisConversations } from '../tests/support/polis.ts';
import { randIndex } from '../tests/support/rand-index.ts';
import { judged, spreadOf, spreadText } from './load/judge.ts';

const MS = 2000;
const TIMES = 5;
/** The share of rooms without groups that may be told that they have some. */
const FALSE_LIMIT = 0.05;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    statements: { type: 'string', default: '900' },
    rooms: { type: 'string', default: '300' },
  },
});
const people = Number(values.people);
const statements = Number(values.statements);
const rooms = Number(values.rooms);

for (const seen of [1, 0.1]) {
  const bytes = new TextEncoder().encode(dividedTable({ people, statements, seen, seed: 2017 }));
  const took = spreadOf(timesOf(() => opinionGroups(readVotes(bytes), { seed: 1 })));
  const found = opinionGroups(readVotes(bytes), { seed: 1 });
  const groups = found.kind === 'groups' ? `groups of ${found.sizes.join(' and ')}` : found.reason;
  console.log(`${people} people x ${statements} statements, ${seen * 100} % seen, ${bytes.length} bytes: ${groups}`);
  console.log(
    `   ${spreadText(took, 'ms')}; ${(took.median / MS).toFixed(2)} x the limit of ${MS} ms (${judged(took.median, MS)})`,
  );
}

console.log('\n| conversation | placed | groups | published | adjusted Rand index | ms |\n|---|---|---|---|---|---|');
for (const { name, bytes, published } of polisConversations()) {
  const found = opinionGroups(readVotes(bytes), { seed: 1 });
  const ms = spreadOf(timesOf(() => opinionGroups(readVotes(bytes), { seed: 1 }))).median;
  const groupOf = found.kind === 'groups' ? found.groupOf : new Map<string, number>();
  const people = [...groupOf.keys()];
  const theirs = people.map((participant) => published.get(participant) ?? '');
  const sizes = Object.values(Object.groupBy(theirs, (group) => group)).map((group) => group?.length ?? 0);
  const ours = found.kind === 'groups' ? found.sizes.join(' + ') : found.reason;
  const index = randIndex(
    people.map((participant) => groupOf.get(participant)),
    theirs,
  );
  console.log(
    `| ${name} | ${people.length} | ${ours} | ${sizes.join(' + ')} | ${index.toFixed(2)} | ${ms.toFixed(0)} |`,
  );
}

console.log(
  '\n| people | statements | seen | groups told of votes drawn by themselves | both found, loyalty 0.9 | 0.95 |\n|---|---|---|---|---|---|',
);
for (const room of [8, 12, 25, 60].flatMap((size) => [
  { people: size, statements: 20, seen: 1 },
  { people: size, statements: 40, seen: 0.4 },
])) {
  const told = shareOfRooms(
    (seed) => opinionGroups(dividedVotes({ ...room, groups: 1, seed }), { seed }).kind === 'groups',
  );
  const found = [0.9, 0.95].map((loyalty) =>
    shareOfRooms((seed) => {
      const groups = opinionGroups(dividedVotes({ ...room, loyalty, seed }), { seed });
      return groups.kind === 'groups' && groups.sizes.length === 2;
    }),
  );
  const told100 = `${(told * 100).toFixed(1)} % (${judged(told, FALSE_LIMIT)})`;
  const cells = [
    room.people,
    room.statements,
    room.seen,
    told100,
    ...found.map((share) => `${(share * 100).toFixed(0)} %`),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function shareOfRooms(holds: (seed: number) => boolean): number {
  return Array.from({ length: rooms }, (_, seed) => holds(seed)).filter(Boolean).length / rooms;
}

function timesOf(act: () => unknown): number[] {
  return Array.from({ length: TIMES }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
}
