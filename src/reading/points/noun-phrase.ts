/** Words that end a noun phrase: prepositions, conjunctions, pronouns, adverbs, verbs that stand after subjects. */
const STOP = new Set(
  (
    'i på av vid med till från för om under över mellan genom hos inom utan mot efter före innan per samt och eller men så som att ' +
    'där när då än via bland kring runt enligt sedan varav vilka vilket vilken ur längs utanför utöver inklusive gentemot ' +
    'har hade är var blev blir ska skall kan kunde kommer får fick gör gjorde gjordes hölls hålls håller ges gavs görs ' +
    'genomförs genomfördes genomfört genomförda genomförd genomför genomförde har haft deltog deltagit besökte besökt ' +
    'anmäldes anmäls rapporterades rapporterats upprättades upptäcktes startade startat startas utfärdades utfördes utfört togs ' +
    'fanns finns pågår sker skett skedde arrangerades ordnades ordnats bjöds kontrollerades kontrollerats lagfördes lagförts ' +
    'greps omhändertogs beslagtogs beslagtagits nåddes nåtts utbildades utbildats installerades installerats sattes bildades ' +
    'bildats byggdes hittades visade besöktes inspekterades misstänktes dömdes fick tecknades träffades ingick rörde gällde ' +
    'inte ej redan också även dessutom totalt sammanlagt bara endast minst cirka ungefär varje tillsammans sammanlagt ' +
    'denna detta dessa den det de dem vi man sig han hon sin sina sitt oss er alla vardera vardagar resulterade ledde lett medan ' +
    'vilket varje enbart främst nu sedan tidigare därefter därav därmed jämfört jfr respektive st stycken totalt ute ' +
    'gått fått nått sett blivit varit gett tagit lagt satt hållit kommit kom gick såg står ligger finns bor arbetar ' +
    'planerades planeras påbörjats påbörjades avslutats kvar klara klart klar hittills varit kvällstid dagtid'
  ).split(' '),
);
const ADJECTIVE =
  /(?:(?:sam|lig|ig|isk|ell|iv|bar|ad|ande|ende|dd|ss)(?:a|t)?|(?:ut|in|an|av|upp|ned|om|be|för|miss|under|över)?\p{L}+(?:ade|ta|da|na))$/iu;
const SHORT_ADJECTIVES = new Set(
  'nya ny nytt stora stor stort större mindre små extra olika egna egen eget fler flera fasta fast mobila tillfälliga unga ung äldre vuxna lokala lokal riktade riktad gemensamma gemensam särskilda särskild hela helt öppna öppen oanmälda anmälda planerade skilda fysiska digitala operativa fyra första andra sociala kommunala nationella externa interna korta långa trygga uppsökande återkommande fördjupade enskilda utökade separata totala gratis avgiftsfri avgiftsfria kostnadsfri kostnadsfria drogfri drogfria bra bättre trygg tryggare öppet'.split(
    ' ',
  ),
);
const PLURAL_NOUN_IN_A = /(?:arna|orna|erna|skola|vecka|flicka|resa|lista|åtgärda|kamera|klinga|bilda|mässa|vakta)$/iu;

/** Letters in a word; what is longer is none. */
const LONGEST = 60;

export type NounPhrase = { readonly text: string; readonly end: number };

/**
 * The noun phrase that a text opens with, adjectives included: "operativa samverkansmöten genomförs" is "operativa
 * samverkansmöten". There is no lexicon: the phrase ends with the first word that is not shaped like an adjective, and
 * before punctuation, prepositions and common verbs. Null where there is none. `end` is an index in the text.
 */
export function openingNounPhrase(text: string): NounPhrase | null {
  const word = /\s*(?:["”’'»]?)([\p{L}\d][\p{L}\d:&-]*)/uy;
  let end = 0;
  let start: number | null = null;
  for (let count = 0; count < 4; count += 1) {
    word.lastIndex = end;
    const match = word.exec(text);
    const token = match?.[1];
    if (match === null || token === undefined || STOP.has(token.toLowerCase()) || /^\d/.test(token)) break;
    if (/\n/.test(match[0])) break;
    start ??= match.index + match[0].length - token.length;
    end = match.index + match[0].length;
    if (!looksLikeAdjective(token) && !standsBeforePlural(token, text.slice(end))) break;
  }
  if (start === null) return null;
  const words = text.slice(start, end).replace(/(?<![-:&])[-:&]+$/u, '');
  return words === '' ? null : { text: words, end: start + words.length };
}

/** "otrygga platser": nouns do not end in -a in the plural without article, adjectives do. */
function standsBeforePlural(token: string, after: string): boolean {
  const next = /^ (\p{Ll}{3,})/u.exec(after)?.[1] ?? '';
  return (
    /^\p{Ll}{3,}a$/u.test(token) && !PLURAL_NOUN_IN_A.test(token) && !STOP.has(next) && /(?:or|ar|er)$/u.test(next)
  );
}

function looksLikeAdjective(token: string): boolean {
  if (token.length > LONGEST) return false;
  const lower = token.toLowerCase();
  if (SHORT_ADJECTIVES.has(lower)) return true;
  // English words that are written apart: "hot spots", "meet ups".
  if (/^(?:hot|meet|drop|pop|work|walk|after|drive)$/u.test(lower)) return true;
  // "trygghets- och säkerhetsvandringar": the first half of a compound is not the noun.
  if (lower.endsWith('-')) return true;
  if (
    PLURAL_NOUN_IN_A.test(lower) ||
    (/(?:ning|ing|het|ande|ende)en?$/iu.test(lower) && !/(?:ande|ende)$/iu.test(lower))
  )
    return false;
  return (
    lower.length > 3 &&
    ADJECTIVE.test(lower) &&
    !/(?:möte|tillfälle|område|bostad|stad|månad|marknad|skillnad|byggnad|kostnad|ordförande|deltagande|boende|erbjudande|meddelande|patrull|klass|pass|buss|adress|process|idrottshall|station|aktiv|initiativ|alternativ|brev|detektiv|arkiv|motiv|polis)$/iu.test(
      lower,
    )
  );
}

const ENDINGS =
  /(?:arnas|ornas|ernas|arna|orna|erna|arne|andet|ande|ets|ens|ers|ars|ors|en|et|ar|er|or|na|ne|n|t|a|e|s)$/u;

/** A Swedish noun without its ending, so that "trygghetsvandringar" and "trygghetsvandringen" are alike. Lower case. */
function nounStem(word: string): string {
  const lower = word.toLowerCase();
  const stem = lower.replace(ENDINGS, '');
  return stem.length >= 3 ? stem : lower;
}

/** Whether the text speaks of the noun, in any of its forms or at the end of a longer compound. */
export function namesNoun(text: string, noun: string): boolean {
  const stem = nounStem(noun);
  return (text.match(/[\p{L}-]{3,}/gu) ?? []).some((word) => {
    const other = nounStem(word);
    return other === stem || (stem.length >= 5 && other.endsWith(stem)) || (other.length >= 5 && stem.endsWith(other));
  });
}
