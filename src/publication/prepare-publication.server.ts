import type { Work } from '#access/work.server.ts';
import { loadApprovedFollowUp, loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { loadNoticed } from '#follow-up/noticed-queries.server.ts';
import { loadAnswered, loadLateQuestions } from '#follow-up/question-queries.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { publicLanguages } from '#places/public-languages.server.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { AppError } from '#platform/errors.ts';
import { loadSettings } from '#places/settings.server.ts';
import { internalPlaceNames } from '#places/places-queries.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { swedishDay } from '#checking/day-words.ts';
import { checkModels, checkNote, type GuardFinding } from '#publication/guard.ts';
import { latestPublications, type Latest } from '#publication/latest-publications.server.ts';
import { inLanguage } from '#publication/in-language.server.ts';
import { publishingFrame, type PublishingFrame } from '#publication/publishing-frame.server.ts';
import { withLanguages } from '#publication/translation-marks.ts';
import { draftsOfPromise } from '#publication/promise-drafts.server.ts';
import type { Draft } from '#publication/store-publications.server.ts';
import type { Ground, Size } from '#publication/version.ts';

/** Where a promise's pages stand: the municipality, its areas by the names of the day, its addresses. */
export type Setting = PublishingFrame & {
  readonly record: PromiseRecord;
  /** In which the municipality publishes, Swedish first. */
  readonly languages: readonly Lang[];
  /** Names of places that are not for everybody. */
  readonly internalPlaces: readonly string[];
  /** The promise's own page as it is published now. */
  readonly last: Latest | undefined;
};

/** What would be published of a promise as it stands, and what the guard says of it. */
export type Prepared = Setting & {
  readonly followUp: FollowUpRecord;
  /** The promise's page first, then its points'. */
  readonly own: readonly Draft[];
  /** Pages of other promises whose links change. */
  readonly neighbours: readonly Draft[];
  readonly findings: readonly GuardFinding[];
};

/** @throws AppError `promise-not-found` */
export async function publishingSetting(
  work: Work,
  promiseId: string,
  today = swedishDay(new Date()),
): Promise<Setting> {
  const { tx, municipalityId } = work;
  const record = await loadPromise(tx, municipalityId, promiseId);
  if (record === null) throw new AppError('promise-not-found');
  return {
    ...(await publishingFrame(work, today)),
    record,
    languages: await publicLanguages(work),
    internalPlaces: await internalPlaceNames(tx, municipalityId),
    last: (await latestPublications(tx, municipalityId, ['promise'], [record.id])).get(record.id),
  };
}

/**
 * All that publishing a promise would make public, without making it so, and without asking whether it may be.
 * @param today see `PublishInput`
 * @throws AppError `promise-not-found`
 */
export async function preparePublication(
  work: Work,
  input: {
    readonly promiseId: string;
    readonly size: Size;
    readonly note: string | null;
    readonly ground: Ground;
    readonly today?: string;
  },
): Promise<Prepared> {
  const { tx, municipalityId } = work;
  const { note, size, ground } = input;
  const setting = await publishingSetting(work, input.promiseId, input.today);
  const { record, frame, languages, addresses, internalPlaces } = setting;
  const load = ground === 'keys' ? loadApprovedFollowUp : loadFollowUp;
  const noticed = await loadNoticed(work, record.id, frame.today);
  const questions = await loadAnswered(work, record.id);
  const lateQuestions = await loadLateQuestions(work, record.id, frame.today);
  const followUp = { ...(await load(tx, municipalityId, record.id)), noticed, questions, lateQuestions };
  const own: Draft[] = [];
  const neighbours: Draft[] = [];
  for (const lang of languages) {
    const said = await inLanguage(work, lang, { record, followUp });
    const before =
      lang === 'sv'
        ? setting.last
        : (await latestPublications(tx, municipalityId, ['promise'], [record.id], lang)).get(record.id);
    const wanted = { ...said.whole, frame: { ...frame, lang }, addresses, before, note, size, ground };
    const drafts = await draftsOfPromise(work, wanted);
    own.push(...drafts.own.map((draft) => ({ ...draft, model: withLanguages(said.mark(draft.model), languages) })));
    neighbours.push(...drafts.neighbours);
  }
  const models = own.map(({ model }) => model);
  const { fewestTold } = await loadSettings(work);
  const findings = [...checkModels(models, internalPlaces, fewestTold), ...checkNote(note, internalPlaces)];
  return { ...setting, followUp, own, neighbours, findings };
}
