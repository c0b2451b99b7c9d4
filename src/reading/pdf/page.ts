import type { Piece } from '#reading/pdf/pieces.ts';

/**
 * What the PDF reader knows of a page before it decides what the page says.
 * Lengths in points; x to the right, y downwards from the page's upper left corner as it is shown.
 */
export type Run = {
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
  /** White space stood before it in the content stream. */
  readonly spaced: boolean;
  /** Id of the marked content that it belongs to, for the structure tree; null outside. */
  readonly content: string | null;
  /** Marked as no part of the document's text: header, footer, page number, decoration. */
  readonly artifact: boolean;
  /** Where the words lead, or null. */
  readonly address: string | null;
};

/** Runs that are not upright, turned upright; `angle` is in degrees clockwise. */
export type TurnedRuns = { readonly angle: number; readonly runs: readonly Run[] };

export type Area = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** A drawn straight line, or a rectangle so thin that it is one. Horizontal has y0 = y1, vertical x0 = x1. */
export type Rule = Area & { readonly horizontal: boolean };

export type Drawing = {
  readonly rules: readonly Rule[];
  /** Filled or framed rectangles large enough to hold text. */
  readonly boxes: readonly Area[];
  /** Filled shapes as small as a bullet. */
  readonly dots: readonly Area[];
};

export type TagNode = { readonly role: string; readonly children: readonly (TagNode | TagContent)[] };
/** A reference to marked content on the page. */
export type TagContent = { readonly content: string };

export type PdfPage = {
  /** From 1. */
  readonly no: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly turned: readonly TurnedRuns[];
  readonly drawing: Drawing;
  readonly tree: TagNode | null;
};

export const isTagNode = (node: TagNode | TagContent): node is TagNode => 'role' in node;

/** Words on one baseline without a wide gap between them. */
export type Line = Area & {
  /** The baseline. */
  readonly y: number;
  /** Type size of most of its letters. */
  readonly size: number;
  /** Font of most of its letters. */
  readonly font: string;
  readonly allBold: boolean;
  readonly startsBold: boolean;
  readonly endsBold: boolean;
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly runs: readonly Run[];
};
