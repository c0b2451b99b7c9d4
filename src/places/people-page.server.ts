import { z } from 'zod';
import { addColleague, listGrants, type GrantShown } from '#access/grants-of-municipality.server.ts';
import { can, registerScope } from '#access/can.ts';
import { ROLES } from '#access/grant.ts';
import { LANGS } from '#platform/texts/languages.ts';
import type { Work } from '#access/work.server.ts';
import { areaNames } from '#places/area-names.server.ts';
import { listParties, type Party } from '#places/parties.server.ts';
import { isDay, optionalDay, optionalId, registerName } from '#places/register-name.ts';
import { registerReach, type RegisterReach } from '#places/register-reach.ts';
import type { AreaRef } from '#places/registers.server.ts';
import { listUnits, type Unit } from '#places/units.server.ts';

/** A person's task as it is typed. */
export const GrantInput = z
  .object({
    name: registerName('Skriv personens namn.'),
    email: z
      .string()
      .trim()
      .min(1, 'Skriv personens e-postadress.')
      .max(254, 'E-postadressen får ha högst 254\u00a0tecken.'),
    lang: z.enum(LANGS, 'Välj språk.'),
    role: z.enum(ROLES, 'Välj vad personen ska göra.'),
    partyId: optionalId,
    unitId: optionalId,
    areaId: optionalId,
    from: z.string().trim().refine(isDay, 'Skriv den första dagen så här: 2026-05-14.'),
    to: optionalDay,
    deputyFor: optionalId,
  })
  .refine(({ role, partyId }) => partyId !== null || !['approver', 'police-liaison', 'unit-contact'].includes(role), {
    path: ['partyId'],
    message: 'Den uppgiften gäller alltid en part. Välj vilken.',
  })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    message: 'Den sista dagen kan inte vara före den första.',
  });

/** Somebody answers instead of somebody else, as it is typed. */
export const MoveInput = z
  .object({
    fromPerson: z.uuid('Välj vem som lämnar över.'),
    toPerson: z.uuid('Välj vem som tar över.'),
    from: z.string().trim().refine(isDay, 'Skriv den första dagen så här: 2026-05-14.'),
    to: optionalDay,
  })
  .refine(({ fromPerson, toPerson }) => fromPerson !== toPerson, {
    path: ['toPerson'],
    message: 'Välj någon annan än den som lämnar över.',
  })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    message: 'Den sista dagen kan inte vara före den första.',
  });

export const EndInput = z.object({
  grant: z.uuid('Uppgiften finns inte längre. Ladda om sidan.'),
  to: z.string().trim().refine(isDay, 'Skriv den sista dagen så här: 2026-05-14.'),
});

export type PeoplePage = {
  readonly grants: readonly GrantShown[];
  readonly parties: readonly Party[];
  readonly units: readonly Unit[];
  readonly areas: readonly AreaRef[];
  /** What the person may give tasks for, and the ids of the tasks that they may end. */
  readonly reach: RegisterReach;
  readonly mayEnd: readonly string[];
};

/** Everybody's tasks, and what a new one can be about. `today` in Sweden. */
export async function loadPeoplePage(work: Work, today: string): Promise<PeoplePage> {
  const { tx, municipalityId, actor } = work;
  const grants = await listGrants(work);
  const parties = await listParties(work);
  const areas = [...(await areaNames(tx, municipalityId, today)).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'sv'),
  );
  return {
    grants,
    parties,
    units: (await listUnits(work)).filter(({ to }) => to === null || to >= today),
    areas,
    reach: registerReach(actor, 'people:administer', municipalityId, { parties, areas }),
    mayEnd: grants
      .filter((grant) => can(actor, 'people:administer', registerScope(municipalityId, grant)))
      .map(({ id }) => id),
  };
}

/** @throws AppError as addColleague does */
export async function addTyped(work: Work, input: z.output<typeof GrantInput>): Promise<void> {
  const { name, email, lang, ...grant } = input;
  await addColleague(work, { name, email, lang }, grant);
}
