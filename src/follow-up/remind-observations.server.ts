import { sql } from 'kysely';
import { can, jointScope } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import { inEachMunicipality } from '#places/in-each-municipality.server.ts';
import type { Context } from '#platform/context.server.ts';
import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { isWorkingDay } from '#platform/working-days.ts';

type Late = {
  readonly walkId: string;
  readonly title: string;
  readonly areaId: string | null;
  readonly due: string;
};

/**
 * Lets those who write dialogues know that something seen on a walk should have been done by a day that has passed, and that
 * nobody has taken care of it or answered why not: once for each walk and day.
 * @param today the day in Sweden; on any but a working day nothing happens
 * @returns how many notices were written
 */
export async function remindOfObservations(work: Work, today: string): Promise<number> {
  if (!isWorkingDay(today)) return 0;
  const { tx, municipalityId } = work;
  const { rows } = await sql<Late>`
    select distinct w.id as "walkId", d.title, d.area_id as "areaId", v.due from walk w
    join lateral (select d.title, d.area_id from dialogue_version d
      where (d.municipality_id, d.dialogue_id) = (w.municipality_id, w.dialogue_id) order by d.no desc limit 1) d on true
    join observation o on (o.municipality_id, o.walk_id) = (w.municipality_id, w.id) and o.kind = 'problem'
    join lateral (select v.due, v.status from observation_version v
      where (v.municipality_id, v.observation_id) = (o.municipality_id, o.id) order by v.no desc limit 1) v on v.status = 'open'
    where w.municipality_id = ${municipalityId} and v.due < ${today}::date order by v.due, w.id`.execute(tx);
  if (rows.length === 0) return 0;
  const people = await colleagues(work);
  const reminders = rows.flatMap(({ walkId, title, areaId, due }) =>
    people
      .filter(({ id, grants }) =>
        can({ personId: id, via: 'worker', grants }, 'dialogue:write', jointScope(municipalityId, areaId)),
      )
      .map(({ id: personId }): NewNotice => {
        const data = { promise: title, day: due };
        return { personId, kind: 'observation-late', subjectId: walkId, step: due, data };
      }),
  );
  return writeReminders(work, reminders);
}

/** The same in every municipality; what goes wrong in one does not stop the others. */
export async function remindOfAllObservations({ db }: Pick<Context, 'db'>, today: string): Promise<void> {
  await inEachMunicipality(db, 'påminnelser om vandringar', (work) => remindOfObservations(work, today));
}
