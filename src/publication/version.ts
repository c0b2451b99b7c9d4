import { swedishDay } from '#checking/day-words.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { dayIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';

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
  /** Where the page of that day stands, and the languages that it may be asked for in. */
  readonly path: string;
  readonly languages: readonly Lang[];
  /** The page as it is now. */
  readonly now: string;
};

const GROUND = {
  keys: m.page_ground_keys,
  'accepted-import': m.page_ground_import,
  demonstration: m.page_ground_demo,
} satisfies Record<Ground, unknown>;

/** "Publicerat 3 maj 2018."; for a later version "Ändrat 3 maj 2018: rättat antal." Notes are in Swedish alone. */
export function versionWords(lang: Lang, { no, at, size, note }: Version): string {
  const say = saying(lang);
  const day = dayIn(lang, swedishDay(at));
  if (size === 'withdrawal') return say(m.page_withdrawn, { day });
  if (no === 1 || note === null) return say(m.page_published, { day });
  return lang === 'sv' ? say(m.page_changed_note, { day, note: asEnding(note) }) : say(m.page_changed, { day });
}

/** On what ground it was published. */
export function groundWords(lang: Lang, { ground }: Version): string {
  return saying(lang)(GROUND[ground]);
}

/** The note as the end of a sentence: with a full stop, and small at its beginning unless that is a name or a quote. */
function asEnding(note: string): string {
  return /[.!?]$/.test(note) ? note : `${note}.`;
}
