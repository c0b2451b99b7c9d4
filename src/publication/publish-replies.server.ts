import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { findQuestion } from '#follow-up/question-queries.server.ts';
import { answerQuestion, type ReplySent } from '#follow-up/write-question.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { AppError } from '#platform/errors.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import type { PageModel } from '#publication/page-model.ts';
import { withoutPassedTime } from '#publication/passed-time.ts';
import { preparePublication } from '#publication/prepare-publication.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { differs } from '#publication/store-publications.server.ts';

const NOTE = 'Frågor om punkterna är besvarade.';

/**
 * Publishes the answers to people's questions about a promise's points, for everybody who follows them too. Nothing else goes out
 * with them but what time has changed by itself: where the parties have written something else since, it waits for whoever
 * publishes the promise.
 * @returns whether it is published; false where something else would have gone out with it, or no page is published
 * @throws AppError `forbidden`, `promise-not-found`, and all that `publishPromise` throws
 */
export async function publishReplies(work: Work, promiseId: string, today: string): Promise<boolean> {
  const { tx, municipalityId, actor } = work;
  const ground = await groundOf(work, await currentMunicipality(tx, municipalityId), promiseId);
  const prepared = await preparePublication(work, { promiseId, note: NOTE, size: 'major', ground, today });
  authorize(actor, 'promise:publish', promiseScope(municipalityId, prepared.record));
  const { last, own } = prepared;
  if (last === undefined || last.model.kind === 'withdrawn') return false;
  const others = own.some(
    ({ model, before }) => before === undefined || differs({ model: withoutReplies(model, before.model), before }),
  );
  if (others) return false;
  await publishPromise(work, { promiseId, size: 'major', note: NOTE, ground, expectedNo: last.no, today });
  return true;
}

/**
 * Answers a question and publishes the answer, all of it or nothing.
 * @returns whether it is published (see `publishReplies`); the answer is saved all the same
 * @throws AppError what `answerQuestion` and `publishReplies` throw
 */
export async function answerAndPublish(work: Work, id: string, sent: ReplySent, today: string): Promise<boolean> {
  const question = await findQuestion(work, id);
  if (question === null) throw new AppError('not-found');
  const { promiseId } = await findPoint(work, question.pointId);
  await answerQuestion(work, id, sent);
  return publishReplies(work, promiseId, today);
}

/** A page as it would be today, but for what time has changed and what people are answered. */
function withoutReplies(now: PageModel, published: PageModel): PageModel {
  const page = withoutPassedTime(now, published);
  if (page.kind !== 'point' || published.kind !== 'point') return page;
  const { asked: _answered, ...rest } = page;
  return published.asked === undefined ? rest : { ...rest, asked: published.asked };
}
