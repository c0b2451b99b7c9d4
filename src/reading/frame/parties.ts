import type { PartyKind, Report } from '#checking/report.ts';
import { PARTY_KINDS } from '#checking/report.ts';
import { namedField } from '#reading/points/field-labels.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { knownHeading } from '#reading/heading-kinds.ts';
import { latin } from '#reading/latin.ts';
import { partyMentions } from '#reading/points/party-words.ts';
import { isPersonName, isRole } from '#reading/frame/person-names.ts';

type Party = Report['parties'][number];

/** Sentences that tell who promises, together with title, letterhead and signatures. */
const PROMISES = latin(
  /löfte|lovar|lovade|förbinder sig|åtar sig|överenskommelse|tillsammans|parter|(?:kommun|stad),? .*polis.* och$/iu,
);
const COMPANY = latin(
  /(?<![\p{L}-]|Region )((?:Bostads ?AB|AB|Fastighets ?AB|Stiftelsen|Bostadsstiftelsen|Bostadsbolaget|Fastighetsbolaget|Fastighetsägarna) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*|\p{Lu}[\p{L}-]+(?:bostäder|hem|bygden|fastigheter)(?: i \p{Lu}\p{L}+)?(?: AB)?|\p{Lu}[\p{L}&-]+(?: \p{Lu}[\p{L}&-]+)? (?:Fastigheter|Bostäder|Bostads) ?AB|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? (?:AB|Fastigheter))(?![\p{L}-])/u,
);
const ASSOCIATION = latin(
  /(?<![\p{L}-])(BID \p{Lu}[\p{L}-]+|Företagarna(?: i)? \p{Lu}\p{L}+|\p{Lu}[\p{L}-]+(?: \p{Lu}?[\p{L}-]+)? (?:förening|IF|IK|BK|FF|GoIF|GIF|SK|HK|FK|AIK|KFUM)|Fastighetsägare \p{Lu}[\p{L}-]+|\p{Lu}\p{L}+s? (?:företagarförening|idrottsförening|hyresgästförening|byalag|centrumförening))(?![\p{L}-])/u,
);
const REGION = latin(
  /(?<![\p{L}-])(Region (?!(?:Gotland|Öst|Väst|Nord|Syd|Mitt|Bergslagen)(?!\p{L}))\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?![\p{L}-])/u,
);
/** Authorities with a name of their own, which others than the municipality and the police are. */
const AUTHORITY = latin(
  /(?<![\p{L}-])((?:Räddningstjänsten|Räddningstjänstförbundet|Svenska kyrkan i|Kriminalvården(?: i)?|Frivården(?: i)?) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?|Trafikverket|Kriminalvården|Svenska kyrkan|(?:\p{Lu}[\p{L}-]+trafiken))(?![\p{L}-])/u,
);
const POLICE = latin(/(?<![\p{L}-])(Polismyndigheten|Lokalpolisområde \p{Lu}[\p{L}-]+|Polisen)(?![\p{L}-])/u);

/**
 * Those who promise, by the name used. Municipality and police promise in every citizen promise and are named once the
 * document names them; others only where a sentence tells that they promise too.
 */
export function readParties(source: FrameSource, municipality: string | null): Party[] {
  const parties: Party[] = [];
  if (municipality !== null) parties.push({ kind: 'municipality', name: municipality });
  const police = policeName(source);
  if (police !== null) parties.push({ kind: 'police', name: police });
  const extra: readonly (readonly [PartyKind, RegExp])[] = [
    ['property-owner', COMPANY],
    ['association', ASSOCIATION],
    ['region', REGION],
    ['other', AUTHORITY],
  ];
  for (const { text } of promising(source)) {
    for (const [kind, pattern] of extra) {
      for (const match of text.matchAll(latin(new RegExp(pattern, 'gu')))) {
        const name = match[1] ?? '';
        if (isPromisor(text, match.index, name) && !parties.some((party) => sameName(party.name, name)))
          parties.push({ kind, name });
      }
    }
  }
  const owners = ownerCells(source).filter((name) => extra.some(([, pattern]) => pattern.exec(name)?.[0] === name));
  for (const name of [...listedParties(source), ...owners]) {
    const kind =
      extra.find(([, pattern]) => pattern.exec(name)?.[0] === name)?.[0] ??
      extra.find(([, pattern]) => pattern.test(name))?.[0] ??
      partyMentions(name, [])[0]?.kind ??
      'other';
    if (kind !== 'municipality' && kind !== 'police' && !parties.some((party) => sameName(party.name, name)))
      parties.push({ kind, name });
  }
  return parties.sort((a, b) => PARTY_KINDS.indexOf(a.kind) - PARTY_KINDS.indexOf(b.kind));
}

const LIST_HEADING =
  /^(?:parter(?:na)?|(?:avtals|samverkans|löftes)parter(?:na)?|(?:samverkande|deltagande|medverkande) parter|parter i (?:löftet|medborgarlöftet|överenskommelsen)|löftesgivare|(?:de|vi) som lovar)$/iu;

