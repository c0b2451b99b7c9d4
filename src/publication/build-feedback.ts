import type { Words } from '#dialogue/question-form.ts';
import { wordsIn } from '#dialogue/question-form.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { FeedbackModel, InLang } from '#publication/feedback-model.ts';
import type { PointModel } from '#publication/point-model.ts';

/** What is known of a dialogue when the page about it is built. */
export type FeedbackRecord = {
  readonly municipality: { readonly slug: string; readonly name: string; readonly isDemo: boolean };
  readonly slug: string;
  readonly title: Words;
  readonly area: string | null;
  readonly held: { readonly from: string; readonly to: string };
  /** Smaller counts are told to nobody. */
  readonly fewest: number;
  /** Null where so few answered that it is not told. */
  readonly people: number | null;
  readonly heard: readonly string[];
  readonly intro: string | null;
  readonly quotes: readonly string[];
  /** The themes that people spoke of, with how many did, null where that is not told; the points are the published ones, in the page's language where they are. */
  readonly themes: readonly {
    readonly id: string;
    readonly name: string;
    readonly people: number | null;
    readonly points: readonly PointModel[];
    readonly whyNot: string | null;
  }[];
};

/**
 * The page about a dialogue in a language. A count that was told before is told anew first
 * when as many have come or gone as may be told, so that two versions do not tell what one person said. The shares of those who were
 * heard follow how many they were of.
 * @param before the page as it was last published
 */
export function buildFeedback(
  record: FeedbackRecord,
  lang: Lang,
  { languages, before }: { readonly languages: readonly Lang[]; readonly before: FeedbackModel | null },
): FeedbackModel {
  const { municipality, people, fewest } = record;
  const sv = (text: string): InLang => ({ text, lang: 'sv' });
  return {
    format: 'loftet-feedback/1',
    lang,
    demo: municipality.isDemo,
    path: `/${municipality.slug}/dialog/${record.slug}`,
    municipality: { path: `/${municipality.slug}`, text: municipality.name },
    languages: [...languages],
    title: wordsIn(lang, record.title),
    area: record.area,
    held: { ...record.held },
    fewest,
    people: steady(people, before?.people ?? null, fewest),
    heard: before !== null && isSteady(people, before.people, fewest) ? before.heard : record.heard.map(sv),
    intro: record.intro === null ? null : sv(record.intro),
    quotes: record.quotes.map(sv),
    themes: record.themes
      .filter((theme) => isNamed(people, theme))
      .map((theme) => ({
        id: theme.id,
        name: sv(theme.name),
        people: steady(
          people === null ? null : theme.people,
          before?.themes.find(({ id }) => id === theme.id)?.people ?? null,
          fewest,
        ),
        promised: theme.points.map((point) => promisedShown(point, lang)),
        whyNot: theme.points.length > 0 || theme.whyNot === null ? null : sv(theme.whyNot),
      }))
      .toSorted(
        (one, other) => (other.people ?? 0) - (one.people ?? 0) || one.name.text.localeCompare(other.name.text, 'sv'),
      ),
  };
}

/**
 * Whether a theme stands on the page. One whose count is hidden does so for what came of it alone: else the names that are missing
 * would tell which of the hidden counts are none.
 */
function isNamed(people: number | null, theme: FeedbackRecord['themes'][number]): boolean {
  return (people !== null && theme.people !== null) || theme.points.length > 0 || theme.whyNot !== null;
}

/** The page as it was last published with nothing new but what became of the points: for when time has gone by. */
export function withPointsOf(
  before: FeedbackModel,
  pointsOf: (themeId: string) => readonly PointModel[],
): FeedbackModel {
  return {
    ...before,
    themes: before.themes.map((theme) => {
      const promised = pointsOf(theme.id).map((point) => promisedShown(point, before.lang));
      return { ...theme, promised, whyNot: promised.length > 0 ? null : theme.whyNot };
    }),
  };
}

function promisedShown(point: PointModel, lang: Lang) {
  const isMissing = (text: string): boolean =>
    point.lang !== lang || (point.translation?.missing.includes(text) ?? false);
  const inLang = (text: string): InLang => ({ text, lang: isMissing(text) ? 'sv' : lang });
  return { path: point.path, body: inLang(point.body), promise: inLang(point.promise.text), owners: point.owners };
}

function steady(now: number | null, before: number | null, fewest: number): number | null {
  return isSteady(now, before, fewest) ? before : now;
}

/** Whether so few have come or gone that nobody is to know. */
function isSteady(now: number | null, before: number | null, fewest: number): boolean {
  return now !== null && before !== null && now !== before && Math.abs(now - before) < fewest;
}
