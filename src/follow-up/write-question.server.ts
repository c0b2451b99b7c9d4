import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { pointSubject } from '#follow-up/activity-log.server.ts';
import { isShownAsAsked, MOST_QUESTIONS, questionDue, type LeftOut, type PointQuestion } from '#follow-up/question.ts';
import { findQuestion } from '#follow-up/question-queries.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Stores a question once, however often it is sent. No audit event tells of it: its hour would stand there.
 * @throws AppError `questions-full` where too many wait for the point
 */
export async function takeQuestion(
  tx: Tx,
  municipalityId: string,
  { id, pointId, body, lang, day }: Omit<PointQuestion, 'due'>,
): Promise<void> {
  const { rows } = await sql<{ waiting: number; there: boolean }>`
    select count(*)::int as waiting, coalesce(bool_or(q.id = ${id}), false) as there from point_question q
    where q.municipality_id = ${municipalityId} and q.point_id = ${pointId} and (q.id = ${id} or not exists (
      select from point_question_reply r where (r.municipality_id, r.question_id) = (q.municipality_id, q.id)))`.execute(
    tx,
  );
  if (rows[0]?.there === true) return;
  if ((rows[0]?.waiting ?? 0) >= MOST_QUESTIONS) throw new AppError('questions-full');
  await tx
    .withTables<FollowUpTables>()
    .insertInto('point_question')
    .values({ municipality_id: municipalityId, id, point_id: pointId, body, lang, day, due: questionDue(day) })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
    .execute();
}

/** What is answered. `shown`: the question as it is shown, with nothing but words taken out. */
export type ReplySent = {
  readonly expectedNo: number;
  readonly partyId: string;
  readonly shown: string;
  readonly answer: string;
  readonly isPublic: boolean;
};

/**
 * Answers a question for a party of the point, or answers it anew. Words that are taken out of the question are gone for good. Where the answer is for everybody, it stands on the point's
 * page the next time that the promise is published.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`, `masking-changes-words`
 */
export async function answerQuestion(work: Work, id: string, sent: ReplySent): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const question = await lockQuestion(work, id);
  authorize(actor, 'question:answer', await pointSubject(work, question.pointId, sent.partyId));
  if (question.no !== sent.expectedNo) throw new AppError('edited-meanwhile');
  if (!isShownAsAsked(question.body, sent.shown)) throw new AppError('masking-changes-words');
  await tx
    .withTables<FollowUpTables>()
    .insertInto('point_question_reply')
    .values({
      municipality_id: municipalityId,
      question_id: id,
      no: sent.expectedNo + 1,
      party_id: sent.partyId,
      shown: sent.shown,
      answer: sent.answer,
      is_public: sent.isPublic,
      by_person: actor.personId,
    })
    .execute();
  if (sent.shown !== question.body)
    await tx
      .withTables<FollowUpTables>()
      .updateTable('point_question')
      .set({ body: sent.shown })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .execute();
  const event = registerEvent(work, 'question-answered', id);
  await appendAudit(tx, { ...event, data: { ...event.data, point: question.pointId, public: sent.isPublic } });
}

/**
 * Leaves a question without an answer and erases it; the reason alone is kept. One that is answered stands.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile` where it is answered
 */
export async function leaveQuestion(
  work: Work,
  id: string,
  { partyId, reason }: { readonly partyId: string; readonly reason: LeftOut },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const question = await lockQuestion(work, id);
  authorize(actor, 'question:answer', await pointSubject(work, question.pointId, partyId));
  if (question.no > 0) throw new AppError('edited-meanwhile');
  await sql`delete from point_question where municipality_id = ${municipalityId} and id = ${id}`.execute(tx);
  const event = registerEvent(work, 'question-left-out', id);
  await appendAudit(tx, { ...event, data: { ...event.data, point: question.pointId, reason } });
}

/** A question, once nobody else answers or erases it. @throws AppError `not-found` */
async function lockQuestion(work: Work, id: string): Promise<NonNullable<Awaited<ReturnType<typeof findQuestion>>>> {
  await sql`select from point_question where municipality_id = ${work.municipalityId} and id = ${id} for update`.execute(
    work.tx,
  );
  const question = await findQuestion(work, id);
  if (question === null) throw new AppError('not-found');
  return question;
}
