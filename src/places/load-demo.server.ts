import { readFileSync } from 'node:fs';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import type { MunicipalityInput } from '#places/municipality.ts';
import type { PlacesTables } from '#places/tables.ts';

const DEMO = new URL('../../demo/municipality.json', import.meta.url);

/**
 * Puts the demonstration municipality into a database that has no municipality at all.
 * @returns its name, or undefined where there was one already
 */
export async function loadDemo(ctx: Pick<Context, 'db'>): Promise<string | undefined> {
  const any = await ctx.db
    .withTables<PlacesTables>()
    .selectFrom('municipality')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (any !== undefined) return undefined;
  const demo = JSON.parse(readFileSync(DEMO, 'utf8')) as MunicipalityInput;
  try {
    await createMunicipality(ctx, demo);
    return demo.name;
  } catch (error) {
    if (error instanceof AppError && error.code === 'municipality-exists') return undefined; // another process was first
    throw error;
  }
}
