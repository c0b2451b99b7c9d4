import type { FoundNumber } from '#checking/numbers.ts';

const MONTH =
  '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|apr|aug|sept?|okt|nov|dec)';
/** Words after which a number is a name, a place in a list, a grade, a date or a time. */
const NAMES_BEFORE =
  /(?:^|[^\p{L}])(?:punkt(?:en|erna)?|löftespunkt|löfte(?:t|na)?|mål(?:en)?|åtagande(?:na)?|(?:fokus)?område(?:n|na)?|bilaga|sid(?:an|orna)?|s\.|nr\.?|nummer|kap\.?|kapitel|paragraf|§§?|vecka|veckorna|v\.?|årskurs(?:er|erna)?|åk\.?|klass(?:erna)?|år(?:en|et)?|kl\.?|klockan|t[ae]rtial(?:et)?|kvartal|halvår|t|q|väg|riksväg|länsväg|linje|buss|spår|etapp|fas|steg|version|del|zon|plan|ring|tel\.?|telefon|den|bland|åldern|ålder|åldrarna|sfs|dnr|lag|förordning|under|över|upp till|från)\s*$/iu;
const AGE_OR_GRADE =
  /^\s*(?:-?\s?åring|års?(?!\p{L})|års\s|årig|§|kap(?!\p{L})|km\/h|km\/tim|km(?!\p{L})|(?:kilo)?meter(?!\s(?!från|lång|hög|bred|norr|söder|väster|öster|bort|över|efter|före|mellan|upp)\p{Ll}{4,})|m(?!\p{L})|kvm|grader|mil(?!\p{L})|minut|min(?!\p{L})|månad(?!er(?!\p{L}))|sekund)|^:?[ae](?![\p{L}-])/iu;
/** "De tre tunnlarna" speaks of what is known; "de tre kommundelar som återstod" and "alla 120 ungdomar" count. */
const KNOWN_BEFORE = /(?:^|[^\p{L}])(?:de|dessa|alla|samtliga|båda|våra|sina)\s*$/iu;
const KNOWN_AFTER =
  /^\s*(?:\p{L}+[ae]\s){0,2}?(?:\p{L}+(?:na|en|et|nas)|(?:medborgar)?löft\p{L}*|(?:löftes)?punkt\p{L}*|åtagand\p{L}*|del\p{L}*|part\p{L}*|mål|områd\p{L}*|år|månader)(?!\p{L})|^[\s.,)]*$/iu;
const DURATION =
  /^\s*(?:veck(?:a|or)|(?:arbets|var)?dag(?:ar)?|dygn|månader|timm(?:e|ar)|tim(?!\p{L})|h(?!\p{L})|nätter|terminer|säsonger|lov)/iu;
const DURATION_BEFORE =
  /(?:under|i|på|efter|inom|om|för|sedan|upp till|ytterligare|drygt|knappt|cirka|ca|de|första|senaste)\s*$/iu;
/** What makes even a number that looks like a year a count. */
const COUNTED =
  /^\s*(?:personer|kronor|kr|st|stycken|hushåll|elever|invånare|besök|ungdomar|deltagare|barn|boende)(?!\p{L}|\d)/iu;

/** No words before a number that tell what it is are longer: a sentence of many numbers stays quick. */
const NEAR = 60;

/** Why a number in a sentence counts nothing: it is a year, date, time, age, grade, section, name, length or duration. */
export function isNoCount(sentence: string, number: FoundNumber): boolean {
  const before = sentence.slice(Math.max(0, number.start - NEAR), number.start);
  const after = sentence.slice(number.end);
  if (
    number.digits &&
    (/[\d\p{L}][-–.:/,]$/u.test(before) || /^(?:[:/]\d|\.\d|[:](?:e|a)(?!\p{L})|[-–](?:\d|\p{L}))/u.test(after))
  )
    return true;
  if (/^\d{4}$/.test(number.words) && number.value >= 1900 && number.value < 2100 && !COUNTED.test(after)) return true;
  if (new RegExp(String.raw`^\s*${MONTH}(?!\p{L})`, 'iu').test(after)) return true;
  if (AGE_OR_GRADE.test(after)) return true;
  if (
    DURATION.test(after) &&
    DURATION_BEFORE.test(before) &&
    !/^\s*\p{L}+\s*(?:per|i veckan|i månaden|om|\/)/u.test(after)
  )
    return true;
  if (/(?:^|[^\p{L}])(?:under|över|upp till|från)\s*$/iu.test(before)) return false;
  return NAMES_BEFORE.test(before) || (KNOWN_BEFORE.test(before) && KNOWN_AFTER.test(after));
}

/** A range ("10–15 ungdomar") that starts at the number: its end in the sentence and its words. Null if it is none. */
export function rangeAt(sentence: string, number: FoundNumber): { end: number; words: string } | null {
  if (!number.digits) return null;
  const range = /^\s?[-–]\s?(\d{1,3})(?![\d:.-])/.exec(sentence.slice(number.end));
  if (range === null || Number(range[1]) <= number.value) return null;
  const before = sentence.slice(Math.max(0, number.start - NEAR), number.start);
  const end = number.end + range[0].length;
  if (NAMES_BEFORE.test(before) || /\p{Lu}[\p{L}]*\s$/u.test(before) || AGE_OR_GRADE.test(sentence.slice(end)))
    return null;
  return { end, words: sentence.slice(number.start, end) };
}
