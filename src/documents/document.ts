import type { DocumentLook } from '#documents/document-look.ts';
import type { RingPoint } from '#documents/promise-ring.ts';

/**
 * A document as its renderers see it: what stands where, and nothing of what it means. HTML, Word and PDF are drawn from
 * the same value, so that none of them can say anything that the others do not.
 */
export type DocumentModel = {
  /** Its heading of level 1 and its title in the file's properties. */
  readonly title: string;
  /** Who it is from ("Kommunledningsförvaltningen"), for the file's properties; null where not said. */
  readonly author: string | null;
  /** What stands above the title on the first page, a line each: authority, date, registry number. */
  readonly letterhead: readonly string[];
  /** Stands in the margin of every page and in the body where HTML has no pages: "Utkast", "Exempel: påhittad kommun". */
  readonly marks: readonly string[];
  /** The date that the file says it was made, `YYYY-MM-DD`: the document's own date, so that the same record gives the same bytes. */
  readonly date: string | null;
  /** Set closely, so that much fits on one page: for a brief. */
  readonly compact?: true;
  /** The municipality's own logo and colour; the house's look where it is left out. */
  readonly look?: DocumentLook;
  readonly blocks: readonly DocumentBlock[];
};

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: Words }
  /** A line that opens with what it is: "Resultat: …". The label stands in bold, with its colon. */
  | { readonly kind: 'labelled'; readonly label: string; readonly words: Words }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Words[] }
  /** The first row of cells is `head`; it is repeated on every page and marked as header. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** The promise ring; `alternative` says the same in words. */
  | { readonly kind: 'ring'; readonly points: readonly RingPoint[]; readonly alternative: string }
  /** Photographs in a row, two beside each other, or one drawing by itself. Word tells in words what they show. */
  | { readonly kind: 'pictures'; readonly pictures: readonly DocumentPicture[] };

/** `source`: `data:image/jpeg;base64,…`, PNG, WebP, or a drawing of ours as SVG. `alternative` says what it shows, `caption` which it is ("Före"). */
export type DocumentPicture = { readonly source: string; readonly alternative: string; readonly caption: string };

export type Words = readonly Inline[];

/** Text as it is, never markup. `gap` marks what is missing in a draft ("Uppgift saknas: diarienummer"). */
export type Inline = { readonly text: string; readonly href?: string; readonly gap?: true };

/** Plain words. */
export function plain(text: string): Words {
  return [{ text }];
}
