import type { StatedCounts } from '#checking/report.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { COUNT, countOf } from '#reading/points/number-words.ts';
import { latin } from '#reading/latin.ts';

const THING = String.raw`(?:[\p{L}-]*(?:löften|löfte|punkter|punkt|löftespunkter|saker|sak|åtaganden|åtagande|delar|aktiviteter|aktivitet|insatser|åtgärder|delmål))`;
const N = String.raw`(?<![\d\p{L}–-]|\d[.:,])(?<n>${COUNT})(?![\d\p{L}]|[.,:]\d|-\d)`;
const BOTH = String.raw`(?:kommunens? och polis(?:en|ens|myndighetens?)|polis(?:en|ens) och kommunens?|gemensam(?:ma|t)?|båda(?: parter(?:na)?)?|tillsammans|parterna(?: gemensamt)?|kommun och polis|polis och kommun)`;
const COMMUNE = String.raw`(?:kommun(?:en|ens|ala|alt)?|\p{L}{3,}(?:nämnden|förvaltningen)s?|stad(?:en|ens)|\p{Lu}\p{L}+ kommuns?|\p{Lu}\p{L}+ stads?)`;
const POLICE = String.raw`(?:polis(?:en|ens|iära)?|polismyndighet(?:en|ens)|lokalpolisområdets?)`;

const ADJECTIVE = String.raw`(?:\s+(?:olika|konkreta|nya|övergripande|viktiga|löpande|separata|stycken|st|följande|av dem|av dessa|av löftena|av punkterna|är|var|hade|ligger|riktar|egna|som))*`;
/** "tre punkter för kommunens åtaganden", "fyra löften för polisen", "två gäller kommunen", "3 kommunens". */
const owned = (owner: string): RegExp =>
  latin(
    new RegExp(
      String.raw`${N}${ADJECTIVE}(?:\s+${THING})?(?:\s+(?:som|är|var|av|avser|rör|gäller|gällde|tillhör|hos|från|på|vilar|ligger|ägs|ska|utförs|utfördes|genomförs|åligger|berör|delas)){0,3}(?:\s+(?:för|av|på|hos|till))?\s+(?:både\s+)?${owner}(?![\p{L}])`,
      'giu',
    ),
  );
/** "kommunen har tre punkter", "polisen ansvarar för två". */
const owns = (owner: string): RegExp =>
  latin(
    new RegExp(
      String.raw`(?<![\p{L}]|(?:polisen|polismyndigheten|kommunen|kommun|staden) (?:och|samt) (?:\p{Lu}\p{L}+ )?)${owner}\s+(?:har|hade|fick|får|ansvarar (?:själv )?för|ansvarade för|har ansvar(?:et)? för|ansvar(?:et)? för|står för|stod för|lovar|lovade|svarar för|äger)\s+${N}(?:${ADJECTIVE}\s+${THING}|\s*(?:[.,;]|och|av dem|av dessa|$))`,
      'giu',
    ),
  );
/** "ansvarar kommunen för två, polisen för en". */
const ownsRow = (owner: string): RegExp =>
  latin(
    new RegExp(
      String.raw`(?<![\p{L}])${owner}\s+(?:själv\s+|gemensamt\s+|tillsammans\s+)?för\s+${N}(?!\s+(?:år|månader|dagar|veckor))`,
      'giu',
    ),
  );
const OWN_KIND = latin(
  new RegExp(
    String.raw`${N}\s+(?:kommunala|polisiära|gemensamma|gemensam|kommunal)(?=\s*(?:[.,;)]|och|samt|$|${THING}))`,
    'giu',
  ),
);

const TOTAL: readonly RegExp[] = [
  latin(
    new RegExp(
      String.raw`(?:löftets|medborgarlöftets|löftenas|följande|sammanlagt|totalt|inalles|samtliga|alla|de|består av|bestod av|omfatta(?:r|de|t)(?:\s+totalt)?|innehåll(?:er|it|a)|innehöll|hade|har|rymmer|rymde|med|ger|gav|lämnar|lovar|lovade|lovat|att göra|gett|givit|ingår|ingick|finns(?: det)?|fanns(?: det)?)(?:\s+(?:totalt|sammanlagt|följande|tillsammans|de|dessa|sina|våra|nu|även|vi|parterna|(?:\p{Lu}\p{L}+ )?kommun(?:en)? och polis(?:en|myndigheten)|polis(?:en|myndigheten) och kommunen|(?:under )?(?:19|20)\d{2}))*\s+${N}${ADJECTIVE}\s+${THING}`,
      'giu',
    ),
  ),
  latin(
    new RegExp(
      String.raw`${N}${ADJECTIVE}\s+${THING}\s*,?\s*(?:varav|av vilka|fördelade|uppdelade|som är|\(|:|–|-|sammanlagt|totalt)`,
      'giu',
    ),
  ),
];

