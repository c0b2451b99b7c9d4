import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { saying } from '#platform/texts/saying.ts';
import type { FoundKind } from '#publication/search/search-text.ts';

const KIND = {
  municipality: m.search_kind_municipality,
  area: m.search_kind_area,
  promise: m.search_kind_promise,
  point: m.search_kind_point,
} satisfies Record<FoundKind, unknown>;

/** What kind of page a hit leads to. */
export function kindWord(lang: Lang, kind: FoundKind): string {
  return saying(lang)(KIND[kind]);
}
