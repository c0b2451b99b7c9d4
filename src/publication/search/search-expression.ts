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
 * The words as PostgreSQL searches (`tsquery`): all of them, each as it is, as a beginning, or bent. Words that say nothing
 * are left out beside others. Lexemes are quoted: no sign of a query is read as anything but a letter.
 */
export function wordExpression(asked: readonly Asked[]): string {
  return telling(asked)
    .map(({ word, others }) => {
      const begins = word.length >= SHORTEST_BEGINNING ? `${quoted(word)}:*` : quoted(word);
      return `(${[begins, ...others.filter((other) => other !== word).map(quoted)].join(' | ')})`;
    })
    .join(' & ');
}

/** The words as they are written, and no other way. */
export function exactExpression(asked: readonly Asked[]): string {
  return telling(asked)
    .map(({ word }) => quoted(word))
    .join(' & ');
}

/** The pages of a choice. */
export function choiceExpression({ lang, municipality, kind, party, state }: Choice): string {
  return [
    langMark(lang),
    ...(municipality === null ? [] : [municipalityMark(municipality)]),
    ...(kind === null ? [] : [kindMark(kind)]),
    ...(party === null ? [] : [partyMark(party)]),
    ...(state === null ? [] : [stateMark(state)]),
  ]
    .map(quoted)
    .join(' & ');
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
