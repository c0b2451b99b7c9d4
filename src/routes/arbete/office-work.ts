import { error } from '@sveltejs/kit';
import { authorize } from '#access/authorize.ts';
import type { Action } from '#access/can.ts';
import { keepRefusal } from '#access/refusal.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { findMunicipality, type MunicipalityRef } from '#places/places-queries.server.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { siteContext } from '#routes/site-context.ts';
import { isUuid } from '#platform/is-uuid.ts';

type Asked = { readonly params: Partial<Record<string, string>>; readonly locals: App.Locals };

/**
 * One transaction in the municipality that the address names, by somebody who may do `action` somewhere in it; what it is
 * done with (whose, where, in which state) is asked by the use case. An unknown municipality, and one where the person
 * has nothing to do, are the same page that does not exist; what a colleague may not is 403.
 */
export async function officeWork<T>(
  { params, locals }: Asked,
  action: Action,
  act: (work: Work, municipality: MunicipalityRef) => Promise<T>,
): Promise<T> {
  const ctx = await siteContext();
  const actor = officeActor(locals);
  const slug = params['municipality'] ?? '';
  // Where somebody has nothing to do is looked up too: that they were refused there is kept.
  const own = locals.municipalities.find((one) => one.slug === slug);
  const municipality = own ?? (await findMunicipality(ctx.db, slug));
  if (municipality === null) {
    const guessed = new AppError('not-found', { refused: action });
    await keepRefusal(ctx.db, INSTALLATION, actor, guessed);
    refuse(guessed);
  }
  return inWork(ctx.db, municipality.id, actor, (work) => {
    authorize(actor, action, { municipalityId: work.municipalityId });
    return act(work, municipality);
  }).catch(refuse);
}

/** Refuses whoever may not before anything is said of the words they sent. */
export async function mayAct(asked: Asked, action: Action): Promise<void> {
  await officeWork(asked, action, async () => undefined);
}

/** A refusal as a page of its own; any other fault is thrown on, for the form that it belongs to. */
export function refuse(fault: unknown): never {
  if (fault instanceof AppError && (fault.code === 'forbidden' || fault.code === 'not-found'))
    error(ERRORS[fault.code].status, sentenceFor(fault));
  throw fault;
}

/** What was foreseen, where there is no form to say it in: on a page that is looked at, and of a file. */
export function tell(fault: unknown): never {
  error(ERRORS[foreseen(fault)].status, sentenceFor(fault));
}

/** The id in the address; what cannot be one is a page that does not exist. */
export function idIn(asked: Pick<Asked, 'params'>): string {
  return uuidIn(asked, 'id');
}

/** The id in the address's part of this name. */
export function uuidIn({ params }: Pick<Asked, 'params'>, name: string): string {
  const id = params[name] ?? '';
  if (!isUuid(id)) error(404, 'Sidan finns inte.');
  return id;
}
