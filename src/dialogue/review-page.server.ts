import type { Work } from '#access/work.server.ts';
import { suspectedIn } from '#dialogue/about-somebody.ts';
import { masked, markedParts, type MarkedPart } from '#dialogue/masking.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import {
  answersAlike,
  countWaiting,
  listForReview,
  loadInput,
  REVIEWED_AT_ONCE,
  type InputRead,
  type ReviewList,
} from '#dialogue/review-queries.server.ts';
import { writtenIn } from '#dialogue/written.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

/** One text of an answer as whoever reviews sees it: what may be about somebody marked, and a proposal without it. */
type ReviewText = {
  readonly name: string;
  readonly title: string;
  readonly parts: readonly MarkedPart[];
  readonly proposal: string;
};
export type ReviewItem = Pick<InputRead, 'id' | 'day' | 'lang' | 'channel' | 'held' | 'no' | 'verdict' | 'reason'> & {
  readonly texts: readonly ReviewText[];
  /** In how many other answers the same words stand. */
  readonly alike: number;
};

export type ReviewPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: { readonly id: string; readonly title: string };
  readonly list: ReviewList;
  readonly items: readonly ReviewItem[];
  readonly waiting: number;
  /** How many answers have words that stand in another too. */
  readonly alike: number;
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
};

/**
 * What was written in a dialogue, for those who decide what of it is shown: they alone see what waits.
 * @throws AppError `forbidden`, `not-found`
 */
export async function loadReviewPage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  asked: { readonly list: ReviewList; readonly after: string | null; readonly one: string | null },
): Promise<ReviewPage> {
  const { title } = await mustWriteDialogue(work, id);
  const alike = await answersAlike(work, id);
  const inputs =
    asked.one === null ? await listForReview(work, id, { ...asked, alike }) : [await loadInput(work, id, asked.one)];
  const last = inputs.at(-1);
  return {
    municipality,
    dialogue: { id, title },
    list: asked.list,
    items: inputs.map((input) => ({ ...itemOf(input), alike: alike.get(input.id) ?? 0 })),
    waiting: await countWaiting(work, id),
    alike: alike.size,
    next: asked.one === null && inputs.length === REVIEWED_AT_ONCE && last !== undefined ? last.id : null,
  };
}

function itemOf({ form, answers, ...input }: InputRead): Omit<ReviewItem, 'alike'> {
  const { id, day, lang, channel, held, no, verdict, reason } = input;
  const texts = writtenIn(form, answers).map(({ name, title, text }) => {
    const spans = suspectedIn(text);
    return { name, title, parts: markedParts(text, spans), proposal: masked(text, spans) };
  });
  return { id, day, lang, channel, held, no, verdict, reason, texts };
}
