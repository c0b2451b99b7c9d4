import type { Actor } from '#access/actor.ts';
import { looksAfterInstallation } from '#access/can.ts';
import { giveGrant } from '#access/people.server.ts';
import { keepRefusal } from '#access/refusal.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { AppError, sentenceFor } from '#platform/errors.ts';
import type { Context } from '#platform/context.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { MunicipalityInput } from '#places/municipality.ts';
import { shortMunicipalityName } from '#places/municipality-name.ts';
import { slugOf } from '#places/slug.ts';

type Typed = { readonly name: string; readonly slug: string };
export type MunicipalityErrors = { readonly name?: string; readonly slug?: string };

/**
 * Makes a municipality as it was typed; without an address it gets its name's ("Linköpings kommun" -> linkoping). A person
 * who makes it becomes its first administrator.
 * @throws AppError `forbidden` for whoever does not look after the installation
 */
export async function makeMunicipality(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  typed: Typed,
): Promise<{ readonly slug: string } | { readonly errors: MunicipalityErrors }> {
  if (!looksAfterInstallation(actor)) {
    const fault = new AppError('forbidden', { refused: 'installation:administer' });
    await keepRefusal(ctx.db, INSTALLATION, actor, fault);
    throw fault;
  }
  const name = typed.name.trim();
  const slug = typed.slug.trim() === '' ? slugOf(shortMunicipalityName(name)) : typed.slug.trim();
  const parsed = MunicipalityInput.safeParse({ name, slug });
  if (!parsed.success) {
    const first = (field: string): string | undefined =>
      parsed.error.issues.find((issue) => issue.path[0] === field)?.message;
    const [nameError, slugError] = [first('name'), first('slug')];
    // A name that is missing or holds no letter lends no address either: one sentence is enough.
    if (nameError !== undefined) return { errors: { name: nameError } };
    return { errors: slugError === undefined ? {} : { slug: slugError } };
  }
  try {
    await createMunicipality(ctx, parsed.data, async (tx, municipalityId) => {
      const { personId } = actor;
      if (personId !== null) await giveGrant({ tx, municipalityId, actor }, { personId, role: 'administrator' });
    });
    return { slug };
  } catch (error) {
    if (error instanceof AppError && error.code === 'municipality-exists')
      return { errors: { slug: sentenceFor(error) } };
    throw error;
  }
}
