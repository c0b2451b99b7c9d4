import type { Actions, ServerLoad } from '@sveltejs/kit';
import { z } from 'zod';
import { addForum, ForumInput, listForums } from '#places/forums.server.ts';
import { addParty, changeParty, listParties, PartyInput } from '#places/parties.server.ts';
import { registerName } from '#places/register-name.ts';
import { registerReach } from '#places/register-reach.ts';
import { addUnitTyped, endUnit, listUnits, UnitEnd, UnitInput } from '#places/units.server.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

const action = 'municipality:administer' as const;
const id = z.uuid('Det du ändrar finns inte längre. Ladda om sidan.');
const PartyChange = z.object({ id, name: registerName('Skriv partens namn.'), hasKey: z.string().optional() });
const UnitChange = z.object({ id, ...UnitEnd.shape });

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, action, async (work, municipality) => {
    const parties = await listParties(work);
    const { parties: reach } = registerReach(work.actor, action, municipality.id, { parties });
    return { municipality, reach, parties, units: await listUnits(work), forums: await listForums(work) };
  })),
  saved: event.url.searchParams.has('sparat'),
});

export const actions: Actions = {
  part: (event) => registerForm(event, { form: 'ny-part', action, schema: PartyInput }, addParty),
  andra: (event) =>
    registerForm(event, { form: 'part', action, schema: PartyChange }, (work, { id: party, name, hasKey }) =>
      changeParty(work, party, { name, hasKey: hasKey !== undefined }),
    ),
  enhet: (event) => registerForm(event, { form: 'ny-enhet', action, schema: UnitInput }, addUnitTyped),
  slut: (event) =>
    registerForm(event, { form: 'enhet', action, schema: UnitChange }, (work, { id: unit, ...end }) =>
      endUnit(work, unit, end),
    ),
  forum: (event) => registerForm(event, { form: 'nytt-forum', action, schema: ForumInput }, addForum),
};
