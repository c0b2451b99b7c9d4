import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import type { Context } from '#platform/context.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { caseKeepers } from '#report-back/case-keepers.server.ts';
import { dueDecisionReminders, type DecidedCase } from '#report-back/decision-reminders.ts';
import { loadDecisionSettings } from '#report-back/decision-settings.server.ts';
import { reachedOf } from '#report-back/dispatch-queries.server.ts';

const WORKER: Actor = { personId: null, via: 'worker' };

/**
 * What a working-day morning brings to the cases that are decided: whoever keeps them is told of what is near or late. It goes
 * in the day's mail, so it comes before that is written. What goes wrong in one municipality does not stop the others.
 * @param today the day in Sweden
 */
export async function remindOfDecisions({ db }: Pick<Context, 'db'>, today: string): Promise<number> {
  if (!isWorkingDay(today)) return 0;
  let notices = 0;
  for (const { id } of await listMunicipalities(db)) {
    notices += await inWork(db, id, WORKER, (work) => remindIn(work, today)).catch((fault: unknown) => {
      logFault('påminnelser om beslut', fault);
      return 0;
    });
  }
  return notices;
}

/** The same in one municipality; run again the same day it adds nothing. @returns how many notices were written */
async function remindIn(work: Work, today: string): Promise<number> {
  const cases = await decidedCases(work);
  if (cases.length === 0) return 0;
  return writeReminders(work, dueDecisionReminders(cases, today, await loadDecisionSettings(work)));
}

type Row = Omit<DecidedCase, 'unsent' | 'people'> & {
  readonly officer: string | null;
  readonly areas: readonly string[];
  readonly recipients: readonly string[];
};

/** As many queries however many cases there are: they are of every year that is not archived. */
async function decidedCases(work: Work): Promise<DecidedCase[]> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<Row>`
    select c.id as "caseId", v.title as promise, s.step, c.officer_id as officer, d.decided, d.adjusted, d.announced,
      r.recipients, array(select area_id from promise_area x
        where (x.municipality_id, x.promise_version_id) = (v.municipality_id, v.id)) as areas
    from council_case c
    join promise p on (p.municipality_id, p.id) = (c.municipality_id, c.promise_id) and p.trashed_at is null
    join lateral (select municipality_id, id, title from promise_version v
      where (v.municipality_id, v.promise_id) = (p.municipality_id, p.id) order by no desc limit 1) v on true
    join lateral (select step from case_step s where (s.municipality_id, s.case_id) = (c.municipality_id, c.id)
      order by no desc limit 1) s on true
    join lateral (select min(no) filter (where step = 'decided') as no, min(day) filter (where step = 'decided') as decided,
        min(day) filter (where step = 'adjusted') as adjusted, min(day) filter (where step = 'announced') as announced
      from case_step t where (t.municipality_id, t.case_id) = (c.municipality_id, c.id)) d on true
    join lateral (select facts -> 'recipients' as recipients from ruling r
      where (r.municipality_id, r.case_id, r.step_no) = (c.municipality_id, c.id, d.no) order by r.no desc limit 1) r on true
    where c.municipality_id = ${municipalityId} and s.step in ('decided', 'adjusted', 'announced', 'appeal-over')
    order by c.id`.execute(tx);
  if (rows.length === 0) return [];
  const keepers = await caseKeepers(work);
  const got = await reachedOf(
    work,
    rows.map(({ caseId }) => caseId),
  );
  return rows.map(({ officer, areas, recipients, ...one }) => ({
    ...one,
    unsent: recipients.filter((recipient) => got.get(one.caseId)?.has(recipient.toLowerCase()) !== true).length,
    people: keepers([officer], areas),
  }));
}
