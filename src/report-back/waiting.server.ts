import type { Actor } from '#access/actor.ts';
import { can, looksAfterInstallation } from '#access/can.ts';
import { inWork } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { answersToApprove, type AnswersToApprove } from '#follow-up/answers-to-approve.server.ts';
import { questionsToAnswer } from '#follow-up/question-queries.server.ts';
import type { QuestionsWaiting } from '#follow-up/questions-waiting.ts';
import { roundsToAnswer, type RoundToAnswer } from '#follow-up/request-waiting.server.ts';
import { municipalitiesFor, type MunicipalityRef } from '#places/places-queries.server.ts';
import { listOrphans } from '#promise/lineage-queries.server.ts';
import { waitingKeys, type WaitingKey } from '#promise/keys-queries.server.ts';
import { listPromises, type PromiseListed } from '#promise/promise-queries.server.ts';
import { pagesBehind, type PageBehind } from '#publication/behind-queries.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { repliesToPublish, type RepliesBehind } from '#publication/reply-queries.server.ts';
import { loadCases, type CaseRow } from '#report-back/case-queries.server.ts';
import { consultationsToAnswer, type ConsultationToAnswer } from '#report-back/consultation-queries.server.ts';
import type { ImportListed } from '#report-back/import-record.ts';
import { listImports } from '#report-back/import-queries.server.ts';

/** What waits for somebody in one municipality. */
export type Waiting = {
  readonly municipality: MunicipalityRef;
  /** Rounds in which the person is asked how it went. */
  readonly answers: readonly RoundToAnswer[];
  /** Texts that wait for a key of a party that the person approves for. */
  readonly keys: readonly WaitingKey[];
  /** Answers that wait for a key of a party that the person approves for. */
  readonly answered: readonly AnswersToApprove[];
  /** Consultations that the person is asked in. */
  readonly consultations: readonly ConsultationToAnswer[];
  /** Cases whose officer the person is, until they are archived. */
  readonly cases: readonly CaseRow[];
  readonly drafts: readonly ImportListed[];
  readonly unpublished: readonly PromiseListed[];
  /** What people have asked of points that the person may answer for. */
  readonly questions: readonly QuestionsWaiting[];
  /** Answers to such questions that wait for the person to publish them. */
  readonly replies: readonly RepliesBehind[];
  /** Published promises whose pages time has made untrue. */
  readonly behind: readonly PageBehind[];
  readonly orphans: number;
  /** Published promises that are not closed, for whoever keeps them together. */
  readonly running: readonly PromiseListed[];
  /** Published promises whose briefs they may read, for whoever reads what goes to the committee and nothing else. */
  readonly briefs: readonly PromiseListed[];
};

export type WaitingOverview = {
  readonly waiting: readonly Waiting[];
  readonly municipalities: readonly MunicipalityRef[];
  /** Whether the page where documents are read in is open to them, and whether they look after the installation. */
  readonly may: { readonly takeIn: boolean; readonly caretake: boolean };
};

/**
 * What waits for somebody, in the municipality that is asked for or else the first one: questions and consultations to answer, what people ask,
 * texts and answers to approve, their cases, documents to review, promises to publish, points without a successor. Only what
 * is theirs to do.
 * @param today the day in Sweden, `YYYY-MM-DD`
 */
export async function whatWaits(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  slug: string | null,
  today: string,
): Promise<WaitingOverview> {
  const municipalities = await municipalitiesFor(ctx.db, actor, 'committee:read');
  const waiting: Waiting[] = [];
  for (const municipality of municipalities.filter((one) => slug === null || one.slug === slug).slice(0, 1)) {
    const { id } = municipality;
    waiting.push(
      await inWork(ctx.db, id, actor, async (work) => {
        const { tx } = work;
        const may = (action: 'import:review' | 'promise:publish' | 'promise:write') =>
          can(actor, action, { municipalityId: id });
        const committeeOnly = !can(actor, 'office:read', { municipalityId: id });
        const promises = may('promise:publish') || committeeOnly ? await listPromises(tx, id) : [];
        const published = await latestPublications(
          tx,
          id,
          ['promise'],
          promises.map((promise) => promise.id),
        );
        const approves = ({ partyId }: WaitingKey) =>
          can(actor, 'promise:approve', { municipalityId: id, parties: [partyId] });
        return {
          municipality,
          answers: await roundsToAnswer(work),
          keys: actor.personId === null ? [] : (await waitingKeys(work, today)).filter(approves),
          answered: can(actor, 'entry:approve', { municipalityId: id })
            ? (await answersToApprove(work)).filter(({ partyId }) =>
                can(actor, 'entry:approve', { municipalityId: id, parties: [partyId] }),
              )
            : [],
          consultations: await consultationsToAnswer(work),
          cases: actor.personId === null ? [] : (await loadCases(work)).filter((one) => isOpenFor(one, actor.personId)),
          drafts: (may('import:review') ? await listImports(tx, id) : []).filter(({ state }) => state === 'draft'),
          unpublished: committeeOnly ? [] : promises.filter((promise) => !published.has(promise.id)),
          behind: may('promise:publish') ? await pagesBehind(work) : [],
          questions: committeeOnly ? [] : await questionsToAnswer(work, municipality, today),
          replies: committeeOnly ? [] : await repliesToPublish(work),
          orphans: may('promise:write') ? (await listOrphans(tx, id)).length : 0,
          running: may('promise:write')
            ? promises.filter(({ id: promise, closedAt }) => closedAt === null && published.has(promise))
            : [],
          briefs: committeeOnly ? promises.filter((promise) => published.has(promise.id)) : [],
        };
      }),
    );
  }
  const takeIn =
    looksAfterInstallation(actor) ||
    municipalities.some(({ id }) => can(actor, 'import:review', { municipalityId: id }));
  return { waiting, municipalities, may: { takeIn, caretake: looksAfterInstallation(actor) } };
}

function isOpenFor({ officerId, step }: CaseRow, personId: string | null): boolean {
  return officerId === personId && step !== 'archived';
}
