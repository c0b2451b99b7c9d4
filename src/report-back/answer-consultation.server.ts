import { sql } from 'kysely';
import { isDeepStrictEqual } from 'node:util';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { caseKeepers } from '#report-back/case-keepers.server.ts';
import { memoIsOpen, type CaseStep } from '#report-back/case-steps.ts';
import type { Answered } from '#report-back/consultation-form.ts';
import { loadAsked } from '#report-back/consultation-queries.server.ts';
import type { MemoShown } from '#report-back/memo-shown.server.ts';
import { promiseOfCase } from '#report-back/send-consultation.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

export type AskedCase = {
  readonly caseId: string;
  readonly personId: string | null;
  /** Who keeps the case, and who sent the memo. */
  readonly officerId: string | null;
  readonly senderId: string | null;
  readonly party: string;
  readonly due: string;
  readonly ended: boolean;
  readonly step: CaseStep;
  readonly shown: MemoShown;
};

/** What one party was asked, and where the case stands. @throws AppError `consultation-not-found` */
export async function askedCase(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  askedId: string,
): Promise<AskedCase> {
  const { rows } = await sql<AskedCase>`
    select s.case_id as "caseId", a.person_id as "personId", c.officer_id as "officerId",
      s.by_person as "senderId", a.party_words as party, s.due, a.ended_at is not null as ended,
      coalesce(t.step, 'draft') as step, s.shown
    from asked_party a
    join memo_sharing s on (s.municipality_id, s.id) = (a.municipality_id, a.sharing_id)
    join council_case c on (c.municipality_id, c.id) = (s.municipality_id, s.case_id)
    left join lateral (select step from case_step t where t.municipality_id = s.municipality_id and t.case_id = s.case_id
      order by no desc limit 1) t on true
    where a.municipality_id = ${municipalityId} and a.id = ${askedId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new AppError('consultation-not-found');
  return row;
}

/** Whether somebody answers for the party: whoever came by its link, and the person who was asked. */
export function answersFor({ actor }: Pick<Work, 'actor'>, { personId }: Pick<AskedCase, 'personId'>): boolean {
  return actor.via === 'report-link' || (actor.personId !== null && actor.personId === personId);
}

/**
 * Takes a party's answer: of the memo that it was sent, as a whole, and of the points that it says something else of. A
 * later answer stands beside the earlier and holds, as long as the memo is not finalised.
 * @param seenNo the number of the answer that the person saw, 0 where there was none
 * @throws AppError `consultation-not-found`, `consultation-over`, `point-not-found`, `edited-meanwhile`
 */
export async function answerConsultation(work: Work, askedId: string, seenNo: number, answer: Answered): Promise<void> {
  const { tx, municipalityId, actor } = work;
  if (!answersFor(work, await askedCase(work, askedId))) throw new AppError('consultation-not-found');
  const { asked, promise } = await lockAsked(work, askedId);
  const latest = (await loadAsked(work, asked.caseId)).find(({ id }) => id === askedId)?.answer ?? null;
  if (latest !== null && latest.no !== seenNo && saysTheSame(latest, answer)) return; // a second click
  if (asked.ended || !memoIsOpen(asked.step)) throw new AppError('consultation-over');
  if ((latest?.no ?? 0) !== seenNo) throw new AppError('edited-meanwhile');
  if (answer.points.some(({ pointId }) => !asked.shown.pointIds.includes(pointId)))
    throw new AppError('point-not-found');
  const db = tx.withTables<ReportBackTables>();
  const own = { municipality_id: municipalityId, asked_id: askedId, no: seenNo + 1 };
  const { verdict, comment, points } = answer;
  await db
    .insertInto('consultation_answer')
    .values({ ...own, verdict, comment, by_person: actor.personId })
    .execute();
  const rows = points.map((point) => ({
    ...own,
    point_id: point.pointId,
    verdict: point.verdict,
    comment: point.comment,
  }));
  if (rows.length > 0) await db.insertInto('consultation_point').values(rows).execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'consultation-answered',
    subjectId: askedId,
    personId: actor.personId,
    data: { no: seenNo + 1, verdict, points: rows.length, via: actor.via },
  });
  for (const personId of (await caseKeepers(work))([asked.officerId, asked.senderId]))
    if (personId !== actor.personId)
      await addNotice(work, {
        personId,
        kind: 'consultation-answered',
        subjectId: askedId,
        step: String(seenNo + 1),
        data: { promise },
      });
}

/** What somebody was asked, once nobody else changes the case: a memo that was finalised meanwhile is seen to be. */
async function lockAsked(
  work: Work,
  askedId: string,
): Promise<{ readonly asked: AskedCase; readonly promise: string }> {
  const { caseId } = await askedCase(work, askedId);
  const { id, title } = await promiseOfCase(work, caseId);
  await lockPromise(work, id);
  return { asked: await askedCase(work, askedId), promise: title };
}

function saysTheSame(one: Answered, other: Answered): boolean {
  const told = ({ verdict, comment, points }: Answered) => ({
    verdict,
    comment,
    points: Object.fromEntries(points.map((point) => [point.pointId, [point.verdict, point.comment]])),
  });
  return isDeepStrictEqual(told(one), told(other));
}

/**
 * Lets a consultation go on without a party's answer; the memo then says that it has not answered. The reason is kept.
 * @throws AppError `consultation-not-found`, `forbidden`; `consultation-over` where it has answered or is ended already
 */
export async function endWithoutAnswer(work: Work, askedId: string, reason: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { caseId } = await askedCase(work, askedId);
  authorize(actor, 'memo:write', promiseScope(municipalityId, await promiseOfCase(work, caseId)));
  if (!memoIsOpen((await lockAsked(work, askedId)).asked.step)) throw new AppError('consultation-over');
  const { rows } = await sql`
    update asked_party a set ended_at = now(), ended_reason = ${reason}
    where a.municipality_id = ${municipalityId} and a.id = ${askedId} and a.ended_at is null
      and not exists (select from consultation_answer w where (w.municipality_id, w.asked_id) = (a.municipality_id, a.id))
    returning a.id`.execute(tx);
  if (rows.length === 0) throw new AppError('consultation-over');
  await appendAudit(tx, {
    municipalityId,
    type: 'consultation-ended',
    subjectId: askedId,
    personId: actor.personId,
    data: { via: actor.via },
  });
}
