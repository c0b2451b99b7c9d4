/** A party that is asked about a case's memo, so that the pages of a consultation have something to show. */
import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { linkToPassOn } from '#report-back/consultation-link.server.ts';
import { loadMemoOfCase } from '#report-back/memo-queries.server.ts';
import { promiseOfCase } from '#report-back/send-consultation.server.ts';

/** @param personId who answers in the office @returns the asked party's id, and the path that a link of its opens */
export async function askParty(
  tx: Tx,
  { municipalityId, caseId, personId }: Readonly<Record<'municipalityId' | 'caseId' | 'personId', string>>,
): Promise<{ readonly askedId: string; readonly path: string }> {
  const work = { tx, municipalityId, actor: { personId: null, via: 'command-line' } } as const;
  const memo = await loadMemoOfCase(work, caseId, { site: null, today: '2026-11-28' });
  if (memo === null) throw new Error('the case has no memo');
  const { record, profile } = memo;
  const pointIds = (await promiseOfCase(work, caseId)).points.map(({ id }) => id);
  const [sharing, askedId] = [newId(), newId()];
  await sql`insert into memo_sharing (municipality_id, id, case_id, memo_version_id, shown, content, due)
    select ${municipalityId}, ${sharing}, ${caseId}, id, ${JSON.stringify({ record, profile, pointIds })}, content, '2099-01-01'
    from memo_version where municipality_id = ${municipalityId} and case_id = ${caseId} order by no desc limit 1`.execute(
    tx,
  );
  await sql`insert into asked_party (municipality_id, id, sharing_id, position, party_words, person_id)
    values (${municipalityId}, ${askedId}, ${sharing}, 1, 'Räddningstjänsten', ${personId})`.execute(tx);
  return { askedId, path: await linkToPassOn(work, askedId) };
}
