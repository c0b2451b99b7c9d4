import type { Work } from '#access/work.server.ts';
import { loadSettings, saveSettings } from '#places/settings.server.ts';
import { OTHER_LANGS } from '#platform/texts/languages.ts';
import { writeTranslations, type TranslationInput } from '#promise/translations.server.ts';
import { loadDesks } from '#publication/load-desk.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import type { DemoTranslations } from '#report-back/demo-data.ts';

/** A promise that is written, by its id and the word of its address. */
type Written = { readonly id: string; readonly slug: string };

/**
 * The texts of the demonstration in other languages, and its promises published in them. A program wrote them and nobody
 * who speaks the languages has read them, so they are marked, in the demonstration as anywhere else.
 */
export async function writeDemoTranslations(
  work: Work,
  { day, note, texts }: DemoTranslations,
  promises: readonly Written[],
): Promise<void> {
  const known = new Map(texts.map((text) => [text.sv, text]));
  for (const { id, slug } of promises) {
    for (const { lang, texts: asked } of (await loadDesks(work, slug, OTHER_LANGS)) ?? []) {
      const made = asked.flatMap(({ place, swedish, state }): TranslationInput[] => {
        const text = known.get(swedish);
        if (text === undefined || state !== 'missing') return [];
        const from = text.older?.langs.includes(lang) === true ? text.older.from : swedish;
        return [{ ...place, expectedNo: 0, from, body: text[lang], machine: true }];
      });
      await writeTranslations(work, id, lang, made);
    }
  }
  const settings = await loadSettings(work);
  // What somebody has chosen, in a municipality to practise in, stays.
  if (settings.languages.length === 0) await saveSettings(work, { ...settings, languages: [...OTHER_LANGS] });
  for (const { id } of promises)
    await publishPromise(work, { promiseId: id, size: 'minor', note, ground: 'demonstration', today: day });
}
