import type { PartyKind } from '#checking/report.ts';
import { doneBy, leadingLabel } from '#reading/points/field-labels.ts';
import { knownHeading } from '#reading/heading-kinds.ts';
import type { NamedParty } from '#reading/points/owners.ts';
import { everybody, namedOwners } from '#reading/points/owners.ts';
import { partyMentions } from '#reading/points/party-words.ts';
import { onlyOwners, withoutNumber, withoutOwner } from '#reading/points/point-text.ts';
import { readsAsPromise } from '#reading/points/promise-wording.ts';

/** What a heading, or a line that leads in a list, says about the points below it. */
export type HeadingSense =
  /** "Polisen lovar", "Gemensamma åtaganden". */
  | { readonly kind: 'owner'; readonly owner: readonly PartyKind[] }
  /** "Det här gjorde polisen". */
  | { readonly kind: 'done'; readonly by: readonly PartyKind[] }
  /** "Tertial 1 2023". */
  | { readonly kind: 'period'; readonly period: string }
  /** "Resultat", "Uppföljning": what follows tells results. */
  | { readonly kind: 'result' }
  | { readonly kind: 'focus'; readonly text: string }
  /** A promise itself: "Löfte 1: Tryggare tunnlar", "Polisen ska …". */
  | { readonly kind: 'promise'; readonly text: string; readonly labelled: boolean }
  /** "Vi lovar", "Åtaganden": points follow, by nobody in particular. */
  | { readonly kind: 'points' }
  /** Nothing below it is a point: participants, problems, contacts. */
  | { readonly kind: 'off' }
  | { readonly kind: 'plain' };

const OFF =
  /^(?:deltagare|närvarande|dagordning|kontakt.*|källor.*|länkar|dokument(?:en)?|bilag.*|relaterat.*|relaterad.*|innehåll(?:sförteckning)?|läs mer.*|mer information.*|frågor(?: och svar)?.*|vad är .*|om medborgarlöfte.*|om löftet|så (?:här )?(?:togs|tog|har|jobbar|arbetar|arbetade|fungerar|görs|kom|gick) .*(?:fram|till|vi)$|medborgardialog.*|dialog.*|resultat (?:av|från) (?:dialog|enkät|medborgar|undersökning).*|enkät.*|statistik.*|problembild.*|lägesbild.*|nuläge.*|synpunkter.*|vad (?:tycker|säger|sa|tyckte|har ni sagt|ni sa) .*|det här (?:sa|tyckte|berättade) .*|underlag.*|metod.*|process.*|organisation.*|nästa steg.*|vad händer nu.*|orsak.*|identifierade.*|utmaningar.*|definition.*|ordlista.*|begrepp.*|spridning.*|kommunikation.*|sidfot|adress.*|besöksadress.*|öppettider.*|dela .*|statliga.*|förutsättningar.*|riskfaktorer.*|skyddsfaktorer.*|arbetsgrupp.*|styrgrupp.*|styrning.*|lagstiftning.*|så följer vi upp.*|hur följs .*|uppföljning sker.*|avgränsning.*|prioriterade problem.*|tidigare (?:års )?(?:medborgar)?löften.*|referenser.*|beslut.*|undertecknande.*|giltighet.*|fakta.*|rekommendation.*|lärdom.*|slutsats.*|framgångsfaktor.*|förbättringsområden.*|framåt|vägen framåt)$/u;
const NOT_POINTS = new Set([
  'decision',
  'basis',
  'attachments',
  'co-determination',
  'gender-equality',
  'child',
  'accessibility',
  'economy',
  'other-perspective',
  'consultation',
  'signatures',
  'dispatch',
  'contact',
]);
const FOCUS =
  /^(?:(?:fokus|insats|utvecklings|del|problem|mål|åtgärds)områden?|prioriterat (?:fokus)?område|prioritering|område|tema|fokus|mål(?=\s*\d))(?!\p{L})\s*(?:nr\.?\s*)?(?:\d{1,2}|[a-f](?=[\s:.–-])|[ivx]{1,3}(?=[\s:.–-]))?\s*[:.–—-]?\s*(.*)$/iu;
