import { z } from 'zod';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { Choice } from '#publication/search/search-expression.ts';
import { FOUND_KINDS, PARTY_CHOICES, type FoundKind } from '#publication/search/search-text.ts';
import { cutQuery, LONGEST_QUERY } from '#publication/search/search-words.ts';
import { withoutUnseenSigns } from '#platform/unseen-signs.ts';

export const POINT_STATES = Object.keys(STATE_LOOK) as [PointState, ...PointState[]];
/** Pages of hits; more are never counted (see MOST_HITS). */
const LAST_PAGE = 50;

/** What somebody asks for in an address; what is none of this is not asked for. */
const Asked = z.object({
  q: z
    .string()
    .transform((text) => withoutUnseenSigns(text.replace(/\s+/gu, ' ')).trim())
    .catch(''),
  kommun: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .nullable()
    .catch(null),
  slag: z
    .enum(FOUND_KINDS as [FoundKind, ...FoundKind[]])
    .nullable()
    .catch(null),
  part: z.enum(PARTY_CHOICES).nullable().catch(null),
  status: z.enum(POINT_STATES).nullable().catch(null),
  sida: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});

export type SearchRequest = {
  readonly query: string;
  /** More was written than is looked for. */
  readonly isCut: boolean;
  readonly choice: Choice;
  readonly page: number;
};

/** What an address asks for, in a language. */
export function readSearch(sent: URLSearchParams, lang: Lang): SearchRequest {
  const { q, kommun, slag, part, status, sida } = Asked.parse({
    q: sent.get('q') ?? '',
    kommun: sent.get('kommun'),
    slag: sent.get('slag'),
    part: sent.get('part'),
    status: sent.get('status'),
    sida: sent.get('sida') ?? 1,
  });
  return {
    query: cutQuery(q).toWellFormed(),
    isCut: q.length > LONGEST_QUERY,
    choice: { lang, municipality: kommun, kind: slag, party: part, state: status },
    page: sida,
  };
}

/** The question as it stands in an address, after `?`. */
export function searchAddress({ query, choice }: Pick<SearchRequest, 'query' | 'choice'>, page = 1): string {
  const { municipality, kind, party, state } = choice;
  return new URLSearchParams({
    q: query,
    ...(municipality === null ? {} : { kommun: municipality }),
    ...(kind === null ? {} : { slag: kind }),
    ...(party === null ? {} : { part: party }),
    ...(state === null ? {} : { status: state }),
    ...(page === 1 ? {} : { sida: String(page) }),
  }).toString();
}

/** Whether a part of all that is published is looked through. */
export function isLimited({ municipality, kind, party, state }: Choice): boolean {
  return [municipality, kind, party, state].some((one) => one !== null);
}
