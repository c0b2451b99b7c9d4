import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { findSitting, sittingForums } from '#places/sittings.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import { caseAim, type CaseAim, type Placed } from '#report-back/case-aim.ts';
import { CASE_STEPS } from '#report-back/case-steps.ts';
import { loadProfile } from '#report-back/profile.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import { caseStanding } from '#report-back/take-step.server.ts';
import { writeCase, type MemoInput } from '#report-back/write-case.server.ts';

/** Whose a case is, where it is going and its number in the register. */
export type CaseFacts = {
  readonly officerId: string | null;
  readonly aim: CaseAim;
  readonly registryNumber: string | null;
};

const EMPTY: MemoInput = {
  dated: null,
  sections: {
    municipality: null,
    department: null,
    decisionBasis: [],
    perspectives: [],
    coDetermination: null,
    committeeReporting: [],
    signatories: [],
    statedCounts: null,
    countsAsStated: false,
    prose: [],
  },
  proposals: [],
  consultation: [],
  dispatch: [],
};

/**
 * Opens a case about a promise, with a memo that begins as the municipality's profile says.
 * @returns its id
 * @throws AppError `promise-not-found`, `forbidden`, `case-open-already` where the promise has one of this kind that is not
 * archived, and what `saveCaseFacts` throws
 */
export async function openCase(
  work: Work,
  { promiseId, kind, ...facts }: CaseFacts & { readonly promiseId: string; readonly kind: Report['kind'] },
): Promise<string> {
  await mayWrite(work, promiseId);
  await lockPromise(work, promiseId);
  if (await hasOpenCase(work, promiseId, kind)) throw new AppError('case-open-already');
  const placed = await checkFacts(work, facts);
  const { registryNumber } = facts;
  const { profile } = await loadProfile(work);
  const id = await writeCase(work, {
    kind,
    promiseId,
    registryNumber,
    decisionBody: null,
    importId: null,
    memo: { ...EMPTY, proposals: profile.kinds[kind].proposals },
  });
  await keepFacts(work, id, { ...placed, officerId: facts.officerId, registryNumber });
  return id;
}

/**
 * Changes who keeps a case, where it is going and its number. A case on an agenda goes to another sitting by being tabled.
 * @throws AppError `case-not-found`, `forbidden`, `colleague-not-found`, `sitting-not-found`, `sitting-cancelled`,
 * `register-not-found`, `case-sitting-fixed`
 */
export async function saveCaseFacts(work: Work, caseId: string, facts: CaseFacts): Promise<void> {
  const { promiseId } = await caseStanding(work, caseId);
  await mayWrite(work, promiseId);
  await lockPromise(work, promiseId);
  const { step } = await caseStanding(work, caseId);
  const now = await placeOf(work, caseId);
  const kept = caseAim(now) === caseAim(placeIn(facts.aim));
  if (!kept && CASE_STEPS.indexOf(step) >= CASE_STEPS.indexOf('on-agenda')) throw new AppError('case-sitting-fixed');
  const placed = await checkFacts(work, { ...facts, ...(kept ? { aim: null } : {}) });
  const { officerId, registryNumber } = facts;
  await keepFacts(work, caseId, { ...(kept ? now : placed), officerId, registryNumber });
  await appendAudit(work.tx, {
    municipalityId: work.municipalityId,
    type: 'case-facts-set',
    subjectId: caseId,
    personId: work.actor.personId,
    data: { officer: officerId, via: work.actor.via },
  });
}

function placeIn(aim: CaseAim): Placed {
  if (aim === null) return { forumId: null, sittingId: null };
  return 'sittingId' in aim ? { forumId: null, ...aim } : { ...aim, sittingId: null };
}

async function mayWrite(work: Work, promiseId: string): Promise<void> {
  const { state: _, ...subject } = await promiseSubject(work, promiseId);
  authorize(work.actor, 'memo:write', subject);
}

async function checkFacts(work: Work, { officerId, aim }: Pick<CaseFacts, 'officerId' | 'aim'>): Promise<Placed> {
  if (officerId !== null && !(await colleagues(work)).some(({ id }) => id === officerId))
    throw new AppError('colleague-not-found');
  if (aim === null) return { forumId: null, sittingId: null };
  if ('sittingId' in aim) {
    const { id, forumId, cancelled } = await findSitting(work, aim.sittingId);
    if (cancelled) throw new AppError('sitting-cancelled');
    return { forumId, sittingId: id };
  }
  if (!(await sittingForums(work)).some(({ id }) => id === aim.forumId)) throw new AppError('register-not-found');
  return { forumId: aim.forumId, sittingId: null };
}

async function keepFacts(
  { tx, municipalityId }: Work,
  caseId: string,
  { forumId, sittingId, officerId, registryNumber }: Placed & Omit<CaseFacts, 'aim'>,
): Promise<void> {
  await tx
    .withTables<ReportBackTables>()
    .updateTable('council_case')
    .set({ forum_id: forumId, sitting_id: sittingId, officer_id: officerId, registry_number: registryNumber })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', caseId)
    .execute();
}

async function placeOf({ tx, municipalityId }: Work, caseId: string): Promise<Placed> {
  const { rows } = await sql<Placed>`
    select forum_id as "forumId", sitting_id as "sittingId" from council_case
    where municipality_id = ${municipalityId} and id = ${caseId}`.execute(tx);
  return rows[0] ?? { forumId: null, sittingId: null };
}

async function hasOpenCase({ tx, municipalityId }: Work, promiseId: string, kind: Report['kind']): Promise<boolean> {
  const { rows } = await sql`
    select from council_case c where c.municipality_id = ${municipalityId} and c.promise_id = ${promiseId} and c.kind = ${kind}
      and not exists (select from case_step s where (s.municipality_id, s.case_id) = (c.municipality_id, c.id)
        and s.step = 'archived') limit 1`.execute(tx);
  return rows.length > 0;
}
