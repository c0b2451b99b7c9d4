import { fail, redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actor } from '#access/actor.ts';
import {
  addProvider,
  addRule,
  endRule,
  ProviderInput,
  RuleInput,
  setProviderOpen,
} from '#access/manage-providers.server.ts';
import type { Context } from '#platform/context.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { loadProvidersPage } from '#places/providers-page.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { faultsOf } from '#routes/arbete/kommun/register-form.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { refuse } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

const id = z.uuid('Det du ändrar finns inte längre. Ladda om sidan.');
const NewRule = z.intersection(z.object({ provider: id }), RuleInput);

export const load: ServerLoad = async ({ locals, url }) => ({
  ...(await loadProvidersPage(await siteContext(), officeActor(locals), url.searchParams.get('kommun')).catch(refuse)),
  saved: url.searchParams.has('sparat'),
  callback: `${url.origin}/arbete/logga-in/svar`,
});

/** Takes one of the page's forms; whoever may not is refused by the use case. */
async function providerForm<Schema extends z.ZodType>(
  event: RequestEvent,
  form: string,
  schema: Schema,
  act: (ctx: Context, actor: Actor, input: z.output<Schema>) => Promise<unknown>,
) {
  const sent = [...(await wordsSent(event.request))].map(
    ([name, value]) => [name, String(value).slice(0, 2_000)] as const,
  );
  // A secret is not sent back: it would stand in the page.
  const typed = Object.fromEntries(sent.filter(([name]) => name !== 'clientSecret'));
  const parsed = schema.safeParse(Object.fromEntries(sent));
  if (!parsed.success) return fail(400, { form, sentence: '', fields: faultsOf(parsed.error), typed });
  try {
    await act(await siteContext(), officeActor(event.locals), parsed.data).catch(refuse);
  } catch (fault) {
    return fail(ERRORS[foreseen(fault)].status, { form, sentence: sentenceFor(fault), fields: [], typed });
  }
  redirect(303, '/arbete/inloggningstjanster?sparat');
}

export const actions: Actions = {
  ny: (event) => providerForm(event, 'ny-tjanst', ProviderInput, addProvider),
  oppna: (event) =>
    providerForm(event, 'tjanst', z.object({ id }), (ctx, actor, of) => setProviderOpen(ctx, actor, of.id, true)),
  stang: (event) =>
    providerForm(event, 'tjanst', z.object({ id }), (ctx, actor, of) => setProviderOpen(ctx, actor, of.id, false)),
  regel: (event) =>
    providerForm(event, 'ny-regel', NewRule, (ctx, actor, { provider, ...rule }) =>
      addRule(ctx, actor, provider, rule),
    ),
  slut: (event) => providerForm(event, 'regel', z.object({ id }), (ctx, actor, of) => endRule(ctx, actor, of.id)),
};
