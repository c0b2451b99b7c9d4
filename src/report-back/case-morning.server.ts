import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import type { Context } from '#platform/context.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { dueDecisionReminders, type DecidedCase } from '#report-back/decision-reminders.ts';
import { followedOf, rulingsOf } from '#report-back/decision-queries.server.ts';
import { loadDecisionSettings } from '#report-back/decision-settings.server.ts';
import { didNotArrive, sentOf } from '#report-back/dispatch-queries.server.ts';

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

type Row = { id: string; promise: string; step: DecidedCase['step']; officer: string | null; areas: string[] };

async function decidedCases(work: Work): Promise<DecidedCase[]> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<Row>`
    select c.id, v.title as promise, s.step, c.officer_id as officer, array(select area_id from promise_area x
        where (x.municipality_id, x.promise_version_id) = (v.municipality_id, v.id)) as areas
    from council_case c
    join promise p on (p.municipality_id, p.id) = (c.municipality_id, c.promise_id) and p.trashed_at is null
    join lateral (select municipality_id, id, title from promise_version v
      where (v.municipality_id, v.promise_id) = (p.municipality_id, p.id) order by no desc limit 1) v on true
    join lateral (select step from case_step s where (s.municipality_id, s.case_id) = (c.municipality_id, c.id)
      order by no desc limit 1) s on true
    where c.municipality_id = ${municipalityId} and s.step in ('decided', 'adjusted', 'announced', 'appeal-over')`.execute(
    tx,
  );
  if (rows.length === 0) return [];
  const people = await colleagues(work);
  const cases: DecidedCase[] = [];
  for (const { id, promise, step, officer, areas } of rows) {
    const { decided, adjusted, announced } = await followedOf(work, id);
    const ruling = (await rulingsOf(work, id)).find(({ stepNo }) => stepNo === decided?.no);
    if (decided === null || ruling === undefined) continue;
    const sent = await sentOf(work, id);
    const has = (recipient: string): boolean =>
      sent.some((one) => one.recipient.toLowerCase() === recipient.toLowerCase() && !didNotArrive(one));
    const keeps = people.filter((one) =>
      can({ personId: one.id, via: 'worker', grants: one.grants }, 'case:move', { municipalityId, areas }),
    );
    const own = people.filter((one) => one.id === officer);
    cases.push({
      caseId: id,
      promise,
      step,
      decided: decided.day,
      adjusted: adjusted?.day ?? null,
      announced: announced?.day ?? null,
      unsent: ruling.facts.recipients.filter((one) => !has(one)).length,
      people: (own.length > 0 ? own : keeps).map((one) => one.id),
    });
  }
  return cases;
}
