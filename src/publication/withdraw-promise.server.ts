import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { LANGS } from '#platform/texts/languages.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { checkNote, refusals, refusalWords } from '#publication/guard.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { draftsOfWithdrawal } from '#publication/withdrawal-drafts.server.ts';
import { publishingSetting } from '#publication/prepare-publication.server.ts';
import { waitForOthers } from '#publication/publish-promise.server.ts';
import { putOut } from '#publication/put-out.server.ts';

export type Withdrawal = {
  readonly promiseId: string;
  /** Why, in words that everybody reads. */
  readonly reason: string;
  /** The version of the promise's page that the person saw. */
  readonly expectedNo: number;
  /** `YYYY-MM-DD`; today in Sweden unless given. */
  readonly today?: string;
};

/**
 * Takes back what is published of a promise. Its addresses stay, and say that it is taken back, when and why; what stood
 * there before is shown to nobody from now on, and stays in the record. No keys are asked for: whoever sees that
 * something should not stand there does not wait. It may be published again.
 * @returns false where it was taken back already, for the same reason (a second click)
 * @throws AppError `promise-not-found`, `forbidden`, `not-published`, `published-meanwhile`, `publication-refused`
 */
export async function withdrawPromise(
  work: Work,
  { promiseId, reason, expectedNo, today }: Withdrawal,
): Promise<boolean> {
  const { tx, municipalityId, actor } = work;
  await waitForOthers(tx, municipalityId);
  const setting = await publishingSetting(work, promiseId, today);
  const { record, last, internalPlaces } = setting;
  authorize(actor, 'promise:withdraw', promiseScope(municipalityId, record));
  if (last === undefined) throw new AppError('not-published');
  if (last.model.kind === 'withdrawn' && last.model.reason === reason) return false;
  if (last.no !== expectedNo) throw new AppError('published-meanwhile');
  const findings = checkNote(reason, internalPlaces);
  if (refusals(findings).length > 0) throw new AppError('publication-refused', { what: refusalWords(findings) });
  const drafts = await draftsOfWithdrawal(work, setting, { last, reason });
  for (const lang of LANGS.filter((one) => one !== 'sv')) {
    const other = (await latestPublications(tx, municipalityId, ['promise'], [promiseId], lang)).get(promiseId);
    if (other === undefined) continue;
    const inLang = { ...setting, frame: { ...setting.frame, lang } };
    drafts.push(...(await draftsOfWithdrawal(work, inLang, { last: other, reason })));
  }
  await putOut(work, {
    setting,
    drafts,
    size: 'withdrawal',
    ground: last.ground,
    cause: `”${record.title}” är tillbakadraget.`,
    at: null,
  });
  return true;
}
