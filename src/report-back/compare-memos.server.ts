import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { dayWords } from '#checking/day-words.ts';
import type { DocumentModel } from '#documents/document.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadFinal } from '#report-back/finalise-memo.server.ts';
import { memoDifference, type PartDifference } from '#report-back/memo-difference.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { loadCaseById, loadMemoOfCase, loadMemoVersion } from '#report-back/memo-queries.server.ts';
import type { MemoShown } from '#report-back/memo-shown.server.ts';
import { promiseOfCase, type Drawing } from '#report-back/send-consultation.server.ts';

/** Something to compare: a version of the memo, one that was sent or finalised, or the memo of the promise before. */
type MemoChoice = { readonly key: string; readonly name: string };

export type ComparisonPage = {
  readonly municipality: MunicipalityRef;
  readonly caseId: string;
  readonly promise: string;
  readonly choices: readonly MemoChoice[];
  readonly from: string;
  readonly to: string;
  readonly parts: readonly PartDifference[];
};

type Listed = { readonly versions: number; readonly finals: number[]; readonly shared: { id: string; on: string; memoNo: number }[]; readonly before: { caseId: string; title: string } | null }; // prettier-ignore

/**
 * Two memos of a case beside each other. A version tells what was written in it, with what is drawn from the record today;
 * what was sent or finalised is as it was then.
 * @param asked keys of choices; what is no choice becomes the last two versions
 */
export async function loadComparison(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
  { from, to, ...drawing }: Drawing & { readonly from: string; readonly to: string },
): Promise<ComparisonPage | null> {
  const council = await loadCaseById(work, caseId);
  if (council === null) return null;
  const promise = await promiseOfCase(work, caseId);
  const choices = choicesOf(await listed(work, caseId, promise.id));
  const known = (key: string, otherwise: string): string => (choices.some((one) => one.key === key) ? key : otherwise);
  const last = `version-${council.no}`;
  const chosen = { from: known(from, `version-${Math.max(1, council.no - 1)}`), to: known(to, last) };
  const older = await modelOf(work, caseId, chosen.from, drawing);
  const newer = await modelOf(work, caseId, chosen.to, drawing);
  return {
    municipality,
    caseId,
    promise: promise.title,
    choices,
    ...chosen,
    parts: older === null || newer === null ? [] : memoDifference(older, newer),
  };
}

/** The promise before: for one of the same areas, or for the whole municipality as well, the latest that ended before it. */
async function listed({ tx, municipalityId }: Work, caseId: string, promiseId: string): Promise<Listed> {
  const { rows } = await sql<Listed>`
    with latest as (
      select distinct on (v.promise_id) v.promise_id, v.id, v.title, v.period_from, v.period_to,
        array(select area_id from promise_area a where (a.municipality_id, a.promise_version_id) = (v.municipality_id, v.id)
          order by area_id) as areas
      from promise_version v where v.municipality_id = ${municipalityId} order by v.promise_id, v.no desc)
    select
      (select max(no) from memo_version m where m.municipality_id = ${municipalityId} and m.case_id = ${caseId}) as versions,
      array(select no from memo_final m where m.municipality_id = ${municipalityId} and m.case_id = ${caseId} order by no) as finals,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'memoNo', m.no,
        'on', to_char(s.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD')) order by s.id)
        from memo_sharing s join memo_version m on (m.municipality_id, m.id) = (s.municipality_id, s.memo_version_id)
        where s.municipality_id = ${municipalityId} and s.case_id = ${caseId}), '[]') as shared,
      (select jsonb_build_object('caseId', c.id, 'title', b.title)
        from latest b
        join promise p on (p.municipality_id, p.id) = (${municipalityId}, b.promise_id) and p.trashed_at is null
        join council_case c on (c.municipality_id, c.promise_id) = (p.municipality_id, p.id)
        join council_case own on own.municipality_id = c.municipality_id and own.id = ${caseId} and own.kind = c.kind
        join latest t on t.promise_id = ${promiseId}
        where b.promise_id <> t.promise_id and b.period_to < t.period_from
          and (b.areas && t.areas or (b.areas = '{}' and t.areas = '{}'))
        order by b.period_to desc, c.id desc limit 1) as before`.execute(tx);
  return rows[0] ?? { versions: 0, finals: [], shared: [], before: null };
}

function choicesOf({ versions, finals, shared, before }: Listed): MemoChoice[] {
  return [
    ...(before === null
      ? []
      : [{ key: `before-${before.caseId}`, name: `Skrivelsen om löftet innan: ${before.title}` }]),
    ...Array.from({ length: versions ?? 0 }, (_, index) => ({
      key: `version-${index + 1}`,
      name: `Version\u00a0${index + 1}`,
    })),
    ...shared.map(({ id, on, memoNo }) => ({
      key: `shared-${id}`,
      name: `På samråd ${dayWords(on)} (version\u00a0${memoNo})`,
    })),
    ...finals.map((no) => ({
      key: `final-${no}`,
      name: finals.length === 1 ? 'Den färdiga' : `Den färdiga, nummer\u00a0${no}`,
    })),
  ];
}

async function modelOf(work: Work, caseId: string, key: string, drawing: Drawing): Promise<DocumentModel | null> {
  const shown = await shownOf(work, caseId, key, drawing);
  return shown === null ? null : memoDocument(shown.record, { draft: false, profile: shown.profile });
}

type Shown = Pick<MemoShown, 'record' | 'profile'>;

async function shownOf(work: Work, caseId: string, key: string, drawing: Drawing): Promise<Shown | null> {
  const [, kind = '', which = ''] = /^(\w+)-(.+)$/u.exec(key) ?? [];
  if (kind === 'version') return loadMemoVersion(work, caseId, Number(which), drawing);
  if (kind === 'before') return (await loadFinal(work, which))?.frozen ?? loadMemoOfCase(work, which, drawing);
  const { tx, municipalityId } = work;
  const { rows } =
    kind === 'final'
      ? await sql<{ shown: MemoShown }>`select frozen as shown from memo_final
          where municipality_id = ${municipalityId} and case_id = ${caseId} and no = ${Number(which)}`.execute(tx)
      : await sql<{ shown: MemoShown }>`select shown from memo_sharing
          where municipality_id = ${municipalityId} and case_id = ${caseId} and id = ${which}`.execute(tx);
  return rows[0]?.shown ?? null;
}
