import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import { namesOf } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import { rowParts } from '#platform/row-parts.ts';
import { newId } from '#platform/uuid.server.ts';
import type { PromiseTables } from '#promise/tables.ts';

export type AnswererMove = {
  readonly fromPerson: string;
  readonly toPerson: string;
  /** The first day on which `toPerson` answers. */
  readonly from: string;
  /** The last one, where the first person comes back afterwards; until further notice where left out. */
  readonly to?: string | null;
};

type Held = {
  id: string;
  point_id: string;
  party_id: string;
  unit_id: string | null;
  person_id: string;
  deputy_id: string | null;
  valid_from: string;
  valid_to: string | null;
};

/**
 * Lets somebody take over all that another answers for or is deputy for, from a day on: a leave, or a new organisation.
 * What was until then stays written. Whoever takes over and was the deputy has none.
 * @returns how many points and parties it concerns
 * @throws AppError `colleague-not-found`, `forbidden`
 */
export async function moveAnswerers(
  work: Work,
  { fromPerson, toPerson, from, to = null }: AnswererMove,
): Promise<number> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'people:administer', { municipalityId });
  if (!(await namesOf(work, [toPerson])).has(toPerson)) throw new AppError('colleague-not-found');
  if (fromPerson === toPerson) return 0;
  const { rows } = await sql<Held>`
    select id, point_id, party_id, unit_id, person_id, deputy_id, valid_from, valid_to from answerer
    where municipality_id = ${municipalityId} and (person_id = ${fromPerson} or deputy_id = ${fromPerson})
      and daterange(valid_from, valid_to + 1, '[)') && daterange(${from}::date, ${to}::date, '[]')
    order by id for update`.execute(tx);
  if (rows.length === 0) return 0;
  // One who administers for one party moves nobody who answers for another.
  for (const partyId of new Set(rows.map((held) => held.party_id)))
    authorize(actor, 'people:administer', registerScope(municipalityId, { partyId }));
  const begun = rows.flatMap((held) => continued(held, { fromPerson, toPerson, from, to }));
  const db = tx.withTables<PromiseTables>();
  await db
    .updateTable('answerer')
    .set({ valid_to: sql`greatest(${from}::date, valid_from) - 1` })
    .where('municipality_id', '=', municipalityId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  for (const part of rowParts(begun)) {
    await db
      .insertInto('answerer')
      .values(part.map((row) => ({ ...row, municipality_id: municipalityId, id: newId(), by_person: actor.personId })))
      .execute();
  }
  await appendAudit(tx, {
    municipalityId,
    type: 'answerers-moved',
    subjectId: null,
    personId: actor.personId,
    data: { from: fromPerson, to: toPerson, since: from, until: to, count: rows.length, via: actor.via },
  });
  return rows.length;
}

/** What comes instead of one holding: the other person for the days asked for, then the first again where some remain. */
function continued(held: Held, { fromPerson, toPerson, from, to }: Required<AnswererMove>): Omit<Held, 'id'>[] {
  const { id: _, ...rest } = held;
  const swap = (person: string | null): string | null => (person === fromPerson ? toPerson : person);
  const person = swap(held.person_id) ?? toPerson;
  const deputy = swap(held.deputy_id);
  const ends = to !== null && (held.valid_to === null || to < held.valid_to);
  const taken = {
    ...rest,
    person_id: person,
    deputy_id: deputy === person ? null : deputy,
    valid_from: held.valid_from > from ? held.valid_from : from,
    valid_to: ends ? to : held.valid_to,
  };
  return ends ? [taken, { ...rest, valid_from: addDays(to, 1) }] : [taken];
}
