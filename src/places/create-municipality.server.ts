import { appendAudit } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { MunicipalityInput, type MunicipalityId } from '#places/municipality.ts';
import type { PlacesTables } from '#places/tables.ts';

/**
 * Makes a municipality, with the first event of its audit chain. Whoever runs Löftet's commands comes here, and whoever is
 * in the office.
 * @param fill writes into it in the same transaction, so that the municipality is there with all that or not at all
 * @throws AppError `municipality-exists` when the slug is taken, `usage` when the input cannot be used
 */
export async function createMunicipality(
  ctx: Pick<Context, 'db'>,
  input: MunicipalityInput,
  fill: (tx: Tx, municipalityId: MunicipalityId) => Promise<void> = async () => undefined,
): Promise<MunicipalityId> {
  const parsed = MunicipalityInput.safeParse(input);
  if (!parsed.success)
    throw new AppError('usage', { what: parsed.error.issues.map(({ message }) => message).join(' ') });
  const { slug, name, isPractice } = parsed.data;
  const isDemo = parsed.data.isDemo || isPractice;
  const id = newId() as MunicipalityId;
  await inMunicipality(ctx.db, id, async (tx) => {
    const made = await tx
      .withTables<PlacesTables>()
      .insertInto('municipality')
      .values({ id, slug, name, is_demo: isDemo, is_practice: isPractice })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('municipality-exists', { slug });
    await appendAudit(tx, {
      municipalityId: id,
      type: 'municipality-created',
      subjectId: id,
      data: { slug, demo: isDemo, ...(isPractice ? { practice: true } : {}) },
    });
    await fill(tx, id);
  });
  return id;
}
