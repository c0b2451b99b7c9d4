import type { DocumentBlock } from '#documents/document.ts';
import { HEADINGS, headingWords, type MemoHeading, type MemoNature } from '#reading/own-memo/memo-headings.ts';
import { MEMO_FORMS, sameHeading } from '#reading/own-memo/memo-headings.ts';
import { heading, paragraph, type GapAt } from '#report-back/memo-blocks.ts';
import { headingsFor, type MemoProfile, type ProfileText } from '#report-back/memo-profile.ts';
import type { Editable, MemoRecord } from '#report-back/memo-record.ts';
import { drawnSentence, standardText } from '#report-back/memo-sentences.ts';

/** A record as a profile draws it. */
export type MemoDrawing = {
  readonly record: MemoRecord;
  readonly profile: MemoProfile;
  readonly gapAt: GapAt;
};

/** A stretch of the memo, with where its words come from: the record, a person, or the profile. */
export type MemoSegment = {
  readonly from: 'record' | 'person' | 'profile';
  readonly blocks: readonly DocumentBlock[];
  /** Where a person can put own words in its place. */
  readonly editable?: Editable;
};

export const fromRecord = (...blocks: DocumentBlock[]): MemoSegment => ({ from: 'record', blocks });
export const fromPerson = (...blocks: DocumentBlock[]): MemoSegment => ({ from: 'person', blocks });

/** The heading of a part in the profile's words. */
export function partHeading(drawing: MemoDrawing, part: MemoHeading): MemoSegment {
  return { from: 'profile', blocks: [heading(headingText(drawing, part))] };
}

function headingText({ record, profile }: MemoDrawing, part: MemoHeading): string {
  return headingWords(headingsFor(profile, record.kind)[part], record.decisionBody);
}

/** A standard text as a line of its own; nothing where the profile has none. */
export function leadSegment(drawing: MemoDrawing, name: ProfileText): MemoSegment[] {
  const words = standardText(drawing.record, drawing.profile, name);
  return words === '' ? [] : [{ from: 'profile', blocks: [paragraph(words)] }];
}

/** A sentence that a person may have put own words in place of; nothing where neither says anything. */
export function editableSegment({ record, profile }: MemoDrawing, part: Editable): MemoSegment[] {
  const drawn = drawnSentence(record, profile, part);
  const own = record.edited.find((one) => one.part === part);
  const words = own?.words ?? drawn;
  if (words === '') return [];
  const from = own !== undefined ? 'person' : part === 'went' ? 'record' : 'profile';
  return [{ from, blocks: [paragraph(words)], editable: part }];
}

/** What the last line says: the form, the case, and the headings among those drawn that reading does not know without it. */
export function natureOf({ record, profile }: MemoDrawing, headings: readonly string[]): MemoNature {
  const shipped = MEMO_FORMS[profile.form].headings;
  const headingOf = headingsFor(profile, record.kind);
  const own = HEADINGS.flatMap((part) => {
    if (sameHeading(headingOf[part], shipped[part])) return [];
    const words = headingWords(headingOf[part], record.decisionBody);
    return headings.includes(words) ? [{ words, heading: part }] : [];
  });
  return { form: profile.form, kind: record.kind, own };
}
