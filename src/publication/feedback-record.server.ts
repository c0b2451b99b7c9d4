import type { Work } from '#access/work.server.ts';
import type { DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { loadResult } from '#dialogue/results-page.server.ts';
import { themeWords } from '#dialogue/theme.ts';
import { countThemes, loadThemeAnswers, loadThemes } from '#dialogue/theme-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { FeedbackRecord } from '#publication/build-feedback.ts';
import type { FeedbackWritten } from '#publication/feedback-queries.server.ts';
import { promisedByTheme } from '#publication/promised-by-theme.server.ts';

/**
 * What is known today of a dialogue, for its page in each of the languages: what may be told of the answers, the themes, and the
 * published points that came of them.
 */
export async function feedbackRecord(
  work: Work,
  municipality: MunicipalityRef,
  dialogue: DialogueRead,
  {
    written,
    languages,
  }: { readonly written: Pick<FeedbackWritten, 'intro' | 'quotes'>; readonly languages: readonly Lang[] },
): Promise<ReadonlyMap<Lang, FeedbackRecord>> {
  const { result, heard } = await loadResult(work, dialogue);
  const themes = await loadThemes(work);
  const counts = await countThemes(work, themes, dialogue.id);
  const answers = await loadThemeAnswers(work, dialogue.id);
  // The page hides what the results hide: the two are told of the same answers.
  const told = new Map(result.themes?.rows.map(({ value, all }) => [value, all.count]));
  const since = dialogue.heldFrom;
  const records = new Map<Lang, FeedbackRecord>();
  for (const [lang, promised] of await promisedByTheme(work, themes, { since, languages })) {
    records.set(lang, {
      municipality,
      slug: dialogue.slug,
      title: (dialogue.asked ?? dialogue).form.title,
      area: dialogue.area,
      held: { from: dialogue.heldFrom, to: dialogue.heldTo },
      fewest: result.limit,
      people: result.people,
      // The sentences of who was heard begin with how many answered, which the page says itself.
      heard: result.people === null ? [] : (heard?.words.slice(1) ?? []),
      intro: written.intro,
      quotes: written.quotes,
      themes: counts.map(({ themeId }) => ({
        id: themeId,
        name: themeWords(themes, themeId),
        people: told.get(themeId) ?? null,
        points: promised(themeId),
        whyNot: answers.find((one) => one.themeId === themeId)?.body ?? null,
      })),
    });
  }
  return records;
}
