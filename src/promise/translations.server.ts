import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
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
  /** The version that the writer saw, 0 where there was none. */
  readonly expectedNo: number;
  /** The Swedish text that it was made from, as the writer saw it. */
  readonly from: string;
  readonly body: string;
  /** Made by a machine: it is marked for everybody until somebody who reads the language has approved it. */
  readonly machine: boolean;
};

/**
 * Adds a version of each text in other words, all of them or none. The Swedish text is not asked: what the writer saw is
 * what the stamp says, so that a text which changed meanwhile shows. Whoever calls it has found the texts in the
 * promise's own record.
 * @returns the new versions' numbers, in the order of the texts
 * @throws AppError `edited-meanwhile`, `promise-not-found`, `forbidden`
 */
export async function writeTranslations(
  work: Work,
  promiseId: string,
  lang: OtherLang,
  inputs: readonly TranslationInput[],
): Promise<number[]> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'translation:write', await promiseSubject(work, promiseId));
  if (inputs.length === 0) return [];
  const last = await lastNumbers(tx, municipalityId, lang, inputs);
  if (inputs.some((input) => (last.get(wordOf(input)) ?? 0) !== input.expectedNo))
    throw new AppError('edited-meanwhile');
  const rows = inputs.map((input) => ({
    municipality_id: municipalityId,
    id: newId(),
    subject_kind: input.kind,
    subject_id: input.subjectId,
    field: input.field,
    lang,
    no: input.expectedNo + 1,
    source: sourceHash(input.from),
    body: input.body,
    machine: input.machine,
    made_from: input.from,
    by_person: actor.personId,
  }));
  await tx.withTables<PromiseTables>().insertInto('translation').values(rows).execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'translation-written',
    subjectId: promiseId,
    personId: actor.personId,
    data: { translations: rows.map(({ id, no }) => ({ id, no })), lang, via: actor.via },
  });
  return rows.map(({ no }) => no);
}

function wordOf({ kind, subjectId, field }: Pick<TranslationInput, 'kind' | 'subjectId' | 'field'>): string {
  return `${kind} ${subjectId} ${field}`;
}

async function lastNumbers(
  tx: Tx,
  municipalityId: string,
  lang: OtherLang,
  inputs: readonly TranslationInput[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: TranslatedKind; subjectId: string; field: string; no: number }>`
    select subject_kind as kind, subject_id as "subjectId", field, max(no) as no
    from translation where municipality_id = ${municipalityId} and lang = ${lang}
      and subject_id = any(${[...new Set(inputs.map(({ subjectId }) => subjectId))]}::uuid[])
    group by subject_kind, subject_id, field`.execute(tx);
  return new Map(rows.map((row) => [wordOf(row), row.no]));
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
