import type { Role } from '#access/grant.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** Who may turn the keys of these parties today: the people by party. A party that nobody approves for is left out. */
export async function approversOf(work: In, partyIds: readonly string[]): Promise<Map<string, string[]>> {
  const people = await colleagues(work);
  const found = partyIds.map((party): [string, string[]] => [
    party,
    people
      .filter(({ grants }) => grants.some(({ role, partyId }) => role === 'approver' && partyId === party))
      .map(({ id }) => id),
  ]);
  return new Map(found.filter(([, ids]) => ids.length > 0));
}

const STEERING: readonly Role[] = ['coordinator', 'police-liaison'];

/** Those who hold the promise together: coordinators and the police's liaison. */
export async function steeringPeople(work: In): Promise<string[]> {
  const people = await colleagues(work);
  return people.filter(({ grants }) => grants.some(({ role }) => STEERING.includes(role))).map(({ id }) => id);
}
