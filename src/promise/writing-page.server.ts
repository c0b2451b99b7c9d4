import { themesOfPoint, type PointThemes } from '#promise/theme-links.server.ts';
import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { answerersFrom, type Answerer } from '#promise/answerer-queries.server.ts';
import { waitingToCome } from '#promise/bring-along.server.ts';
import type { Orphan } from '#promise/lineage-queries.server.ts';
import { nextPeriod, nextYear } from '#promise/carry-over.ts';
import { listPromises, loadPromiseAt, type PromiseListed } from '#promise/promise-queries.server.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import { EASY_TEXTS, type Translation } from '#promise/translation.ts';
import { loadTranslations, sourceHash } from '#promise/translations.server.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';

/** A text in easy Swedish beside the one that it was made from. */
export type EasyText = {
  readonly field: string;
  readonly swedish: string;
  readonly easy: string;
  /** The version; 0 where there is none yet. */
  readonly no: number;
  /** Whether the Swedish text has changed since. */
  readonly outdated: boolean;
};

export type WritingPage = {
  readonly promise: PromiseRecord;
  readonly choices: WritingChoices;
  readonly answerers: readonly Answerer[];
  readonly easy: readonly EasyText[];
  /** Points of earlier promises that wait to be taken along. */
  readonly waiting: readonly Orphan[];
  readonly may: { readonly write: boolean; readonly trash: boolean };
};

/** What the page of a promise that is being written shows; null where there is none by that address word. */
export async function loadWritingPage(work: Work, slug: string, today: string): Promise<WritingPage | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const subject = await promiseSubject(work, promise.id);
  const said = await loadTranslations(tx, municipalityId, 'promise', [promise.id]);
  return {
    promise,
    choices: await writingChoices(tx, municipalityId, promise.period),
    answerers: await answerersFrom(
      tx,
      municipalityId,
      promise.points.map((point) => point.id),
      today,
    ),
    easy: easyTexts(EASY_TEXTS.promise, promise, said),
    waiting: await waitingToCome(work, promise),
    may: { write: can(actor, 'promise:write', subject), trash: can(actor, 'trash:use', subject) },
  };
}

export type PointWritingPage = Omit<WritingPage, 'easy' | 'waiting'> & {
  readonly point: PointRecord;
  readonly easy: readonly EasyText[];
  /** Those who may be chosen to answer for the follow-up. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The themes that it is drawn from, and those that it may be. */
  readonly themes: PointThemes;
};

/** What the page of one point shows; null where there is none by those address words. */
export async function loadPointWritingPage(
  work: Work,
  slug: string,
  pointSlug: string,
  today: string,
): Promise<PointWritingPage | null> {
  const page = await loadWritingPage(work, slug, today);
  const point = page?.promise.points.find((one) => one.slug === pointSlug);
  if (page === null || point === undefined) return null;
  const said = await loadTranslations(work.tx, work.municipalityId, 'point', [point.id]);
  return {
    ...page,
    point,
    answerers: page.answerers.filter(({ pointId }) => pointId === point.id),
    easy: easyTexts(EASY_TEXTS.point, point, said),
    people: (await colleagues(work)).map(({ id, name }) => ({ id, name })),
    themes: await themesOfPoint(work, point.id),
  };
}

/** Texts that are there in Swedish, each with its easy variant where there is one. */
function easyTexts<F extends string>(
  fields: readonly F[],
  texts: Readonly<Record<F, string | null>>,
  said: readonly Translation[],
): EasyText[] {
  return fields.flatMap((field) => {
    const swedish = texts[field];
    if (swedish === null) return [];
    const easy = said.find((one) => one.field === field && one.lang === 'sv-x-lattlast');
    return {
      field,
      swedish,
      easy: easy?.body ?? '',
      no: easy?.no ?? 0,
      outdated: easy !== undefined && easy.source !== sourceHash(swedish),
    };
  });
}

export type BeginningPage = {
  readonly promises: readonly PromiseListed[];
  readonly choices: WritingChoices;
  /** The promise to begin from, where one was chosen. */
  readonly earlier: PromiseRecord | null;
};

/**
 * What the page of a new promise shows: what there is to choose among for the period after the earlier promise, or for
 * next year. `today` is `YYYY-MM-DD`.
 */
export async function loadBeginningPage(work: Work, earlierSlug: string | null, today: string): Promise<BeginningPage> {
  const { tx, municipalityId } = work;
  const earlier = earlierSlug === null ? null : await loadPromiseAt(tx, municipalityId, earlierSlug);
  const period = earlier === null ? nextYear(today) : nextPeriod(earlier.period);
  return {
    promises: await listPromises(tx, municipalityId),
    choices: await writingChoices(tx, municipalityId, period),
    earlier,
  };
}
