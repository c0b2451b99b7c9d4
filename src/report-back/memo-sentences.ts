import type { RingPoint } from '#documents/promise-ring.ts';
import { boundValues, valuesByName } from '#report-back/memo-figures.ts';
import { textFor, type MemoProfile, type ProfileText } from '#report-back/memo-profile.ts';
import type { Editable, MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { howItWent } from '#report-back/memo-summary.ts';
import { fillText } from '#report-back/memo-text.ts';
import { tenseOf } from '#report-back/memo-words.ts';

/** A text of the profile's as it reads in a memo of the record. */
export function profileText(record: MemoRecord, text: string): string {
  const agreements = record.agreements.length === 1 ? 'den här överenskommelsen' : 'de här överenskommelserna';
  const empty = ['område', 'period', 'kommun', 'beslutande', 'Beslutande', 'förvaltning'].map(
    (name): [string, string] => [name, ''],
  );
  const values = new Map([...empty, ...valuesByName(boundValues(record)), ['överenskommelsen', agreements]]);
  return fillText(text, values, tenseOf(record.period, record.date, record.kind));
}

/** A standard text of the profile, filled in; empty where the profile has none. */
export function standardText(record: MemoRecord, profile: MemoProfile, name: ProfileText): string {
  return profileText(record, textFor(profile, record.kind, name));
}

/** The points as the ring draws them. */
export function memoRing(points: readonly MemoPoint[]): RingPoint[] {
  return points.map(({ number, owners, carriedOver }) => ({
    number,
    lanes: owners.map(({ kind, state }) => ({ owner: kind, state })),
    carriedOver: carriedOver === true,
  }));
}

/** What stands where a person has put no own words; empty where nothing does. */
export function drawnSentence(record: MemoRecord, profile: MemoProfile, part: Editable): string {
  if (part === 'went') return howItWent(record, memoRing(record.points)) ?? '';
  return part === 'agreements' && record.agreements.length === 0 ? '' : standardText(record, profile, part);
}

/** Own words that were written over something else than what is drawn now: somebody has to look at both. */
export function changedUnder(record: MemoRecord, profile: MemoProfile): { part: Editable; was: string; now: string }[] {
  return record.edited.flatMap(({ part, over }) => {
    const now = drawnSentence(record, profile, part);
    return now === over ? [] : [{ part, was: over, now }];
  });
}

/** What each sentence that a person can word is called. */
export const EDITABLE_WORDS: Readonly<Record<Editable, string>> = {
  method: 'meningen om vad ett medborgarlöfte är',
  went: 'meningen om hur det gick',
  agreements: 'meningen före överenskommelserna',
};
