import type { PartyKind } from '#checking/report.ts';

/** Whose segment it is shows in its edge, never in its colour. */
export type EdgeStyle = 'solid' | 'double' | 'dotted';

type OwnerLook = { readonly edge: EdgeStyle; readonly name: string; readonly whose: string };

/** `name` stands by a point, `whose` after a count ("3 punkter är kommunens"). */
export const OWNER_LOOK: Readonly<Record<PartyKind, OwnerLook>> = {
  municipality: { edge: 'solid', name: 'kommunen', whose: 'kommunens' },
  police: { edge: 'double', name: 'polisen', whose: 'polisens' },
  'property-owner': { edge: 'dotted', name: 'fastighetsägare', whose: 'fastighetsägares' },
  association: { edge: 'dotted', name: 'föreningar', whose: 'föreningslivets' },
  region: { edge: 'dotted', name: 'regionen', whose: 'regionens' },
  other: { edge: 'dotted', name: 'en annan part', whose: 'någon annans' },
};
