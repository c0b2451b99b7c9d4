import { partyMentions } from '#reading/points/party-words.ts';
import { phrase } from '#reading/phrase.ts';
import { leadingStatus } from '#reading/points/statuses.ts';
import type { NamedParty } from '#reading/points/owners.ts';

const PLAN = phrase(
  'ska|skall|lovar|lovade|kommer att|kommer (?:polisen|kommunen|vi) att|åtar sig|avser att|förbinder sig|vill',
);
const DONE = phrase(
  String.raw`har|hade|hölls|hållits|deltog|deltagit|blev|blivit|gjordes|gjorts|gjort|fick|skedde|skett|var|togs|tagits|\p{L}+(?:ades|erades|ats|erats)|genomför(?:des|ts|de|d|da|t)|(?:be)?sök(?:tes|ts|te)|\p{L}{2,}(?:ordnade|startade|arbetade|patrullerade|kontrollerade|informerade|utbildade|genomförde|lagade|målade|röjde|byggde|bjöd)`,
);
const PAST = /^\p{Ll}{3,}(?:ade|ades|de|des|tes|rte|rdes)[.,;:]?$/u;
const NOT_PAST = new Set(
  'både bägge boende rådande gående pågående lovade andre ledande råde område bostadsområde möte tjänste sådde bidde erbjudande närvarande skulle trade berörde riktade planerade drabbade utsatte samlade utökade fördjupade förbättrade skade både genomgående löpande återkommande förebyggande fortlöpande gällande trygghetsskapande brottsförebyggande uppsökande fortsättande'.split(
    ' ',
  ),
);
/** How a promise without a subject opens: "Genomföra …", "Öka …", "Att stärka …"; some open with other words. */
const OPENING =
  /^(?:att\s+)?(?:se|ge|nå|ta|ha|bli|gå|få|stå|dra|bo|minst|tillsammans|aktivt|aktiva?|ökad|regelbund\p{L}+)(?!\p{L})/iu;
/** A verb in the infinitive ends in -a; so do adjectives in the plural and some nouns and pronouns, which promise nothing. */
const INFINITIVE = /^(?:att\s+)?(\p{L}{2,}a)(?:\s|$)/iu;
const NO_INFINITIVE = new Set(
  'alla andra nästa narkotika media agenda tema schema människa båda bra dessa denna detta ena enda extra fina fasta flera flesta farliga första fyra följande gamla goda gröna hela inga inbördes inga korta kalla lika lilla långa låga mera många mina mobila mörka nya nära olika redan rena riktiga rädda sakna samma sena sina skadade skola skolgata små snabba snygga stadsdelarna stora sköra svaga svåra säkra söndra tidigare till tomma trasiga trygga tunga tysta unga vackra vilka våra varma veta vissa vuxna öppna era deras borta kvinna flicka vecka kamera gata resa mopeda camera höga kända bästa största viktiga egna sociala lokala operativa'.split(
    ' ',
  ),
);
const ADJECTIVE = /(?:liga|iska|ella|ala|siva|ktiva|tiva|ära|samma|lösa|fulla|bara|ade|nde|rna|orna|arna|tika)$/iu;
/** Endings of verbs that look like those of adjectives. */
const VERB =
  /^(?:betala|tala|samtala|avtala|kartlägga|synliggöra|tydliggöra|förtydliga|omvandla|åtala|spara|klara|svara|vara|bevara|försvara|öppna|samla)$/iu;

function opensWithInfinitive(text: string): boolean {
  const verb = INFINITIVE.exec(text)?.[1]?.toLowerCase();
  if (verb === undefined) return false;
  return VERB.test(verb) || (!NO_INFINITIVE.has(verb) && !ADJECTIVE.test(verb));
}

/** Says what somebody is going to do. */
export function readsAsPlan(text: string): boolean {
  return PLAN.test(text);
}

/** Opens as a promise without subject does: "Genomföra …", "Minst åtta …". */
export function opensAsPromise(text: string): boolean {
  return OPENING.test(text) || opensWithInfinitive(text);
}

/** Says what has been done or how it goes. */
export function readsAsDone(text: string): boolean {
  if (leadingStatus(text) !== null || DONE.test(text)) return true;
  if (opensAsPromise(text)) return false;
  return text
    .split(/\s+/)
    .slice(1, 8)
    .some((word) => PAST.test(word) && !NOT_PAST.has(word.toLowerCase().replace(/[.,;:]$/u, '')));
}

/** Looks like a promise by its own words: a plan, an infinitive, or a party that does something. */
export function readsAsPromise(text: string, parties: readonly NamedParty[]): boolean {
  const words = text.split(/\s+/).length;
  if (words < 3) return false;
  if (opensAsPromise(text)) return true;
  const plan = PLAN.exec(text);
  if (plan !== null && text.slice(0, plan.index).split(/\s+/).length <= 18)
    return !DONE.test(text.slice(0, plan.index));
  const party = partyMentions(text.slice(0, 60), parties)[0];
  return party !== undefined && party.start < 12 && words > 3 && !readsAsDone(text);
}
