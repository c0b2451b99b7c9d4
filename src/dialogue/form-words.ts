import { allWords, wordsOf, type Element, type ElementType, type QuestionForm } from '#dialogue/question-form.ts';
import { OTHER_LANGS, type Lang } from '#platform/texts/languages.ts';

/** What the kinds of questions are called in the office. */
export const TYPE_WORDS: Readonly<Record<ElementType, string>> = {
  radiogroup: 'Ett svar',
  checkbox: 'Flera svar',
  rating: 'Skala',
  place: 'Plats',
  comment: 'Egna ord',
  worry: 'Vad som oroar mest: vad, var och när',
};

/** How many of a form's texts are missing in each of the other languages. */
export function missingTexts(form: QuestionForm): { readonly lang: Lang; readonly count: number }[] {
  const all = [form.title, ...allWords(form), ...(form.handIn === undefined ? [] : [form.handIn])];
  return OTHER_LANGS.map((lang) => ({ lang, count: all.filter((one) => one[lang] === undefined).length }));
}

/** The languages in which one of a question's texts is missing. */
export function missingLangs(element: Element): Lang[] {
  const all = wordsOf(element);
  return OTHER_LANGS.filter((lang) => all.some((one) => one !== undefined && one[lang] === undefined));
}
