import { dayWords, swedishDay } from '#checking/day-words.ts';

export type SubjectKind = 'municipality' | 'area' | 'promise' | 'point';
/** A change of substance, or a small correction. */
export type Size = 'major' | 'minor';
/** What a version was: it may also have taken the page back. */
export type StoredSize = Size | 'withdrawal';
/** Why something may be published: every key is turned, or it needed none. */
export type Ground = 'keys' | 'accepted-import' | 'demonstration';

/** Which version of a page is shown. */
export type Version = {
  readonly no: number;
  readonly at: Date;
  readonly size: StoredSize;
  readonly note: string | null;
  readonly ground: Ground;
  /** It is shown as what stood there on a day that has been. */
  readonly past?: Past;
};

/** A version that stood on a page on a day that has been, and what proves that it did. */
export type Past = {
  /** The day that was asked for, `YYYY-MM-DD`; so are the others. */
  readonly day: string;
  /** The day on which another version took its place; null where it still stands. */
  readonly until: string | null;
  /** Of the version's content. */
  readonly sha256: string;
  /** The event of the audit chain that names the version and its hash. */
  readonly event: { readonly no: number; readonly hash: string } | null;
  /** The page as it is now. */
  readonly now: string;
};

const GROUND: Readonly<Record<Ground, string>> = {
  keys: 'när alla parter hade godkänt sina delar',
  'accepted-import': 'efter ett äldre dokument som har lästs in och godkänts',
  demonstration: 'som exempel, med påhittade uppgifter',
};

/** "Publicerat 3 maj 2018."; for a later version "Ändrat 3 maj 2018: rättat antal." */
export function versionWords({ no, at, size, note }: Version): string {
  const day = dayWords(swedishDay(at));
  if (size === 'withdrawal') return `Tillbakadraget ${day}.`;
  return no === 1 || note === null ? `Publicerat ${day}.` : `Ändrat ${day}: ${asEnding(note)}`;
}

/** On what ground it was published. */
export function groundWords({ ground }: Version): string {
  return `Publicerat ${GROUND[ground]}.`;
}

/** The note as the end of a sentence: with a full stop, and small at its beginning unless that is a name or a quote. */
function asEnding(note: string): string {
  return /[.!?]$/.test(note) ? note : `${note}.`;
}
