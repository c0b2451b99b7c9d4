import type { Actor } from '#access/actor.ts';
import { can, registerScope, type Action } from '#access/can.ts';

type Named = readonly { readonly id: string }[];

/**
 * How far somebody who looks after a municipality reaches: which parties and areas they may choose in a form. Null stands
 * for the whole of it, which a task for one party or area does not give.
 */
export type RegisterReach = {
  readonly parties: readonly (string | null)[];
  readonly areas: readonly (string | null)[];
};

/** What the pages show buttons for; the same question as the use cases ask. */
export function registerReach(
  actor: Actor,
  action: Action,
  municipalityId: string,
  { parties, areas = [] }: { readonly parties: Named; readonly areas?: Named },
): RegisterReach {
  const may = (partyId: string | null, areaId: string | null): boolean =>
    can(actor, action, registerScope(municipalityId, { partyId, areaId }));
  const [everyParty, everyArea] = [withWhole(parties), withWhole(areas)];
  return {
    parties: everyParty.filter((party) => everyArea.some((area) => may(party, area))),
    areas: everyArea.filter((area) => everyParty.some((party) => may(party, area))),
  };
}

function withWhole(of: Named): (string | null)[] {
  return [null, ...of.map(({ id }) => id)];
}
