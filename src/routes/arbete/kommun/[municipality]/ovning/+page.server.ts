import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { EmptyInput, NoInput } from '#report-back/practice.ts';
import { emptyPractice, fillPractice, loadPractice, makePractice } from '#report-back/practice.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { officeWork, refuse } from '#routes/arbete/office-work.ts';
import { siteContext } from '#routes/site-context.ts';

const action = 'municipality:administer' as const;

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, action, async (work, municipality) => ({
    municipality,
    practice: await loadPractice(work),
  }))),
  saved: event.url.searchParams.has('sparat'),
});

export const actions: Actions = {
  skapa: async ({ params, locals }) => {
    const ctx = await siteContext();
    const of = await findMunicipality(ctx.db, params['municipality'] ?? '');
    let slug;
    try {
      if (of === null) return fail(404);
      slug = await makePractice(ctx, officeActor(locals), of).catch(refuse);
    } catch (fault) {
      const { status } = ERRORS[foreseen(fault)];
      return fail(status, { form: 'skapa', sentence: sentenceFor(fault), fields: [], typed: {} });
    }
    redirect(303, `/arbete/kommun/${slug}/ovning`);
  },
  fyll: (event) => registerForm(event, { form: 'fyll', action, schema: NoInput }, fillPractice),
  tom: (event) =>
    registerForm(event, { form: 'tom', action, schema: EmptyInput }, (work, { name }) => emptyPractice(work, name)),
};
