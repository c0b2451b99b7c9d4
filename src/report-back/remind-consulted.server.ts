import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { caseKeepers } from '#report-back/case-keepers.server.ts';
import { noticesOn, type WaitingParty } from '#report-back/consultation-reminders.ts';

/**
 * Reminds those who have not answered in a consultation: before the last day, and the day after it; then the case's
 * officer is told too, or, where that one has left, whoever sent it. Run again the same day it adds nothing.
 * @param today the day in Sweden; on any but a working day nothing happens
 * @returns how many notices were written
 */
export async function remindConsulted(work: Work, today: string): Promise<number> {
  if (!isWorkingDay(today)) return 0;
  return writeReminders(work, noticesOn(await waitingParties(work), today));
}

type Row = Omit<WaitingParty, 'keepers'> & { readonly officerId: string | null; readonly senderId: string | null };

async function waitingParties(work: Work): Promise<WaitingParty[]> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<Row>`
    select a.id as "askedId", c.id as "caseId", v.title as promise, a.person_id as "personId", s.due,
      c.officer_id as "officerId", s.by_person as "senderId", to_char(s.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "sentOn"
    from asked_party a
    join memo_sharing s on (s.municipality_id, s.id) = (a.municipality_id, a.sharing_id)
    join council_case c on (c.municipality_id, c.id) = (s.municipality_id, s.case_id)
    join promise p on (p.municipality_id, p.id) = (c.municipality_id, c.promise_id) and p.trashed_at is null
    join lateral (select title from promise_version v where v.municipality_id = p.municipality_id and v.promise_id = p.id
      order by no desc limit 1) v on true
    join lateral (select step from case_step t where t.municipality_id = c.municipality_id and t.case_id = c.id
      order by no desc limit 1) t on t.step in ('draft', 'shared')
    where a.municipality_id = ${municipalityId} and a.ended_at is null
      and not exists (select from consultation_answer w where (w.municipality_id, w.asked_id) = (a.municipality_id, a.id))
    order by s.at, s.id, a.position limit 2000`.execute(tx);
  if (rows.length === 0) return [];
  const keepers = await caseKeepers(work);
  return rows.map(({ officerId, senderId, ...row }) => ({ ...row, keepers: keepers([officerId, senderId]) }));
}
