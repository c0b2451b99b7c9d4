import type { Actions, ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { ApprovalInput, approveErasure, loadErasurePage } from '#report-back/erasure.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';

const action = 'municipality:administer' as const;
const today = (): string => swedishDay(new Date());

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, action, async (work, municipality) => ({
    municipality,
    page: await loadErasurePage(work, today()),
  }))),
  saved: event.url.searchParams.has('sparat'),
});

export const actions: Actions = {
  godkann: (event) =>
    registerForm(event, { form: 'gallra', action, schema: ApprovalInput }, (work, input) =>
      approveErasure(work, input, today()),
    ),
};
