import type { Work } from '#access/work.server.ts';
import { can } from '#access/can.ts';
import { areaNames } from '#places/area-names.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadRegister, type Register } from '#situation/register-queries.server.ts';

export type RegisterPage = {
  readonly municipality: MunicipalityRef;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** What the whole municipality's answers are compared with. */
  readonly register: Register | null;
  readonly may: { readonly write: boolean };
};

/** How many live in the municipality, and where a new list can be sent. */
export async function loadRegisterPage(
  work: Work,
  municipality: MunicipalityRef,
  today: string,
): Promise<RegisterPage> {
  const areas = [...(await areaNames(work.tx, work.municipalityId, today)).values()];
  return {
    municipality,
    areas: areas.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    register: await loadRegister(work, null),
    may: { write: can(work.actor, 'dialogue:write', { municipalityId: work.municipalityId }) },
  };
}
