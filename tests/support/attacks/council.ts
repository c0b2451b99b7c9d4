import { sql } from 'kysely';
import { hashToken, newToken } from '#access/token.server.ts';
import type { Work } from '#access/work.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { addSittings } from '#places/sittings.server.ts';
import { endWithoutAnswer } from '#report-back/answer-consultation.server.ts';
import { linkToPassOn } from '#report-back/consultation-link.server.ts';
import { loadAsked } from '#report-back/consultation-queries.server.ts';
import { openCase } from '#report-back/open-case.server.ts';
import { sendConsultation } from '#report-back/send-consultation.server.ts';
import type { AskedRecord } from '../asked-record.ts';
import { decisionRows } from '../decision-rows.ts';

/** A municipality's cases, for whoever attacks them, and the links that its parties got. */
export type Council = {
  /** On consultation. */
  readonly draft: string;
  /** On the agenda of a sitting that has been. */
  readonly agenda: string;
  /** Decided, adjusted and sent to one recipient. */
  readonly adjusted: string;
  readonly dispatchId: string;
  readonly sittingId: string;
  /** What a party is asked that has not answered. */
  readonly asked: string;
  /** The tokens: one that opens, one whose time is over, one whose consultation went on without an answer. */
  readonly token: string;
  readonly expired: string;
  readonly over: string;
  readonly unknown: string;
};

export function buildCouncil(built: AskedRecord): Promise<Council> {
  return built.work(async (work) => {
    const { tx, municipalityId } = work;
    const forumId = await ensureForum(work, 'Kommunstyrelsen');
    await addSittings(work, forumId, ['2018-03-20']);
    const { rows } = await sql<{
      id: string;
    }>`select id from sitting where municipality_id = ${municipalityId}`.execute(tx);
    const sittingId = rows[0]?.id ?? '';
    const open = (kind: 'report-back' | 'follow-up') =>
      openCase(work, { promiseId: built.promise.id, kind, officerId: null, aim: { forumId }, registryNumber: null });
    const [draft, agenda] = [await open('report-back'), await open('follow-up')];
    const links = await consult(work, draft);
    for (const [no, step] of [
      [1, 'finalised'],
      [2, 'prepared'],
      [3, 'on-agenda'],
    ] as const)
      await sql`insert into case_step (municipality_id, case_id, no, step, day, sitting_id)
        values (${municipalityId}, ${agenda}, ${no}, ${step}, '2018-03-01', ${step === 'on-agenda' ? sittingId : null})`.execute(
        tx,
      );
    const sent = await decisionRows(work, { promiseId: built.promise.id, sittingId, like: agenda });
    return { draft, agenda, adjusted: sent.decidedCase, dispatchId: sent.dispatchId, sittingId, ...links };
  });
}

async function consult(
  work: Work,
  caseId: string,
): Promise<Pick<Council, 'asked' | 'token' | 'expired' | 'over' | 'unknown'>> {
  const parties = ['Bostads AB Eken', 'Region Öst', 'Räddningstjänsten'].map((party) => ({ party, personId: null }));
  const sending = { due: '2030-01-15', parties };
  await sendConsultation(work, caseId, { stepNo: 0, memoNo: 1 }, { sending, site: null, today: '2026-04-20' });
  const [first = '', second = '', third = ''] = (await loadAsked(work, caseId)).map(({ id }) => id);
  const link = async (askedId: string): Promise<string> => (await linkToPassOn(work, askedId)).split('/').at(-1) ?? '';
  const [token, over, expired] = [await link(first), await link(third), newToken()];
  await sql`insert into consultation_link (municipality_id, token_hash, asked_id, expires_at)
    values (${work.municipalityId}, ${hashToken(expired)}, ${second}, now() - interval '1 minute')`.execute(work.tx);
  await endWithoutAnswer(work, third, 'De har inte tid.');
  return { asked: first, token, expired, over, unknown: newToken() };
}
