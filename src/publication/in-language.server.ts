import type { Work } from '#access/work.server.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import type { PageModel } from '#publication/page-model.ts';
import { placeOf, recordTexts, translateRecord } from '#publication/translate-record.ts';
import { loadTranslated } from '#publication/translated-texts.server.ts';
import { markTranslation } from '#publication/translation-marks.ts';

type Whole = { readonly record: PromiseRecord; readonly followUp: FollowUpRecord };

/** A record as it reads in a language; what nobody has translated stays Swedish. `mark` tells of it on a page made of it. */
export async function inLanguage(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  lang: Lang,
  whole: Whole,
): Promise<{ readonly whole: Whole; readonly mark: (model: PageModel) => PageModel }> {
  if (lang === 'sv') return { whole, mark: (model) => model };
  const known = await loadTranslated(tx, municipalityId, lang, recordTexts(whole));
  const [missing, older, machine] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const translated = translateRecord(whole, (text) => {
    const found = known.get(placeOf(text));
    if (found === undefined) {
      missing.add(text.text);
      return text.text;
    }
    if (found.older) older.add(found.body);
    if (found.machine) machine.add(found.body);
    return found.body;
  });
  return { whole: translated, mark: (model) => markTranslation(model, { missing, older, machine }) };
}
