import { renderHtmlBlocks } from '#documents/render-html.ts';
import { wordDifference, type Stretch } from '#checking/word-difference.ts';
import { headingWords } from '#reading/own-memo/memo-headings.ts';
import { paragraph } from '#report-back/memo-blocks.ts';
import { memoSegments } from '#report-back/memo-document.ts';
import { boundValues } from '#report-back/memo-figures.ts';
import { headingsFor, type MemoPart, type MemoProfile } from '#report-back/memo-profile.ts';
import type { BoundValue, Editable, MemoRecord } from '#report-back/memo-record.ts';
import { changedUnder, drawnSentence } from '#report-back/memo-sentences.ts';

/** Something that is drawn, as it stands in the memo. */
type Piece = {
  readonly from: 'record' | 'profile';
  readonly html: string;
  /** Set where a person can put own words in its place; `now` is what is drawn. */
  readonly editable: { readonly part: Editable; readonly now: string } | null;
};

/** A part of the memo as it is written: its heading, and what of it is drawn. The rest are fields. */
export type EditPart = { readonly part: MemoPart; readonly heading: string; readonly pieces: readonly Piece[] };

export type MemoEditing = {
  readonly parts: readonly EditPart[];
  /** What a text can hold by its name, and says whatever the record says. */
  readonly values: readonly BoundValue[];
  /** Own words whose drawn ones have changed since, word by word. */
  readonly changed: Readonly<Partial<Record<Editable, readonly Stretch[]>>>;
};

/** The memo parted into what is drawn and what a person writes, in the profile's order. */
export function memoEditing(record: MemoRecord, profile: MemoProfile): MemoEditing {
  const { segments } = memoSegments(record, { draft: true, profile });
  const pieceOf = ({ from, blocks, editable }: (typeof segments)[number]): Piece[] => {
    if (editable !== undefined) {
      const now = drawnSentence(record, profile, editable);
      const piece = { html: now === '' ? '' : renderHtmlBlocks([paragraph(now)]), editable: { part: editable, now } };
      return [{ from: editable === 'went' ? 'record' : 'profile', ...piece }];
    }
    const body = blocks.filter((block) => block.kind !== 'heading' || block.level !== 2);
    return from === 'person' || body.length === 0 ? [] : [{ from, html: renderHtmlBlocks(body), editable: null }];
  };
  return {
    parts: profile.order.map((part) => ({
      part,
      heading:
        part === 'perspectives'
          ? 'Perspektiv'
          : headingWords(headingsFor(profile, record.kind)[part], record.decisionBody),
      pieces: segments.filter((segment) => segment.part === part).flatMap(pieceOf),
    })),
    values: boundValues(record),
    changed: Object.fromEntries(
      changedUnder(record, profile).map(({ part, was, now }) => [part, wordDifference(was, now)]),
    ),
  };
}