const PROMISES =
  /löft(?:e|en|et|ena)|lova(?:r|de)|åtagande|åtar sig|förbinder sig|aktivitet|åtgärd|insatser|utlova|punkter/iu;
const JOINT = /(?<!\p{L})(?:gemensam(?:t|ma)?|tillsammans|båda|samverkan|parternas)(?!\p{L})/iu;
const FILLER =
  /(?<!\p{L})(?:det|detta|här|så|vi|har|ska|skall|att|lovar|lovade|lova|kommer|göra|gör|för|till|i|på|och|samt|under|av|om|med|vad|sina?|sitt|vår(?:t|a)?|dig|er|invånarna|följande|medborgarlöften?|medborgarlöftet|löften?|löftet|löftena|åtaganden?|åtagandet|åtagandena|åtar|sig|aktivitet(?:er)?|åtgärd(?:er)?|insats(?:er)?|punkter|del|ansvar|ansvarar|ansvarsområde|år|\d{4}|gemensam(?:t|ma)?|tillsammans|båda|samverkan|parterna(?:s)?|förbinder|vill|arbeta|bidrar|bidrag|egna|område|bägge|enskilda|avser|genomföra|medborgarna|boende|uppdrag|kan|planerade|planerar|\p{L}+bor(?:na)?)(?!\p{L})/giu;

/** "Skolan" by itself is what promises are about; the police too promise something there. */
const TOPIC =
  /^(?:i |vid |på )?(?:för)?(?:skol(?:a|an|or|orna)|fritidsgård(?:en|ar|arna)?|bibliotek(?:et|en)?)\s*:?$/iu;

/** Whom a heading makes responsible for what stands below it; empty where it makes nobody so. */
export function headingOwner(words: string, parties: readonly NamedParty[], places: readonly string[]): PartyKind[] {
  if (words.length > 90 || TOPIC.test(words.trim())) return [];
  const text = places.reduce(
    (rest, place) => rest.replaceAll(new RegExp(`(?:i |till )${place}(?:s)?(?!\\p{L})`, 'giu'), ' '),
    words.replace(/:\s*$/, ''),
  );
  const residue = text.replace(FILLER, ' ').replace(/\s+/g, ' ').trim();
  const owner = onlyOwners(residue, parties);
  if (owner.length > 0) return owner;
  if (
    PROMISES.test(text) &&
    partyMentions(text, parties).length > 0 &&
    residue.split(' ').length <= 4 &&
    !/(?<!\p{L})ska(?!\p{L}).+\p{L}{3}/u.test(text)
  )
    return namedOwners(text.replace(/(?<!\p{L})till .*$/iu, ''), parties);
  return JOINT.test(text) &&
    residue
      .replace(JOINT, '')
      .trim()
      .split(' ')
      .filter((word) => word !== '').length === 0
    ? everybody(parties)
    : [];
}

