import { AppError, sentenceFor } from '#platform/errors.ts';
import type { Context } from '#platform/context.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { MunicipalityInput } from '#places/municipality.ts';
import { shortMunicipalityName } from '#places/municipality-name.ts';
import { slugOf } from '#places/slug.ts';

type Typed = { readonly name: string; readonly slug: string };
export type MunicipalityErrors = { readonly name?: string; readonly slug?: string };

/** Makes a municipality as it was typed; without an address it gets its name's ("Linköpings kommun" -> linkoping). */
export async function makeMunicipality(
  ctx: Pick<Context, 'db'>,
  typed: Typed,
): Promise<{ readonly slug: string } | { readonly errors: MunicipalityErrors }> {
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
    await createMunicipality(ctx, parsed.data);
    return { slug };
  } catch (error) {
    if (error instanceof AppError && error.code === 'municipality-exists')
      return { errors: { slug: sentenceFor(error) } };
    throw error;
  }
}
