import { findNumbers, type FoundNumber } from '#checking/numbers.ts';

/** Numbers that count nothing: years, dates, ages, grades, clock times, sections, lists. */
const BEFORE_NO_COUNT =
  /(?:(?:19|20)?\d\d ?[-–/]|årskurs(?:erna)?|åk\.?|år|åren|ålder(?:n)?|åldrarna|§|kap\.?|punkt|nr\.?|nummer|kl\.?|klockan|tertial|kvartal|vecka|v\.|den|mellan|bilaga|linje|väg|lag|\()\s*$/i;
const AFTER_NO_COUNT =
  /^\s*(?:[-–/:.]\s?\d|[-–]?åring|år(?:s|iga)?(?![a-zåäöéü])|§|:e\b|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\))/iu;

/** No such word is longer, with the space after it. */
const NEAR = 40;

/** The numbers in a text that count something, in order. 'En' and 'ett' are taken for articles. */
export function countsIn(text: string): FoundNumber[] {
  return findNumbers(text).filter(({ article, digits, value, start, end }) => {
    if (article) return false;
    const after = text.slice(end);
    if (digits && value >= 1900 && value < 2100 && Number.isInteger(value) && !/^\s*\p{Ll}{4,}/u.test(after))
      return false;
    return !BEFORE_NO_COUNT.test(text.slice(Math.max(0, start - NEAR), start)) && !AFTER_NO_COUNT.test(after);
  });
}
