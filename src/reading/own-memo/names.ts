import type { PartyKind } from '#checking/report.ts';
import { QUOTED, quoted, unquoted } from '#reading/own-memo/quoted.ts';

/** Names in one line: "Norrby, Söderby och Ekbacken". A name that holds what parts names is quoted. */
export function drawNames(names: readonly string[]): string {
  return new Intl.ListFormat('sv').format(names.map((name) => (PARTS.test(name) ? quoted(name) : name)));
}

const PARTS = /[,;”]|(?:^|\s)och(?:\s|$)/iu;
const NAME = new RegExp(`(?:${QUOTED}|(?:(?!,\\s|\\soch\\s).)+)`, 'uy');
const BETWEEN = /,\s|\soch\s/uy;

/** The names that `drawNames` drew; null where the line is no list of names. */
export function readNames(line: string): string[] | null {
  const names: string[] = [];
  for (let at = 0; ;) {
    NAME.lastIndex = at;
    const name = NAME.exec(line)?.[0];
    if (name === undefined) return null;
    names.push(unquoted(name));
    at += name.length;
    if (at === line.length) return names;
    BETWEEN.lastIndex = at;
    const between = BETWEEN.exec(line)?.[0];
    if (between === undefined) return null;
    at += between.length;
  }
}

/** For a promise that names no area. */
export const WHOLE_MUNICIPALITY = 'hela kommunen';

/** "Norrby och Söderby", or the whole municipality where none is named. */
export function drawAreas(areas: readonly string[]): string {
  const [only] = areas;
  if (only === undefined) return WHOLE_MUNICIPALITY;
  return areas.length === 1 && only === WHOLE_MUNICIPALITY ? quoted(only) : drawNames(areas);
}

/** What a party is, as it stands in brackets after its name. */
const KIND_WORDS: Readonly<Record<PartyKind, string>> = {
  municipality: 'kommun',
  police: 'polis',
  'property-owner': 'fastighetsägare',
  association: 'förening',
  region: 'region',
  other: 'annan part',
};
const KINDS = Object.entries(KIND_WORDS) as [PartyKind, string][];

/** "Bostads AB Eken (fastighetsägare)"; without a name only what it is. */
export function drawParty({ kind, name }: { kind: PartyKind; name: string | null }): string {
  return name === null ? KIND_WORDS[kind] : `${name} (${KIND_WORDS[kind]})`;
}

/** The party that `drawParty` drew, and "kommunen" and "polisen" without a name; null for other words. */
export function readParty(words: string): { kind: PartyKind; name: string | null } | null {
  if (/^kommunen$/iu.test(words)) return { kind: 'municipality', name: null };
  if (/^polisen$/iu.test(words)) return { kind: 'police', name: null };
  for (const [kind, word] of KINDS) {
    if (words === word) return { kind, name: null };
    if (words.endsWith(` (${word})`)) return { kind, name: words.slice(0, -word.length - 3) };
  }
  return null;
}
