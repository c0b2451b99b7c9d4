import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Answer } from '#dialogue/answers.ts';
import type { Channel } from '#dialogue/dialogue.ts';
import { factsOf, groupsOf, tablesOf, type ResultShape } from '#dialogue/results-shape.ts';
import { countPeople } from '#situation/linked-counts.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/**
 * Everything that is counted in a result. The database gathers those who answered a question alike, so that a dialogue with 100,000
 * answers is not read answer by answer; nothing that people wrote themselves is read.
 */
export async function countResult(
  { tx, municipalityId }: In,
  dialogueId: string,
  shape: ResultShape,
): Promise<ReadonlyMap<string, number>> {
  const groups = sql`array[${sql.join(
    shape.groups.map(({ axis }) => sql`answers ->> ${axis.name}`),
    sql`, `,
  )}]::text[]`;
  const own = sql`municipality_id = ${municipalityId} and dialogue_id = ${dialogueId}`;
  const { rows: people } = await sql<{ groups: (string | null)[]; count: number }>`
    select ${groups} as groups, count(*)::int as count from input where ${own} group by 1`.execute(tx);
  const counted = new Map(
    countPeople(
      [[], ...shape.groups.map(({ axis }) => [axis])],
      people.map(({ groups: chosen, count }) => ({ facts: [groupsOf(shape.groups, chosen)], count })),
    ),
  );
  for (const asked of shape.asked) {
    const { rows } = await sql<{ groups: (string | null)[]; answer: Answer; count: number }>`
      select ${groups} as groups, answers -> ${asked.axis.name} as answer, count(*)::int as count from input
      where ${own} and answers ? ${asked.axis.name} group by 1, 2`.execute(tx);
    const alike = rows.map(({ groups: chosen, answer, count }) => ({
      facts: factsOf(asked, answer, groupsOf(shape.groups, chosen)),
      count,
    }));
    for (const [name, count] of countPeople(tablesOf(asked, shape.groups), alike)) counted.set(name, count);
  }
  return counted;
}

/** How many have answered by each channel. */
export async function countChannels(
  { tx, municipalityId }: In,
  dialogueId: string,
): Promise<{ readonly channel: Channel; readonly count: number }[]> {
  const { rows } = await sql<{ channel: Channel; count: number }>`
    select channel, count(*)::int as count from input
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} group by 1 order by 2 desc, 1`.execute(
    tx,
  );
  return rows;
}