/** Counts of promise points that the document states in words or digits; null where it states none. */
export function readStatedCounts(source: FrameSource): StatedCounts | null {
  const counts: StatedCounts = { total: null, joint: null, municipality: null, police: null };
  let told: boolean = false;
  for (const { text, kind } of source.sentences) {
    const goesOn: boolean =
      told &&
      /^(?:\p{L}+|\d+) (?:av (?:dessa|dem|punkterna|löftena)|är|var|gäller|gällde|avser|avsåg)(?!\p{L})|^(?:polisen|kommunen) (?:ansvarade?|ansvarar|står|stod|svarar|svarade|äger|ägde|har|hade) /iu.test(
        text,
      );
    told = false;
    if (kind === 'goals' || kind === 'basis' || kind === 'dispatch' || !(goesOn || isAboutPoints(text))) continue;
    const before = counts.total;
    readSentence(text, counts, goesOn);
    told = goesOn || counts.total !== before;
  }
  return Object.values(counts).some((count) => count !== null) ? counts : null;
}

/** An action plan for a promise counts its activities. */
const PLAN = latin(
  /^(?:(?:handlings|åtgärds|aktivitets|genomförande)?planen|den här planen) (?:innehåller|innehöll|omfattar|omfattade|består av|bestod av|har|hade|rymmer)(?!\p{L})/iu,
);

/** Says how many promises there are, not how many of them were kept or how often something was done. */
function isAboutPoints(text: string): boolean {
  if (!/löft|punkt|åtagande|lova[rd]|lovat/iu.test(text) && !PLAN.test(text)) return false;
  return !/(?:av|utav) (?:de |våra |löftets )?\p{L}+ (?:löften|punkter|löftena|punkterna)[^.]{0,40}(?:är|har) (?:genomför|uppfyll|håll|klar|påbörj|infri)/iu.test(
    text,
  );
}

function readSentence(text: string, counts: StatedCounts, goesOn: boolean): void {
  let rest = text;
  const isTotal = TOTAL.some((pattern) => latin(new RegExp(pattern.source, 'iu')).test(text));
  const take = (key: keyof StatedCounts, patterns: readonly RegExp[]): void => {
    for (const pattern of patterns) {
      for (const match of rest.matchAll(pattern)) {
        const value = countOf(match.groups?.['n'] ?? '');
        if (
          value === null ||
          (value === 1 &&
            !/punkt|åtagande|aktivitet/iu.test(rest.slice(match.index, match.index + match[0].length + 12)) &&
            !goesOn &&
            !/varav|fördela/iu.test(text) &&
            !(key !== 'total' && isTotal && /[:(]|\s–\s|(?:punkter|löften|åtaganden|saker),\s/u.test(text)))
        )
          continue;
        if (
          key === 'total' &&
          /(?:aktivitet|insats|åtgärd|delar|delmål)\p{L}*\W*$/iu.test(
            match[0].replace(/\s*(?:varav|\(|:|,).*$/u, ''),
          ) &&
          !/(?:löft\p{L}*|(?<!\p{L})(?:handlings|åtgärds|aktivitets|genomförande)?planen)[^.]{0,40}$/iu.test(
            text.slice(0, match.index),
          )
        )
          continue;
        counts[key] ??= value;
        rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
        break;
      }
    }
  };
  const row = (owner: string): RegExp[] => (/ansvar|svara[rd]|står|stod/iu.test(text) ? [ownsRow(owner)] : []);
  const before = rest;
  // Parts first, or "omfattade tre punkter för kommunens …" would be taken for the total.
  take('joint', [owned(BOTH), kindOf(/gemensam/iu), ...row(BOTH)]);
  take('municipality', [owned(COMMUNE), owns(COMMUNE), kindOf(/kommunal/iu), ...row(COMMUNE)]);
  take('police', [owned(POLICE), owns(POLICE), kindOf(/polisiär/iu), ...row(POLICE)]);
  if (isTotal) {
    if (rest === before || /varav|fördela|uppdela|:/iu.test(text))
      rest = rest === before ? text : restoreTotal(text, rest);
    take('total', TOTAL);
  }
}

function kindOf(word: RegExp): RegExp {
  const source = OWN_KIND.source.replace(
    '(?:kommunala|polisiära|gemensamma|gemensam|kommunal)',
    `(?:${word.source}\\p{L}*)`,
  );
  return latin(new RegExp(source, 'giu'));
}

/** The first count is the total where the parts are told after it ("nio löften, varav fyra …"). */
function restoreTotal(text: string, rest: string): string {
  const cut = text.search(/varav|av vilka|fördela|uppdela|:/iu);
  return cut < 0 ? rest : text.slice(0, cut + 8) + rest.slice(cut + 8);
}
