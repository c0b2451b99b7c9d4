import type { Work } from '#access/work.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inEachMunicipality } from '#places/in-each-municipality.server.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { caseKeepers } from '#report-back/case-keepers.server.ts';
import { caseNotices } from '#report-back/case-notices.ts';
import { loadCases } from '#report-back/case-queries.server.ts';
import { remindConsulted } from '#report-back/remind-consulted.server.ts';

/**
 * Lets the officer of each case know what comes before its sitting and what it misses; where a case has no officer who
 * still works here, those who move cases. It goes in the day's mail. Run again the same day it adds nothing.
 * @param today the day in Sweden; on any but a working day nothing happens
 * @returns how many notices were written
 */
export async function tellOfCases(work: Work, today: string): Promise<number> {
  if (!isWorkingDay(today)) return 0;
  const keepers = await caseKeepers(work);
  const cases = await loadCases(work);
  return writeReminders(
    work,
    cases.flatMap((one) => caseNotices(one, keepers([one.officerId]), today)),
  );
}

/** The same in every municipality; what goes wrong in one does not stop the others. */
export async function tellOfAllCases({ db }: Pick<Context, 'db'>, today: string): Promise<void> {
  await inEachMunicipality(db, 'ärendenas dagar', async (work) => {
    await tellOfCases(work, today);
    await remindConsulted(work, today);
  });
}
