import type { Actor } from '#access/actor.ts';
import { can, rolesIn } from '#access/can.ts';
import { ROLE_WORDS } from '#access/grant.ts';
import { municipalityLinks, promiseLinks, type PlaceLink } from '#places/office-places.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

/** What stands round every page of the office: who is in, in which municipality, and where one can go. */
export type OfficeFrame = {
  readonly open: boolean;
  /** Null for those who came in without a name. */
  readonly name: string | null;
  /** What the person does in the municipality, as "samordnare, godkännare". */
  readonly roles: string;
  readonly municipality: MunicipalityRef | null;
  /** The others one may switch to; none where they are too many for a list. */
  readonly others: readonly MunicipalityRef[];
  readonly links: readonly PlaceLink[];
  readonly promiseLinks: readonly PlaceLink[];
};

/** For whoever is not let in, and for the pages that a personal link opens. */
export const CLOSED_FRAME: OfficeFrame = {
  open: false,
  name: null,
  roles: '',
  municipality: null,
  others: [],
  links: [],
  promiseLinks: [],
};
const MOST_OTHERS = 12;

/**
 * The frame for somebody on a page about a municipality or a promise in it. Whoever works in one municipality is in it
 * on every page.
 */
export function officeFrame(
  { actor, municipalities }: { readonly actor: Actor; readonly municipalities: readonly MunicipalityRef[] },
  at: { readonly municipality: string | null; readonly promise: string | null },
): OfficeFrame {
  const all = municipalities.filter(({ id }) => can(actor, 'committee:read', { municipalityId: id }));
  const municipality = all.find(({ slug }) => slug === at.municipality) ?? (all.length === 1 ? (all[0] ?? null) : null);
  const frame = { ...CLOSED_FRAME, open: true, name: actor.name ?? null };
  const others = all.length > MOST_OTHERS ? [] : all.filter(({ id }) => id !== municipality?.id);
  if (municipality === null) return { ...frame, others };
  const may = (action: Parameters<typeof can>[1]) => can(actor, action, { municipalityId: municipality.id });
  return {
    ...frame,
    municipality,
    others,
    roles: rolesIn(actor, municipality.id)
      .map((role) => ROLE_WORDS[role])
      .join(', '),
    links: municipalityLinks(municipality.slug, may),
    promiseLinks: at.promise === null ? [] : promiseLinks(municipality.slug, at.promise, may),
  };
}
