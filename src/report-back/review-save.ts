import { wordDifference, type Stretch } from '#checking/word-difference.ts';
import {
  sameRows,
  rowsText,
  type Content,
  type Field,
  type FieldFault,
  type Rows,
} from '#report-back/review-fields.ts';
import { FRAME_GROUPS } from '#report-back/review-frame.ts';
import { pointFields } from '#report-back/review-point.ts';
import { pointNow } from '#report-back/review-order.ts';

/** What one form of the review sent: the fields that it holds, for the frame or for one point. */
export type Posted = {
  /** The point's number in the version that the person saw; null for the frame. */
  readonly point: number | null;
  readonly rows: ReadonlyMap<string, Rows>;
};

/** A field that two have written differently: theirs is saved, mine is not. */
export type Clash = {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
  readonly difference: readonly Stretch[];
};

export type Plan =
  | { readonly kind: 'same' }
  | { readonly kind: 'write'; readonly content: Content }
  /** Nothing is saved: what was typed, with what others have saved in the fields that the person left alone. */
  | {
      readonly kind: 'open';
      readonly point: number | null;
      readonly rows: ReadonlyMap<string, Rows>;
      readonly faults: ReadonlyMap<string, FieldFault>;
      readonly clashes: readonly Clash[];
    }
  /** The point is there no longer. */
  | { readonly kind: 'gone' };

/** The fields of the frame, or of one point. */
export function fieldsOf(content: Content, point: number | null): Field[] {
  return point === null ? FRAME_GROUPS.flatMap((group) => group.fields) : pointFields(content, point);
}

/**
 * What is to be done with what somebody sent who saw `seen`, now that the draft says `current`. Fields that only one of
 * the two has changed are taken from that one; a field that both have changed differently is for a person to settle.
 */
export function planSave(seen: Content, current: Content, posted: Posted): Plan {
  const point = posted.point === null ? null : pointNow(seen.report, current.report, posted.point);
  if (posted.point !== null && point === null) return { kind: 'gone' };
  const seenFields = fieldsOf(seen, posted.point);
  const fields = fieldsOf(current, point);
  const merged = new Map<string, Rows>();
  const clashes: Clash[] = [];
  for (const [key, mine] of posted.rows) {
    const [was, now] = [seenFields.find((one) => one.key === key), fields.find((one) => one.key === key)];
    if (now === undefined) continue;
    const [before, theirs] = [was?.read(seen) ?? [], now.read(current)];
    merged.set(key, sameRows(mine, before) ? theirs : mine);
    if (sameRows(mine, before) || sameRows(before, theirs) || sameRows(mine, theirs)) continue;
    clashes.push(clashOf(now, theirs, mine));
  }
  const { content, faults } = write(current, point, merged);
  if (faults.size > 0 || clashes.length > 0) return { kind: 'open', point, rows: merged, faults, clashes };
  return content === current ? { kind: 'same' } : { kind: 'write', content };
}

function clashOf(field: Field, theirs: Rows, mine: Rows): Clash {
  const [saved, typed] = [rowsText(field, theirs), rowsText(field, mine)];
  return { key: field.key, label: field.label, theirs: saved, mine: typed, difference: wordDifference(saved, typed) };
}

function write(
  current: Content,
  point: number | null,
  merged: ReadonlyMap<string, Rows>,
): { readonly content: Content; readonly faults: ReadonlyMap<string, FieldFault> } {
  const faults = new Map<string, FieldFault>();
  let content = current;
  for (const field of fieldsOf(current, point)) {
    const rows = merged.get(field.key);
    // An untouched field keeps what it says to the letter.
    if (rows === undefined || sameRows(rows, field.read(current))) continue;
    const written = field.write(content, rows);
    if ('fault' in written) faults.set(field.key, written.fault);
    else content = written.content;
  }
  return { content, faults };
}
