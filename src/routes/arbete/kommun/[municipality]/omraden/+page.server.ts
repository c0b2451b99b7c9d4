import type { Actions, ServerLoad } from '@sveltejs/kit';
import { z } from 'zod';
import {
  addAreaTyped,
  AreaInput,
  AreaMerge,
  AreaName,
  AreaParts,
  listAreas,
  mergeAreasTyped,
  renameAreaTyped,
  splitAreaTyped,
} from '#places/area-register.server.ts';
import { registerReach } from '#places/register-reach.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

const action = 'municipality:administer' as const;
const id = z.uuid('Det du ändrar finns inte längre. Ladda om sidan.');
const Name = AreaName.extend({ id });
const Parts = AreaParts.extend({ id });
const Merge = AreaMerge.extend({ id });

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, action, async (work, municipality) => {
    const areas = await listAreas(work);
    const reach = registerReach(work.actor, action, municipality.id, { parties: [], areas });
    return { municipality, areas, reach: reach.areas };
  })),
  saved: event.url.searchParams.has('sparat'),
});

export const actions: Actions = {
  omrade: (event) => registerForm(event, { form: 'nytt-omrade', action, schema: AreaInput }, addAreaTyped),
  namn: (event) =>
    registerForm(event, { form: 'namn', action, schema: Name }, (work, { id: area, ...input }) =>
      renameAreaTyped(work, area, input),
    ),
  dela: (event) =>
    registerForm(event, { form: 'dela', action, schema: Parts }, (work, { id: area, ...input }) =>
      splitAreaTyped(work, area, input),
    ),
  ihop: (event) =>
    registerForm(event, { form: 'ihop', action, schema: Merge }, (work, { id: area, ...input }) =>
      mergeAreasTyped(work, area, input),
    ),
};
