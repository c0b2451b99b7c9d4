import { partyMentions } from '#reading/party-words.ts';
import { phrase } from '#reading/phrase.ts';
import { leadingStatus } from '#reading/statuses.ts';
import type { NamedParty } from '#reading/owners.ts';

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
/** How a promise without a subject opens: "Genomföra …", "Öka …", "Att stärka …". */
const INFINITIVE =
  /^(?:att\s+)?(?:genomföra|öka|minska|arbeta|utveckla|stärka|fortsätta|skapa|förbättra|bygga|starta|inrätta|erbjuda|ordna|anordna|arrangera|göra|ta|ge|sätta|hålla|bjuda|införa|utföra|kontrollera|patrullera|bedriva|utreda|kartlägga|följa|verka|främja|förebygga|stödja|se|delta|besöka|samverka|samordna|informera|utbilda|prioritera|säkerställa|motverka|vara|synas|finnas|rikta|röja|laga|rusta|belysa|klippa|måla|sanera|städa|intensifiera|höja|sänka|upprätta|ha|utöka|synliggöra|involvera|inkludera|aktivt|bemanna|bistå|bidra|tillsätta|ta fram|inleda|etablera|beivra|stoppa|stävja|bekämpa|upptäcka|uppmärksamma|värna|dela|bevaka|använda|anpassa|anlägga|inventera|åtgärda|återkoppla|träffa|nå|minst|tillsammans|aktiva?|ökad|regelbund\p{L}+)(?!\p{L})/iu;

/** Says what somebody is going to do. */
export function readsAsPlan(text: string): boolean {
  return PLAN.test(text);
}

/** Opens as a promise without subject does: "Genomföra …", "Minst åtta …". */
export function opensAsPromise(text: string): boolean {
  return INFINITIVE.test(text);
}

/** Says what has been done or how it goes. */
export function readsAsDone(text: string): boolean {
  if (leadingStatus(text) !== null || DONE.test(text)) return true;
  if (INFINITIVE.test(text)) return false;
  return text
    .split(/\s+/)
    .slice(1, 8)
    .some((word) => PAST.test(word) && !NOT_PAST.has(word.toLowerCase().replace(/[.,;:]$/u, '')));
}

/** Looks like a promise by its own words: a plan, an infinitive, or a party that does something. */
export function readsAsPromise(text: string, parties: readonly NamedParty[]): boolean {
  const words = text.split(/\s+/).length;
  if (words < 3) return false;
  if (INFINITIVE.test(text)) return true;
  const plan = PLAN.exec(text);
  if (plan !== null && text.slice(0, plan.index).split(/\s+/).length <= 18)
    return !DONE.test(text.slice(0, plan.index));
  const party = partyMentions(text.slice(0, 60), parties)[0];
  return party !== undefined && party.start < 12 && words > 3 && !readsAsDone(text);
}