/** Reads a heading. `year` is the promise's, for periods that name none. */
export function headingSense(
  words: string,
  mark: string | null,
  year: number | null,
  parties: readonly NamedParty[],
  places: readonly string[],
): HeadingSense {
  const numbered = withoutNumber(words, mark);
  const text = numbered.text.replace(/\s*:\s*$/u, '').trim();
  const lower = text.toLowerCase();
  if (numbered.labelled) return { kind: 'promise', text, labelled: true };
  const focus = FOCUS.exec(text);
  if (focus !== null && (focus[1] ?? '') !== '' && !/(?<!\p{L})(?:ska|skall)(?!\p{L})/u.test(text))
    return { kind: 'focus', text: (focus[1] ?? '').trim() };
  const known = knownHeading(text);
  if ((known !== null && NOT_POINTS.has(known)) || OFF.test(lower)) return { kind: 'off' };
  const by = doneBy(text, parties);
  if (by.length > 0) return { kind: 'done', by };
  const owner = headingOwner(text, parties, places);
  if (owner.length > 0) return { kind: 'owner', owner };
  const label = leadingLabel(text, year, parties, false);
  if (label !== null && label.rest === '') {
    if (label.period !== null) return { kind: 'period', period: label.period };
    if (label.field === 'result') return { kind: 'result' };
    if (label.field === 'text') return { kind: 'points' };
  }
  // "Det här ska vi göra" leads in promises; "Så ska Ekvik bli tryggare" is a title.
  if (/(?<!\p{L})(?:ska|lovar|gör)(?!\p{L})/iu.test(text) && text.replace(FILLER, ' ').trim() === '')
    return { kind: 'points' };
  if (
    readsAsPromise(text, parties) &&
    !/^(?:så|hur|varför|därför)\s/iu.test(text) &&
    (numbered.printed !== null ||
      /(?<!\p{L})(?:ska|skall|lovade? att)(?!\p{L})\s*\S/u.test(text) ||
      withoutOwner(text, parties).owner.length > 0)
  ) {
    return { kind: 'promise', text, labelled: false };
  }
  if (PROMISES.test(text) && text.length < 90) return { kind: 'points' };
  return { kind: 'plain' };
}

const LEADS_TO_POINTS =
  /löft|lova|åta(?:gande|r|git)|omfatta[rt]?|följande (?:\p{L}+ )?(?:punkt|insats|aktivitet|åtgärd|löfte)|ska(?:ll)?\s*(?:\p{L}+\s*){0,3}:?$|kommer (?:\p{L}+ )?att\s*:?$/iu;
const LEADS_ELSEWHERE =
  /deltog|deltagare|medverka|bestå(?:r|tt)|synpunkter|problem|framkom|kom fram|bygger på|grundar|underlag|kontakt|lyft(?:e|es|s)|upplev|otrygg(?:a|het)? (?:platser|på)|tyckt|svarade|dialog(?:en|er|möt)|syfte|utgångspunkt|steg(?:en)?:|moment|mål(?:en)? (?:är|för)|frågor|orsak|bilag|källor|länkar|handlingar|kriterier|statistik|visar|viktigast|prioritera(?:de|t)|metod/iu;

/** "Löftet ska:" leads in what a promise ought to be. */
const ABOUT_PROMISE =
  /^(?:ett |varje )?(?:medborgar)?(?:löfte[tn]?a?|planen|överenskommelsen|åtagandena|målet|syftet)\s(?:ska|skall|bör|måste|kan)(?!\p{L})(?! (?:omfatta|innehålla|gälla))/iu;

/** What a line before a list says about it. */
export function leadInSense(line: string, parties: readonly NamedParty[], places: readonly string[]): HeadingSense {
  const last =
    line
      .trim()
      .split(/(?<=[.!?])\s+/u)
      .at(-1) ?? line;
  if (OFF.test(last.toLowerCase().replace(/\s*:\s*$/u, '')) || ABOUT_PROMISE.test(last)) return { kind: 'off' };
  const by = doneBy(last, parties);
  if (by.length > 0) return { kind: 'done', by };
  const owner = headingOwner(last, parties, places);
  if (owner.length > 0) return { kind: 'owner', owner };
  const leading = /^(.{3,60}?)\s(?:ska|skall|lovar|kommer|åtar|förbinder)(?!\p{L})[^.]{0,60}:$/u.exec(last);
  const named = leading === null ? [] : onlyOwners(leading[1] ?? '', parties);
  if (named.length > 0) return { kind: 'owner', owner: named };
  if (LEADS_TO_POINTS.test(last) && !/(?:framkom|synpunkt|deltog|underlag|bygger)/iu.test(last))
    return { kind: 'points' };
  return LEADS_ELSEWHERE.test(last) ? { kind: 'off' } : { kind: 'plain' };
}
