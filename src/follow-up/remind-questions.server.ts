import { sql } from 'kysely';
import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import { inEachMunicipality } from '#places/in-each-municipality.server.ts';
import type { Context } from '#platform/context.server.ts';
import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { answerersOn } from '#promise/answerer-queries.server.ts';

type Waiting = {
  readonly pointId: string;
  readonly title: string;
  readonly areas: string[];
  readonly newest: string;
  readonly due: string;
};

/**
 * Lets those who answer for a point know that people have asked about it, once for each day with new questions, and again when
 * the last day to answer has passed: then the deputy and those who keep the promise together are told too, as they are where
 * nobody answers for the point.
 * @param today the day in Sweden; on any but a working day nothing happens
 * @returns how many notices were written
 */
export async function remindOfQuestions(work: Work, today: string): Promise<number> {
  if (!isWorkingDay(today)) return 0;
  const { tx, municipalityId } = work;
  const { rows } = await sql<Waiting>`
    select q.point_id as "pointId", f.title, max(q.day) as newest, min(q.due) as due,
      array(select a.area_id from promise_area a
        where (a.municipality_id, a.promise_version_id) = (p.municipality_id, f.id)) as areas
    from point_question q
    join point n on (n.municipality_id, n.id) = (q.municipality_id, q.point_id)
    join promise p on (p.municipality_id, p.id) = (n.municipality_id, n.promise_id)
    join lateral (select f.id, f.title from promise_version f
      where (f.municipality_id, f.promise_id) = (p.municipality_id, p.id) order by f.no desc limit 1) f on true
    where q.municipality_id = ${municipalityId} and q.day < ${today}::date and n.trashed_at is null and p.trashed_at is null
      and not exists (
      select from point_question_reply r where (r.municipality_id, r.question_id) = (q.municipality_id, q.id))
    group by p.municipality_id, q.point_id, f.id, f.title order by min(q.due), q.point_id`.execute(tx);
  if (rows.length === 0) return 0;
  const answerers = await answerersOn(
    tx,
    municipalityId,
    rows.map(({ pointId }) => pointId),
    today,
  );
  const people = await colleagues(work);
  const reminders = rows.flatMap(({ pointId, title, areas, newest, due }): NewNotice[] => {
    const own = answerers.filter((one) => one.pointId === pointId);
    const keepers = people
      .filter(({ id, grants }) =>
        can({ personId: id, via: 'worker', grants }, 'request:send', { municipalityId, areas }),
      )
      .map(({ id }) => id);
    const asked = own.length === 0 ? keepers : own.map(({ person }) => person.id);
    const data = { promise: title, day: due };
    const waiting = [...new Set(asked)].map((personId): NewNotice => {
      return { personId, kind: 'question-waiting', subjectId: pointId, step: newest, data };
    });
    if (due >= today) return waiting;
    const told = [...asked, ...own.flatMap(({ deputy }) => deputy?.id ?? []), ...keepers];
    const late = [...new Set(told)].map((personId): NewNotice => {
      return { personId, kind: 'question-late', subjectId: pointId, step: due, data };
    });
    return [...waiting, ...late];
  });
  return writeReminders(work, reminders);
}

/** The same in every municipality; what goes wrong in one does not stop the others. */
export async function remindOfAllQuestions({ db }: Pick<Context, 'db'>, today: string): Promise<void> {
  await inEachMunicipality(db, 'påminnelser om frågor', (work) => remindOfQuestions(work, today));
}
