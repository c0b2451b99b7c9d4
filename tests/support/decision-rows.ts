import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { newId } from '#platform/uuid.server.ts';

export type DecisionRows = { readonly decidedCase: string; readonly rulingId: string; readonly dispatchId: string };

/** A case of its own that is decided, adjusted and sent, of another promise than the one whose case the record has. */
export async function decisionRows(
  { tx, municipalityId: m }: Work,
  { promiseId, sittingId, like }: { readonly promiseId: string; readonly sittingId: string; readonly like: string },
): Promise<DecisionRows> {
  const [decidedCase, memo, rulingId, first, dispatchId] = [newId(), newId(), newId(), newId(), newId()];
  await sql`insert into council_case (municipality_id, id, kind, promise_id, registry_number, forum_id)
    select ${m}, ${decidedCase}, 'report-back', ${promiseId}, 'KS 2022-7', forum_id from sitting
    where municipality_id = ${m} and id = ${sittingId}`.execute(tx);
  await sql`insert into memo_version (municipality_id, id, case_id, no, sections, content)
    select ${m}, ${memo}, ${decidedCase}, 1, sections, content from memo_version
    where municipality_id = ${m} and case_id = ${like} order by no desc limit 1`.execute(tx);
  await sql`insert into proposal (municipality_id, memo_version_id, no, body)
    values (${m}, ${memo}, 1, 'Nämnden godkänner återrapporten.')`.execute(tx);
  await sql`insert into dispatch (municipality_id, memo_version_id, position, recipient)
    values (${m}, ${memo}, 1, 'Polisen i Norrvik')`.execute(tx);
  for (const [no, step, day] of [
    [1, 'on-agenda', '2018-03-01'],
    [2, 'decided', '2018-03-20'],
    [3, 'adjusted', '2018-03-26'],
  ] as const)
    await sql`insert into case_step (municipality_id, case_id, no, step, day, sitting_id, role, name)
      values (${m}, ${decidedCase}, ${no}, ${step}, ${day}, ${sittingId}, 'justerare', 'Karin Dahl')`.execute(tx);
  const facts = {
    municipality: 'Norrviks kommun',
    isDemo: false,
    body: 'Socialnämnden',
    day: '2018-03-20',
    matter: 'Återrapportering: Medborgarlöfte',
    registryNumber: 'KS 2022-7',
    reason: null,
    tabledTo: null,
    recipients: ['Polisen i Norrvik'],
  };
  await sql`insert into ruling (municipality_id, id, case_id, step_no, no, memo_version_id, paragraph, reservations, facts)
    values (${m}, ${rulingId}, ${decidedCase}, 2, 1, ${memo}, '14', 'Nils Ahl reserverar sig.', ${JSON.stringify(facts)})`.execute(
    tx,
  );
  await sql`insert into decision (municipality_id, ruling_id, no, memo_version_id, result, body)
    values (${m}, ${rulingId}, 1, ${memo}, 'amended', 'Nämnden godkänner återrapporten med ett tillägg.')`.execute(tx);
  const files = JSON.stringify([{ name: 'protokollsutdrag-14.pdf', sha256: '0'.repeat(64), bytes: 1 }]);
  await sql`insert into dispatch_sent (municipality_id, id, case_id, recipient, no, replaces, adjusted_no, way, email, files)
    values (${m}, ${first}, ${decidedCase}, 'Polisen i Norrvik', 1, null, 3, 'mail', 'registrator@norrvik.example', ${files}),
      (${m}, ${dispatchId}, ${decidedCase}, 'Polisen i Norrvik', 2, ${first}, 3, 'package', null, ${files})`.execute(
    tx,
  );
  await sql`insert into dispatch_returned (municipality_id, dispatch_id, day, reason)
    values (${m}, ${first}, '2018-03-27', 'Brevlådan är full.')`.execute(tx);
  return { decidedCase, rulingId, dispatchId };
}
