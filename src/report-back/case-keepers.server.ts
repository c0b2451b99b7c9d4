import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';

/**
 * Who is told of a case: the first of those who keep it that still works here, or, where none does, those who move cases.
 * @returns for a case: its own keepers in order (its officer, whoever sent its memo), and the promise's areas where they count
 */
export async function caseKeepers(
  work: Pick<Work, 'tx' | 'municipalityId'>,
): Promise<(own: readonly (string | null)[], areas?: readonly string[]) => readonly string[]> {
  const people = await colleagues(work);
  const scope = { municipalityId: work.municipalityId };
  return (own, areas) => {
    const keeper = own.find((id) => id !== null && people.some((one) => one.id === id)) ?? null;
    if (keeper !== null) return [keeper];
    const subject = areas === undefined ? scope : { ...scope, areas };
    return people
      .filter(({ id, grants }) => can({ personId: id, via: 'worker', grants }, 'case:move', subject))
      .map(({ id }) => id);
  };
}
