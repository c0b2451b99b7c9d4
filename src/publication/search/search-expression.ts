import { kindMark, langMark, municipalityMark, partyMark, stateMark } from '#publication/search/search-text.ts';
import type { FoundKind, PartyChoice } from '#publication/search/search-text.ts';
import type { PointState } from '#documents/point-state.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** One of the words that are looked for, and what else counts as it. All folded. */
export type Asked = {
  readonly word: string;
  /** Stems, and stems of longer words that end as this one does ("trygghetsvandring" for "vandring"). */
  readonly others: readonly string[];
  /** It says nothing by itself ("och"). */
  readonly isEmpty: boolean;
};

/** Which pages are looked through. */
export type Choice = {
  readonly lang: Lang;
  readonly municipality: string | null;
  readonly kind: FoundKind | null;
  readonly party: PartyChoice | null;
  readonly state: PointState | null;
};

/** Shorter words begin too many others. */
const SHORTEST_BEGINNING = 3;

/**
 * Every word, as it is, as a beginning, or bent, on the pages of a choice: as PostgreSQL searches (`tsquery`). Words that
 * say nothing are left out beside others. Lexemes are quoted: no sign of a query is read as anything but a letter.
 */
export function searchExpression(asked: readonly Asked[], choice: Choice): string {
  const words = (lang: Lang): string =>
    telling(asked)
      .map(({ word, others }) => {
        const begins = word.length >= SHORTEST_BEGINNING ? ':*' : '';
        return either([
          `${lexeme(lang, word)}${begins}`,
          ...others.filter((other) => other !== word).map((other) => lexeme(lang, other)),
        ]);
      })
      .join(' & ');
  return [inLanguage(choice.lang, words), ...marksOf(choice).map(quoted)].join(' & ');
}

/** The words as they are written, and no other way. */
export function exactExpression(asked: readonly Asked[], of: Lang): string {
  return inLanguage(of, (lang) =>
    telling(asked)
      .map(({ word }) => lexeme(lang, word))
      .join(' & '),
  );
}

/** The same, of pages of municipalities and areas alone. */
export function placesAmong(expression: string): string {
  return `${expression} & ${either([quoted(kindMark('municipality')), quoted(kindMark('area'))])}`;
}

/** Pages in the language, and those in Swedish that stand for what it lacks. */
function inLanguage(lang: Lang, words: (lang: Lang) => string): string {
  if (lang === 'sv') return words('sv');
  return either([`(${words(lang)})`, `(${quoted(langMark(lang))} & ${words('sv')})`]);
}

function marksOf({ municipality, kind, party, state }: Choice): string[] {
  return [
    ...(municipality === null ? [] : [municipalityMark(municipality)]),
    ...(kind === null ? [] : [kindMark(kind)]),
    ...(party === null ? [] : [partyMark(party)]),
    ...(state === null ? [] : [stateMark(state)]),
  ];
}

function either(some: readonly string[]): string {
  return `(${some.join(' | ')})`;
}

/** A word is stored with its page's language, so that a search reads the pages of that alone. */
function lexeme(lang: Lang, word: string): string {
  return quoted(`${lang}~${word}`);
}

/** What a word of a text begins with where it is to be marked as found. */
export function markedBeginnings(asked: readonly Asked[]): string[] {
  return telling(asked).flatMap(({ word, others }) => [word, ...others]);
}

function telling(asked: readonly Asked[]): readonly Asked[] {
  const some = asked.filter(({ isEmpty }) => !isEmpty);
  return some.length === 0 ? asked : some;
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
