import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { newId } from '#platform/uuid.server.ts';

/** A row in every table of a case's way, written as rows. */
export async function caseRows(
  { tx, municipalityId: m }: Work,
  caseId: string,
): Promise<{ readonly sittingId: string }> {
  const [forum, sitting] = [newId(), newId()];
  await sql`insert into forum (municipality_id, id, kind, name) values (${m}, ${forum}, 'board', 'Socialnämnden')`.execute(
    tx,
  );
  await sql`insert into sitting (municipality_id, id, forum_id, day) values (${m}, ${sitting}, ${forum}, '2018-03-20')`.execute(
    tx,
  );
  await sql`insert into case_step (municipality_id, case_id, no, step, day, role, name, reason)
    values (${m}, ${caseId}, 1, 'approved', '2018-02-14', 'kommundirektör', 'Anna Ek', 'Komplettera punkt 2.')`.execute(
    tx,
  );
  await sql`insert into memo_final (municipality_id, case_id, no, memo_version_id, frozen, content)
    select ${m}, ${caseId}, 1, id, '{"words": "Löftet hölls."}', content from memo_version
    where municipality_id = ${m} and case_id = ${caseId} order by no desc limit 1`.execute(tx);
  return { sittingId: sitting };
}
