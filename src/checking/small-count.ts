import { findNumbers } from '#checking/numbers.ts';

/**
 * Counts of persons and offences below this may let somebody be recognised. Brå and the municipalities hold back 1–4;
 * which number is large enough is a judgement and no law, so a municipality may choose another within LIMITS.
 */
export const FEWEST_TOLD = 5;
/** What may be chosen instead. */
export const LIMITS = { least: 3, most: 20 } as const;

/** Not what is counted: "3 procent av ungdomarna", "två gånger". */
const OTHER = 'och|eller|av|till|med|mot|för|i|på|om|som|vid|procent|gånger|timmar|dagar|veckor|månader|år';
const PEOPLE =
  'person(?:er)?|kvinnor|män|\\p{L}*(?:ungdomar|tonåringar|barn|flickor|pojkar|elever|gärningsmän)|misstänkta|målsägande|(?:brotts)?offer|gripna|dömda|häktade';
const OFFENCES =
  '\\p{L}*(?:anmälningar|brott|rån|stölder|tillgrepp|misshandlar|misshandel|våldtäkter|bedrägerier|skadegörelser)';
/** Between the number and what is counted may stand a word or two: "tre unga män", "2 anmälda inbrott". */
const COUNTED = new RegExp(
  `^\\s*(?:(?!(?:${OTHER})(?!\\p{L}))\\p{L}+\\s+){0,2}?(?:${PEOPLE}|${OFFENCES})(?!\\p{L})`,
  'iu',
);

/**
 * Whether the text counts fewer persons or offences than may be told ("3 anmälda inbrott", "två ungdomar"). "En person" is mostly
 * no count but a way to speak, and is passed over unless it is written in digits.
 */
export function countsFew(text: string, fewest: number = FEWEST_TOLD): boolean {
  return findNumbers(text).some(
    ({ value, article, end }) =>
      !article && Number.isInteger(value) && value > 0 && value < fewest && COUNTED.test(text.slice(end)),
  );
}