/** Those named one by one under "Parter", each by its own line or item; the list ends where something else begins. */
function listedParties(source: FrameSource): string[] {
  const under = source.outline.sections
    .filter((section) => LIST_HEADING.test(section.heading))
    .flatMap((section) => {
      const lines = section.parts.flatMap(({ block, text }) =>
        block.kind === 'heading' ? [''] : text.split('\n').flatMap(namesOnLine),
      );
      const names = lines.map(partyIn);
      const end = names.indexOf(null);
      return names.slice(0, end < 0 ? undefined : end);
    });
  const labelled = source.blocks.flatMap((block) => {
    const [label = '', ...rest] = block.text.split(': ');
    return rest.length === 1 && LIST_HEADING.test(label)
      ? (rest[0] ?? '').split(/,\s|\soch\s|\ssamt\s/u).map(partyIn)
      : [];
  });
  return [...under, ...labelled].filter((name) => name !== null);
}

/** "Norrviks kommun, Polismyndigheten genom lokalpolisområde Norrvik och Norrvikshem." names several on one line. */
function namesOnLine(line: string): string[] {
  const names = line
    .split(/,\s+(?!org)|\s(?:och|samt)\s(?=\p{Lu})/u)
    .map((name) => name.replace(/\s(?:genom|företrädd av)\s.*$/u, ''));
  return names.length > 1 && names.every((name) => partyIn(name) !== null) ? names : [line];
}

/** The name that a line of such a list holds, or null where it is something else. */
function partyIn(line: string): string | null {
  const name = line.trim().replace(/,?\s*\(?org\.?\s?-?n(?:r|ummer).*$|[.,;]$/iu, '');
  const isOther =
    !/^\p{Lu}/u.test(name) ||
    name.length > 60 ||
    name.split(' ').length > 6 ||
    /[.:!?]|\d{4}/u.test(name) ||
    isPersonName(name) ||
    isRole(name) ||
    knownHeading(name) !== null;
  return isOther ? null : name;
}

/** Those named in a table's column of who is to do it. */
function ownerCells(source: FrameSource): string[] {
  const columns = source.blocks
    .filter(({ cell, text }) => cell !== null && cell.row === 0 && namedField(text) === 'owner')
    .map(({ cell }) => `${cell?.table}:${cell?.column}`);
  return source.blocks
    .filter(({ cell }) => cell !== null && cell.row > 0 && columns.includes(`${cell.table}:${cell.column}`))
    .flatMap(({ text }) => text.split(/\n|,\s|\/|\s(?:och|samt|&)\s/u))
    .map((name) => name.trim().replace(/[.,;]$/u, ''));
}

/** "Bostads AB Eken" is called "Eken" or "Eken AB" further on. */
function sameName(one: string, other: string): boolean {
  const bare = (name: string): string =>
    name.replace(/^(?:Bostads |Fastighets )?AB |(?: (?:Bostads|Fastighets))? AB$/gu, '');
  return bare(one) === bare(other);
}

/** The authority's own name where the document uses it, else "Polisen". */
function policeName(source: FrameSource): string | null {
  const text = source.blocks.map((block) => block.text).join('\n');
  if (
    /(?<![\p{L}-])Polismyndigheten(?![\p{L}-])/u.test(text) ||
    /(?<![\p{L}-])Polismyndighetens(?![\p{L}-])/u.test(text)
  )
    return 'Polismyndigheten';
  return /(?<![\p{L}-])polisens?(?![\p{L}-])/iu.test(text) || /(?<![\p{L}])lokalpolis/iu.test(text) ? 'Polisen' : null;
}

function promising(source: FrameSource): { text: string }[] {
  const opening = source.outline.sections
    .filter((section) => !['basis', 'dispatch', 'consultation', 'contact'].includes(section.kind))
    .flatMap((section) => [{ text: section.heading }]);
  return [
    ...source.sentences.filter(({ text, kind }) => PROMISES.test(text) && kind !== 'dispatch' && kind !== 'basis'),
    ...opening,
  ];
}

/** In a row with the municipality or the police, or before "lovar", and not as the one that something is done with. */
function isPromisor(text: string, index: number, name: string): boolean {
  const before = text.slice(0, index);
  const after = text.slice(index + name.length);
  if (POLICE.exec(name) !== null) return false;
  if (
    /^\s*(?:lovar|lovade|förbinder sig|åtar sig|skrev under|skriver under|undertecknar|ska)(?![\p{L}])/u.test(after) &&
    /löft|lova|förbinder/iu.test(text)
  )
    return true;
  const joined =
    /(?:kommun(?:en)?|stad(?:en)?|[Pp]olisen|[Pp]olismyndigheten|AB|\p{Lu}[\p{L}-]+)(?:,| och| samt| tillsammans med)\s+(?:\p{L}+bolaget |\p{L}+föreningen )?$/u.test(
      before,
    );
  const goesOn =
    /^(?:,| och| samt)\s+(?:\p{Lu}[\p{L}-]+s? (?:kommun|stad)|[Pp]olisen|[Pp]olismyndigheten|kommunen|\p{Lu}[\p{L}-]+)/u.test(
      after,
    );
  return (joined || goesOn) && /kommun|stad|polis/iu.test(before + after) && !/samarbete med[^,.]*$/iu.test(before);
}
