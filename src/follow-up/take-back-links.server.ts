import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { revokeReportLinks } from '#follow-up/report-link.server.ts';
import { standingOf } from '#follow-up/request-standing.server.ts';

/**
 * Takes back the links that somebody has got to a round, such as when a mail has gone astray. The questions stay, and the
 * next reminder has a link of its own.
 * @param today the day in Sweden
 * @throws AppError `round-not-found`, `no-open-link`, `forbidden`
 */
export async function takeBackLinks(
  work: Work,
  { roundId, personId }: { readonly roundId: string; readonly personId: string },
  today: string,
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const round = await standingOf(work, roundId, today);
  if (round === null) throw new AppError('round-not-found');
  authorize(actor, 'request:send', { municipalityId, state: round.state, areas: round.areas });
  const links = await revokeReportLinks(tx, { municipalityId, roundId, personId });
  if (links === 0) throw new AppError('no-open-link');
  await appendAudit(tx, {
    municipalityId,
    type: 'report-links-taken-back',
    subjectId: roundId,
    personId: actor.personId,
    data: { person: personId, links, via: actor.via },
  });
}
