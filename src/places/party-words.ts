import type { PartyKind } from '#checking/report.ts';

/** What the kinds of party are called. */
export const PARTY_WORDS: Readonly<Record<PartyKind, string>> = {
  municipality: 'kommunen',
  police: 'polisen',
  'property-owner': 'fastighetsägare',
  association: 'förening',
  region: 'regionen',
  other: 'annan part',
};
