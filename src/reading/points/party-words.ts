import { PARTY_KINDS } from '#checking/report.ts';
import type { PartyKind } from '#checking/report.ts';
import { phrase } from '#reading/phrase.ts';

type NamedParty = { readonly kind: PartyKind; readonly name: string };

export type PartyMention = { readonly kind: PartyKind; readonly start: number; readonly end: number };

/** Any letters on either side within the same word or hyphenated word. */
const W = String.raw`[\p{L}-]*`;

const POLICE = phrase(
  String.raw`(?:${W}polis(?:en|ens|er|erna|ernas)?|polismyndighet${W}|polisområde${W}|${W}lokalpolis${W}|lpo|polisregion${W}|ungdomspolis${W})(?: (?:öst|väst|nord|syd|mitt|bergslagen|stockholm|linköping))?`,
  'giu',
);
const MUNICIPALITY = phrase(
  [
    String.raw`(?:kommun(?:en|ens|er|erna|ernas|s)?|stad(?:en|ens)?)`,
    String.raw`(?:kommunled|kommunstyr|kommunal|stadsled|stadsdels)${W}`,
    String.raw`kommunens ${W}`,
    `${W}(?:förvaltning|förvaltningen|förvaltningens|förvaltningar|förvaltningarna|kontoret|kontorets|nämnden|nämndens|nämnd)`,
    String.raw`social(?:tjänst|sekreterare|jour)${W}|räddningstjänst${W}`,
    String.raw`(?:skol(?:a|an|ans|or|orna|ornas|ledning\w*)|${W}(?:grund|gymnasie|för)skol(?:a|an|or|orna)|${W}skolan|elevhälsa${W})`,
    String.raw`fritids(?:gård|verksamhet|ledar|bank)${W}|ungdoms(?:mottagning|gård|enhet|coach|team)${W}|ungdomens hus`,
    String.raw`fält(?:are|arna|assistent\w*|grupp\w*|verksamhet\w*|team\w*|sekreterar\w*)`,
    String.raw`(?:trygghets|säkerhets|brottsförebyggande |områdes|stadsdels|lokal |preventions|folkhälso|drog|kommun)s?(?:samordnar|strateg|utvecklar|koordinator)${W}`,
    String.raw`säkerhetsenhet${W}|trygghetsenhet${W}|trygghetsvärd${W}|kultur och fritid|kultur- och fritid|samhällsbyggnad|park och gata|gata och park|teknisk[a] ${W}|bibliotek${W}|miljöenhet${W}|utskottet`,
  ].join('|'),
  'giu',
);
const PROPERTY = phrase(
  [
    String.raw`${W}fastighetsägar${W}|fastighetsbolag${W}|${W}bostadsbolag${W}|bostadsföretag${W}|${W}hyresvärd${W}|bostadsstiftelse${W}`,
    String.raw`[\p{L}]*(?:bostäder|hyresbostäder|fastigheter|hem)(?: i [\p{L}]+)? AB|AB [\p{L}]*(?:bostäder|fastigheter|hem|hus)`,
    String.raw`(?:bostads|fastighets)(?:\s?ab|aktiebolag(?:et)?)|(?:${W})?bostads?ab|bid(?:-${W})?|allmännytta${W}|brf|bostadsrättsförening${W}`,
  ].join('|'),
  'giu',
);
const ASSOCIATION = phrase(
  String.raw`(?:${W}förening(?:en|ens|ar|arna|arnas)?|${W}föreningsliv${W}|civilsamhäll${W}|nattvandrar${W}|${W}klubb(?:en|ar|arna)?|grannsamverkan|rädda barnen|röda korset|ideella ${W}|företagarna|${W}idrottsförbund${W})`,
  'giu',
);
const REGION = phrase(
  String.raw`region(?:en|ens)?|landsting${W}|vårdcentral${W}|(?:hälso- och )?sjukvården|barn- och ungdomspsykiatri${W}|bup`,
  'giu',
);
const OTHER = phrase(
  String.raw`trafikverket|länsstyrelsen|kriminalvården|tullverket|skatteverket|kronofogden|försäkringskassan|arbetsförmedlingen|(?:svenska )?kyrkan|församling${W}|näringsliv${W}|näringsidkar${W}|${W}handlar(?:e|na|en)|butiker(?:na)?|krögar(?:e|na)|köpcentr${W}|centrumledning${W}|trafikbolag${W}|kollektivtrafik${W}|${W}trafiken|vaktbolag${W}|bevakningsbolag${W}|ordningsvakt${W}`,
  'giu',
);

/** "Räddningstjänsten Väst": a rescue service of several municipalities, by its name. */
const RESCUE = /(?<![\p{L}\d])[Rr]äddningstjänst(?:en(?= \p{Lu})(?: \p{Lu}\p{L}+){1,2}|förbund\p{L}*)/gu;

/** "Ekviks GoIF", "IFK Ekvik": a sports club by its name. */
const CLUB =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{Ll}-]+ (?:Go?IF|IFK?|IK|FF|BK|SK|FK|HK|IBK|HC|BoIS|OK|AIS)|(?:IFK|FC|IK|BK) \p{Lu}\p{Ll}+)(?![\p{L}\d])/gu;
/** "Ekvikshem", "Ekbostäder": a housing company by its name; homes of other kinds are none. */
const HOUSING =
  /(?<![\p{L}\d])(?!(?:Ungdoms|Barn|Äldre|Fritids|Vård|Familje|Sjuk|Grupp|Behandlings|Student|Ålderdoms|Service|Seniors?|Trygghets)(?:hem|bostäder))\p{Lu}\p{Ll}{2,}(?:hem|bostäder)(?![\p{L}\d])/gu;

/** Earlier ones win where words could be both ("bostadsrättsförening", "räddningstjänstförbund"). */
const PATTERNS: readonly (readonly [PartyKind, RegExp])[] = [
  ['other', RESCUE],
  ['association', CLUB],
  ['property-owner', PROPERTY],
  ['property-owner', HOUSING],
  ['police', POLICE],
  ['association', ASSOCIATION],
  ['municipality', MUNICIPALITY],
  ['region', REGION],
  ['other', OTHER],
];

/** "civilsamhället" and the like before "kommunpolis": a kommunpolis is a police officer. */
export function partyMentions(text: string, parties: readonly NamedParty[]): PartyMention[] {
  const mentions = [...named(text, parties)];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (match[0] === '' || mentions.some((other) => start < other.end && other.start < end)) continue;
      mentions.push({ kind, start, end });
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function* named(text: string, parties: readonly NamedParty[]): Generator<PartyMention> {
  for (const { kind, name } of parties) {
    // A municipality's bare name is a place as often as a party.
    if (name === '' || kind === 'municipality') continue;
    const escaped = name.replace(/^AB\s+|\s+AB$/u, '').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    for (const match of text.matchAll(phrase(String.raw`${escaped}s?`, 'giu'))) {
      yield { kind, start: match.index, end: match.index + match[0].length };
    }
  }
}

/** Kinds without repetition, in the order of the report format. */
export function sortedKinds(kinds: Iterable<PartyKind>): PartyKind[] {
  const set = new Set(kinds);
  return PARTY_KINDS.filter((kind) => set.has(kind));
}
