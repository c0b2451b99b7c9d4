import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { askedParties } from '#report-back/consultation-asked.ts';
import { loadAsked } from '#report-back/consultation-queries.server.ts';
import { memoRecordOf, type CaseRecord } from '#report-back/memo-from-record.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import type { MemoSections } from '#report-back/memo-sections.ts';
import { loadProfile } from '#report-back/profile.server.ts';

type Of = Pick<Work, 'tx' | 'municipalityId'>;

type Drawn = { readonly record: MemoRecord; readonly profile: MemoProfile; readonly council: CaseRecord | null };

/** The case that a promise's memo is drawn for: the latest that was opened. Null where there is none. */
export function loadCase(of: Of, promiseId: string): Promise<CaseRecord | null> {
  return oneCase(of, sql`c.promise_id = ${promiseId}`);
}

/** Whose memo: one case's, or that of the latest case of a promise, which may have none yet. */
export type MemoOf = { readonly caseId: string } | { readonly promiseId: string };

/** The case whose memo it is; null where there is none. */
export function loadCaseOf(of: Of, whose: MemoOf): Promise<CaseRecord | null> {
  return 'caseId' in whose ? loadCaseById(of, whose.caseId) : loadCase(of, whose.promiseId);
}

/** A case by its id; null where the municipality has none. */
export function loadCaseById(of: Of, caseId: string): Promise<CaseRecord | null> {
  return oneCase(of, sql`c.id = ${caseId}`);
}

/** With the latest version of its memo, or with the one of that number. */
async function oneCase(
  { tx, municipalityId }: Of,
  which: RawBuilder<unknown>,
  no: number | null = null,
): Promise<CaseRecord | null> {
  const { rows } = await sql<{
    id: string;
    promise_id: string;
    kind: Report['kind'];
    registry_number: string | null;
    decision_body: string | null;
    version_id: string;
    no: number;
    dated: string | null;
    sections: MemoSections;
    proposals: string[];
    consultation: Report['consultation'];
    dispatch: string[];
  }>`
    select c.id, c.promise_id, c.kind, c.registry_number, f.name as decision_body, m.id as version_id, m.no, m.dated, m.sections,
      array(select body from proposal x where x.municipality_id = m.municipality_id and x.memo_version_id = m.id order by no) as proposals,
      coalesce((select jsonb_agg(jsonb_build_object('party', party_words, 'verdict', verdict) order by position)
        from consultation x where x.municipality_id = m.municipality_id and x.memo_version_id = m.id), '[]') as consultation,
      array(select recipient from dispatch x where x.municipality_id = m.municipality_id and x.memo_version_id = m.id order by position) as dispatch
    from council_case c
    join lateral (select * from memo_version m where m.municipality_id = c.municipality_id and m.case_id = c.id
      and (${no}::int is null or m.no = ${no}) order by no desc limit 1) m on true
    left join forum f on (f.municipality_id, f.id) = (c.municipality_id, c.forum_id)
    where c.municipality_id = ${municipalityId} and ${which}
    order by c.id desc limit 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    promiseId: row.promise_id,
    kind: row.kind,
    registryNumber: row.registry_number,
    decisionBody: row.decision_body,
    versionId: row.version_id,
    no: row.no,
    dated: row.dated,
    sections: row.sections,
    proposals: row.proposals,
    consultation: row.consultation,
    dispatch: row.dispatch,
  };
}

/** Where else a promise and its follow-up have been published, as the addresses were written. */
export async function loadElsewhere({ tx, municipalityId }: Of, promiseId: string): Promise<Report['publications']> {
  const { rows } = await sql<{ address: string; period: string | null }>`
    select web_address as address, round_label as period from elsewhere
    where municipality_id = ${municipalityId} and promise_id = ${promiseId} order by position`.execute(tx);
  return rows;
}

/**
 * What the memo of a promise is drawn from, as the record holds it now; null where there is no such promise.
 * @param site the site's own https address ("https://loften.exempel.se"), null where it has none
 * @param today `YYYY-MM-DD` in Swedish time
 */
export async function loadMemo(
  of: Of,
  promiseId: string,
  site: string | null,
  today: string,
): Promise<MemoRecord | null> {
  return (await loadMemoAndCase(of, promiseId, site, today))?.record ?? null;
}

/** The same, with the profile that it is drawn by and the case as it stands; no case where none has been opened. */
export async function loadMemoAndCase(
  of: Of,
  promiseId: string,
  site: string | null,
  today: string,
): Promise<Drawn | null> {
  return drawnFrom(of, promiseId, await loadCase(of, promiseId), { site, today });
}

/** What the memo of one case is drawn from, as the record holds it now; null where the municipality has no such case. */
export async function loadMemoOfCase(
  of: Of,
  caseId: string,
  drawn: { readonly site: string | null; readonly today: string },
): Promise<{
  readonly record: MemoRecord;
  readonly council: CaseRecord;
  readonly promiseId: string;
  readonly profile: MemoProfile;
} | null> {
  const council = await loadCaseById(of, caseId);
  if (council === null) return null;
  const memo = await drawnFrom(of, council.promiseId, council, drawn);
  return memo === null ? null : { ...memo, council, promiseId: council.promiseId };
}

/** What a version of a case's memo was drawn from, where what is drawn is as the record holds it now; null where there is none. */
export async function loadMemoVersion(
  of: Of,
  caseId: string,
  no: number,
  drawn: { readonly site: string | null; readonly today: string },
): Promise<{ readonly record: MemoRecord; readonly profile: MemoProfile } | null> {
  const council = await oneCase(of, sql`c.id = ${caseId}`, no);
  return council === null ? null : drawnFrom(of, council.promiseId, council, drawn);
}

async function drawnFrom(
  of: Of,
  promiseId: string,
  council: CaseRecord | null,
  { site, today }: { readonly site: string | null; readonly today: string },
): Promise<Drawn | null> {
  const promise = await loadPromise(of.tx, of.municipalityId, promiseId);
  if (promise === null) return null;
  const municipality = await currentMunicipality(of.tx, of.municipalityId);
  const record = memoRecordOf({
    municipality,
    promise,
    followUp: await loadFollowUp(of.tx, of.municipalityId, promiseId),
    council,
    asked: council === null ? [] : askedParties(await loadAsked(of, council.id), promise.points),
    publications: await loadElsewhere(of, promiseId),
    publishedAt:
      site !== null && (await isPublished(of, promiseId)) ? `${site}/${municipality.slug}/${promise.slug}` : null,
    today,
  });
  const { profile } = await loadProfile(of);
  return { record, profile, council };
}

async function isPublished({ tx, municipalityId }: Of, promiseId: string): Promise<boolean> {
  const { rows } = await sql`
    select from publication where municipality_id = ${municipalityId} and subject_kind = 'promise'
      and subject_id = ${promiseId} limit 1`.execute(tx);
  return rows.length > 0;
}
