import type { Lang } from '#platform/texts/languages.ts';
import type { PageLink } from '#publication/model-parts.ts';
import type { FoundKind, OwnerFound } from '#publication/search/search-text.ts';

/** A published page that was found, in its own language. */
export type Hit = {
  readonly kind: FoundKind;
  readonly lang: Lang;
  /** Without language. */
  readonly path: string;
  readonly title: string;
  /** What else it says, a text on each line. */
  readonly body: string;
  readonly municipality: string;
  readonly demo: boolean;
  /** Names that an area has had. */
  readonly former: readonly string[];
  readonly places: readonly string[];
  readonly areas: readonly PageLink[];
  readonly promise: string | null;
  readonly headline: string | null;
  readonly period: string | null;
  readonly owners: readonly OwnerFound[];
  readonly promises: number;
};

export type Found = {
  readonly hits: readonly Hit[];
  /** From 1; the last where a later one was asked for. */
  readonly page: number;
  readonly total: number;
  /** There are more than are counted. */
  readonly more: boolean;
  /** What was looked for instead, where nothing was found as it was spelt. */
  readonly instead: string | null;
  /** Beginnings of the words that were found, folded. */
  readonly marks: readonly string[];
};

export const PAGE_SIZE = 20;
