import type { Actions, ServerLoad } from '@sveltejs/kit';
import { endGrant } from '#access/grants-of-municipality.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { addTyped, EndInput, GrantInput, loadPeoplePage, MoveInput } from '#places/people-page.server.ts';
import { moveAnswerers } from '#promise/move-answerers.server.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

const action = 'people:administer' as const;

export const load: ServerLoad = async (event) => {
  const today = swedishDay(new Date());
  const page = await officeWork(event, action, async (work, municipality) => ({
    municipality,
    ...(await loadPeoplePage(work, today)),
  }));
  return { ...page, today, saved: event.url.searchParams.has('sparat') };
};

export const actions: Actions = {
  ny: (event) => registerForm(event, { form: 'ny-uppgift', action, schema: GrantInput }, addTyped),
  slut: (event) =>
    registerForm(event, { form: 'uppgifter', action, schema: EndInput }, (work, { grant, to }) =>
      endGrant(work, grant, to),
    ),
  flytta: (event) => registerForm(event, { form: 'overlamning', action, schema: MoveInput }, moveAnswerers),
};
