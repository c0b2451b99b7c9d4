import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { PromiseTables } from '#promise/tables.ts';
import type { OtherLang, TranslatedKind, Translation } from '#promise/translation.ts';

/** What a translation is stamped with: the hash of the Swedish text, to the letter. */
export function sourceHash(text: string): string {
  return contentHash(text);
}

export type TranslationInput = {
  readonly kind: TranslatedKind;
  readonly subjectId: string;
  readonly field: string;
  readonly lang: OtherLang;
  /** The version that the writer saw, 0 where there was none. */
  readonly expectedNo: number;
  /** The Swedish text that it was made from, as the writer saw it. */
  readonly from: string;
  readonly body: string;
};

/**
 * Adds a version of a text in other words, made by a person. The Swedish text is not asked: what the writer saw is what
 * the stamp says, so that a text which changed meanwhile shows.
 * @returns the new version's number
 * @throws AppError `edited-meanwhile`, `point-not-found`, `promise-not-found`, `forbidden`
 */
export async function writeTranslation(work: Work, input: TranslationInput): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const promiseId = input.kind === 'promise' ? input.subjectId : (await findPoint(work, input.subjectId)).promiseId;
  authorize(actor, 'promise:write', await promiseSubject(work, promiseId));
  const seen = await loadTranslations(tx, municipalityId, input.kind, [input.subjectId]);
  const last = seen.find(({ field, lang }) => field === input.field && lang === input.lang)?.no ?? 0;
  if (last !== input.expectedNo) throw new AppError('edited-meanwhile');
  const id = newId();
  await tx
    .withTables<PromiseTables>()
    .insertInto('translation')
    .values({
      municipality_id: municipalityId,
      id,
      subject_kind: input.kind,
      subject_id: input.subjectId,
      field: input.field,
      lang: input.lang,
      no: last + 1,
      source: sourceHash(input.from),
      body: input.body,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'translation-written',
    subjectId: input.subjectId,
    personId: actor.personId,
    data: { translation: id, no: last + 1, lang: input.lang, via: actor.via },
  });
  return last + 1;
}

/** The latest version of each text in other words, of promises or of points. */
export async function loadTranslations(
  tx: Tx,
  municipalityId: string,
  kind: TranslatedKind,
  subjectIds: readonly string[],
): Promise<Translation[]> {
  const { rows } = await sql<Translation>`
    select distinct on (subject_id, field, lang) subject_id as "subjectId", field, lang, no, source, body
    from translation where municipality_id = ${municipalityId} and subject_kind = ${kind}
      and subject_id = any(${subjectIds}::uuid[])
    order by subject_id, field, lang, no desc`.execute(tx);
  return rows;
}
