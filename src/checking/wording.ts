import { dayWords } from '#checking/day-words.ts';
import { MONTHS } from '#checking/months.ts';
import { saysWhen } from '#checking/time-limit.ts';
import { betterWording } from '#checking/wording-example.ts';
import {
  capital,
  isForeign,
  listed,
  ownersWords,
  QUESTIONS,
  type QuestionKey,
  type WordingFacts,
} from '#checking/wording-questions.ts';
import { readSentence, type Sentence } from '#checking/wording-sentence.ts';

type WordingAnswer = {
  readonly key: QuestionKey;
  readonly question: string;
  readonly answered: boolean;
  /** What is good, or what to do. */
  readonly say: string;
};

/** `better`: a pattern with the writer's own words, where something is missing. Only ever a suggestion. */
export type WordingAdvice = { readonly answers: readonly WordingAnswer[]; readonly better: string | null };

/** Under so few letters nobody has written anything yet. */
const SHORTEST = 8;

/**
 * Whether the words of a point say who does what, where, how much and until when, whether those who promise have it in
 * their own power, and whether a stranger can see that it was done. Pure: the same in browser and server. It never
 * stops anybody, and where it is unsure it says nothing.
 */
export function adviseWording(text: string, facts: WordingFacts): WordingAdvice {
  if (text.trim().length < SHORTEST) return { answers: [], better: null };
  const said = readSentence(text, facts.areas);
  const answers = (Object.keys(QUESTIONS) as QuestionKey[]).map((key): WordingAnswer => {
    const fault = FAULTS[key](said, facts);
    return { key, question: QUESTIONS[key], answered: fault === null, say: fault ?? PRAISE[key](said, facts) };
  });
  const missing = answers.filter(({ answered }) => !answered).map(({ key }) => key);
  return { answers, better: missing.length === 0 ? null : betterWording(said, facts, missing) };
}

/** What is missing, as a sentence that says what to do; null where the question has its answer. */
const FAULTS: Readonly<Record<QuestionKey, (said: Sentence, facts: WordingFacts) => string | null>> = {
  who: ({ subject }, { owners }) =>
    subject !== null
      ? null
      : `Meningen säger inte vem. Skriv till exempel ”${owners.length === 0 ? 'Kommunen' : capital(ownersWords(owners))} …”.`,
  what: ({ vague, hasVerb, subject }) => {
    if (vague !== null) return `Ingen kan se när ”${vague.verb}” är gjort. Skriv vad ni gör.`;
    return hasVerb || subject !== null ? null : 'Det är en rubrik, inget löfte. Skriv vad ni gör, med ett verb.';
  },
  where: ({ where }, { place, areas }) => {
    if (where !== null || place !== null || areas.length < 2) return null;
    return `Löftet gäller ${listed(areas)}. Säg var just den här punkten gäller.`;
  },
  'how-much': ({ counted, soft, numbered, vague, outcome }, { target }) => {
    if (target !== null || numbered) return null;
    if (soft !== null && !counted) return `Hur mycket är ”${soft}”? Skriv ett antal, eller hur ofta.`;
    if (counted && vague === null) return null;
    return outcome !== null
      ? 'Skriv hur mycket ni gör, inte bara vad det ska leda till.'
      : 'Skriv ett antal, eller hur ofta. Fyll i ”Minst så många” om det går att räkna.';
  },
  'by-when': ({ text, noTime }, { due, dueWords, target, period }) => {
    const year = otherYear(text, period);
    if (year !== null) return `Texten säger ${year}, men löftet gäller inte det året. Ändra årtalet.`;
    if (due !== null || dueWords !== null || (target !== null && target.per !== null)) return null;
    if (noTime !== null && !/\d{4}/.test(text)) return `”${noTime}” är ingen tid. Skriv senast vilken dag.`;
    return saysWhen(text) || period !== null ? null : 'Skriv senast vilken dag, eller hur ofta.';
  },
  'own-power': ({ outcome, others, kinds, subject }, { owners }) => {
    if (outcome !== null)
      return `Hur det blir rår ingen över ensam (”${outcome}”). Lova vad ni gör, och skriv det här under ”Varför”.`;
    if (others !== null) return `Det är andra som avgör det (”${others}”). Lova vad ni själva gör.`;
    return isForeign(kinds, owners)
      ? `Enligt meningen är det ”${subject}” som gör det, men punkten lovas av ${ownersWords(owners)}. Ändra det ena.`
      : null;
  },
  seen: ({ vague, escape, counted, soft, hasVerb, subject }, { target }) => {
    if (escape !== null)
      return `Med ”${escape}” kan ingen säga om löftet är hållet. Stryk det, eller skriv när det gäller.`;
    if (vague !== null)
      return 'Skriv något som en annan människa kan titta efter: ett antal, en dag, en sak som finns.';
    if (!hasVerb && subject === null) return 'Skriv vad någon ska kunna se när det är klart.';
    return soft !== null && !counted && target === null
      ? `Jämfört med vad? Skriv ett antal i stället för ”${soft}”.`
      : null;
  },
};

/** Said to be a year: a bare number may count something. */
const YEAR = new RegExp(
  `(?:${[...MONTHS, 'under', 'året', 'hösten', 'våren', 'sommaren', 'vintern'].join('|')}) (20\\d\\d)(?!\\d)`,
  'giu',
);

/** The year that the words name where it is none of the period's, as in a text that came from last year's promise. */
function otherYear(text: string, period: WordingFacts['period']): string | null {
  const years = [...text.matchAll(YEAR)].map(([, year = '']) => year);
  if (period === null || years.length === 0) return null;
  const isOther = years.every((year) => year < period.from.slice(0, 4) || year > period.to.slice(0, 4));
  return isOther ? (years[0] ?? null) : null;
}

const PRAISE: Readonly<Record<QuestionKey, (said: Sentence, facts: WordingFacts) => string>> = {
  who: ({ subject }) => `${capital(subject ?? '')}.`,
  what: () => 'Ja, det går att förstå.',
  where: ({ where }, { place, areas }) => {
    if (where !== null) return `${capital(where)}.`;
    if (place !== null) return `${place}.`;
    return areas.length === 1
      ? `Hela ${areas[0]}. Skriv platsen om den är en särskild.`
      : 'Hela kommunen. Skriv platsen om den är en särskild.';
  },
  'how-much': ({ numbered }, { target }) => {
    if (target !== null) return `Minst ${String(target.atLeast).replace('.', ',')} ${target.unit}.`;
    return numbered ? 'Ja, med ett tal.' : 'Ja.';
  },
  'by-when': ({ text }, { due, dueWords, target, period }) => {
    if (due !== null) return `Senast den ${dayWords(due)}.`;
    if (dueWords !== null) return `${capital(dueWords)}.`;
    if (saysWhen(text) || target?.per) return 'Ja.';
    return period === null
      ? 'Ja.'
      : `Senast den ${dayWords(period.to)}, när löftet slutar. Skriv en dag om det ska vara klart tidigare.`;
  },
  'own-power': () => 'Ja, det ser så ut.',
  seen: () => 'Ja.',
};
