import type { Work } from '#access/work.server.ts';
import { makeReportLink } from '#follow-up/report-link.server.ts';
import { roundsToAnswer } from '#follow-up/request-waiting.server.ts';

/**
 * A personal link to what the actor is asked in a round, for somebody who is in the office already: the same page as the
 * one that mail leads to. Null where nothing waits there.
 */
export async function openOwnQuestions(work: Work, roundId: string): Promise<string | null> {
  const { tx, municipalityId, actor } = work;
  const waits = (await roundsToAnswer(work)).some((round) => round.roundId === roundId);
  if (!waits || actor.personId === null) return null;
  return makeReportLink(tx, { municipalityId, roundId, personId: actor.personId });
}
