import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { linksOfPoint } from '#promise/theme-links.server.ts';

/**
 * Says that a point is drawn from a theme, or that it is not after all. It is no part of what a key covers: it tells where
 * the words come from, and changes none of them. What is so already is left.
 * @throws AppError `forbidden`, `point-not-found`, `not-found` for no such theme, `theme-not-in-use`
 */
export async function linkTheme(
  work: Work,
  { pointId, themeId, linked }: { readonly pointId: string; readonly themeId: string; readonly linked: boolean },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const point = await findPoint(work, pointId);
  authorize(actor, 'promise:write', await promiseSubject(work, point.promiseId));
  if (point.trashed) throw new AppError('point-not-found');
  const theme = (await loadThemes(work)).get(themeId);
  if (theme === undefined) throw new AppError('not-found');
  const before = (await linksOfPoint(work, pointId)).find((one) => one.themeId === themeId);
  if ((before?.linked ?? false) === linked) return;
  if (linked && theme.state !== 'active') throw new AppError('theme-not-in-use');
  const no = (before?.no ?? 0) + 1;
  await tx
    .withTables<PromiseTables>()
    .insertInto('point_theme')
    .values({
      municipality_id: municipalityId,
      point_id: pointId,
      theme_id: themeId,
      no,
      linked,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: linked ? 'point-theme-linked' : 'point-theme-unlinked',
    subjectId: pointId,
    personId: actor.personId,
    data: { theme: themeId, via: actor.via },
  });
}
