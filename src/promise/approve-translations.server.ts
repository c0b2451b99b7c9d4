import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { PromiseTables } from '#promise/tables.ts';
import type { OtherLang } from '#promise/translation.ts';

/**
 * Somebody who reads the language answers for these versions; one that is approved already stays so. Whoever calls it has
 * found them among the texts of the promise.
 * @returns how many are newly approved
 * @throws AppError `promise-not-found`, `forbidden`, `usage` where one of them is not there in the language
 */
export async function approveTranslations(
  work: Work,
  promiseId: string,
  lang: OtherLang,
  ids: readonly string[],
): Promise<number> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'translation:approve', await promiseSubject(work, promiseId));
  const { personId } = actor;
  if (personId === null || ids.length === 0) return 0;
  const { rows } = await sql<{ id: string; approved: boolean }>`
    select t.id, a.translation_id is not null as approved from translation t
    left join translation_approval a on (a.municipality_id, a.translation_id) = (t.municipality_id, t.id)
    where t.municipality_id = ${municipalityId} and t.lang = ${lang} and t.id = any(${[...ids]}::uuid[])`.execute(tx);
  if (rows.length < new Set(ids).size) throw new AppError('usage', { what: GONE });
  const fresh = rows.filter(({ approved }) => !approved).map(({ id }) => id);
  if (fresh.length === 0) return 0;
  await tx
    .withTables<PromiseTables>()
    .insertInto('translation_approval')
    .values(fresh.map((id) => ({ municipality_id: municipalityId, translation_id: id, by_person: personId })))
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'translation-approved',
    subjectId: promiseId,
    personId,
    data: { translations: fresh, lang, via: actor.via },
  });
  return fresh.length;
}

const GONE = 'En av översättningarna finns inte längre. Ladda om sidan.';
