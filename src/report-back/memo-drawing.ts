import type { DocumentBlock } from '#documents/document.ts';
import { HEADINGS, headingWords, type MemoHeading, type MemoNature } from '#reading/own-memo/memo-headings.ts';
import { MEMO_FORMS, sameHeading } from '#reading/own-memo/memo-headings.ts';
import { heading, paragraph, type GapAt } from '#report-back/memo-blocks.ts';
import { boundValues, valuesByName } from '#report-back/memo-figures.ts';
import type { MemoProfile, ProfileText } from '#report-back/memo-profile.ts';
import type { Editable, MemoRecord } from '#report-back/memo-record.ts';
import { fillText } from '#report-back/memo-text.ts';
import { tenseOf, type Tense } from '#report-back/memo-words.ts';

/** A record as a profile draws it. */
export type MemoDrawing = {
  readonly record: MemoRecord;
  readonly profile: MemoProfile;
  readonly tense: Tense;
  readonly gapAt: GapAt;
  readonly values: ReadonlyMap<string, string>;
};

/** A stretch of the memo, with where its words come from: the record, a person, or the profile. */
export type MemoSegment = {
  readonly from: 'record' | 'person' | 'profile';
  readonly blocks: readonly DocumentBlock[];
  /** Where a person can put own words in its place: what the record or the profile says there. */
  readonly editable?: { readonly part: Editable; readonly drawn: string };
};

export function drawingOf(record: MemoRecord, profile: MemoProfile, gapAt: GapAt): MemoDrawing {
  const agreements = record.agreements.length === 1 ? 'den här överenskommelsen' : 'de här överenskommelserna';
  const empty = ['område', 'period', 'kommun', 'beslutande', 'Beslutande', 'förvaltning'].map(
    (name): [string, string] => [name, ''],
  );
  return {
    record,
    profile,
    tense: tenseOf(record.period, record.date, record.kind),
    gapAt,
    values: new Map([...empty, ...valuesByName(boundValues(record)), ['överenskommelsen', agreements]]),
  };
}

export const fromRecord = (...blocks: DocumentBlock[]): MemoSegment => ({ from: 'record', blocks });
export const fromPerson = (...blocks: DocumentBlock[]): MemoSegment => ({ from: 'person', blocks });

/** The heading of a part in the profile's words. */
export function partHeading(drawing: MemoDrawing, part: MemoHeading): MemoSegment {
  return { from: 'profile', blocks: [heading(headingText(drawing, part))] };
}

function headingText({ record, profile }: MemoDrawing, part: MemoHeading): string {
  return headingWords(profile.headings[part], record.decisionBody);
}

/** A standard text of the profile, filled in; empty where the profile has none. */
export function standardText({ profile, values, tense }: MemoDrawing, name: ProfileText): string {
  return fillText(profile.texts[name], values, tense);
}

/** A standard text as a line of its own; nothing where the profile has none. */
export function leadSegment(drawing: MemoDrawing, name: ProfileText): MemoSegment[] {
  const words = standardText(drawing, name);
  return words === '' ? [] : [{ from: 'profile', blocks: [paragraph(words)] }];
}

/** A sentence that a person may have put own words in place of; nothing where neither says anything. */
export function editableSegment(
  { record }: MemoDrawing,
  part: Editable,
  drawn: string,
  from: 'record' | 'profile',
  block: (words: string) => DocumentBlock,
): MemoSegment[] {
  const own = record.edited.find((one) => one.part === part);
  const words = own?.words ?? drawn;
  if (words === '') return [];
  return [{ from: own === undefined ? from : 'person', blocks: [block(words)], editable: { part, drawn } }];
}

/** What the last line says: the form, the case, and the headings among those drawn that reading does not know without it. */
export function natureOf({ record, profile }: MemoDrawing, headings: readonly string[]): MemoNature {
  const shipped = MEMO_FORMS[profile.form].headings;
  const own = HEADINGS.flatMap((part) => {
    if (sameHeading(profile.headings[part], shipped[part])) return [];
    const words = headingWords(profile.headings[part], record.decisionBody);
    return headings.includes(words) ? [{ words, heading: part }] : [];
  });
  return { form: profile.form, kind: record.kind, own };
}
