import type { PartyKind } from '#checking/report.ts';
import { followUpPeriod } from '#reading/points/follow-up-period.ts';
import type { NamedParty } from '#reading/points/owners.ts';
import { namedOwners } from '#reading/points/owners.ts';
import { partyMentions } from '#reading/points/party-words.ts';
import { onlyOwners } from '#reading/points/point-text.ts';
import { leadingStatus } from '#reading/points/statuses.ts';

export type Field = 'result' | 'status' | 'owner' | 'due' | 'text' | 'goal' | 'focus' | 'carry' | 'number' | 'measure';

/** What a label, a column head or a short heading names. First that fits wins; matched without number and colon. */
const FIELDS: readonly (readonly [Field, RegExp])[] = [
  [
    'carry',
    /^(?:förs vidare|tas med|följer med|fortsätter|nästa löfte|till nästa|vidare till|kommande löfte|förs över|hantering framåt|fortsättning)(?:[ ?].*)?$/u,
  ],
  [
    'status',
    /^(?:status|läget?|nuläge|statusläge|genomförd\?|uppfyllt\?|uppfylld\?|uppnått\?|uppnådd\?|ja\/nej|färg|(?:andel )?(?:klart|genomfört|uppfyllt) ?(?:\(?(?:i )?(?:%|procent)\)?)|uppfyllt|måluppfyllelse|bedömning|genomförandegrad|grad av uppfyllelse)(?: .*)?$/u,
  ],
  [
    'owner',
    /^(?:(?:huvud)?ansvar(?:ig|iga|sfördelning)?(?:\s?[/(].*)?|(?:huvud)?ansvarig(?:a)? (?:part(?:er)?|aktör(?:er)?|verksamhet(?:er)?|organisation|för .*|enhet|förvaltning)|aktör(?:er)?|part(?:er)?|vem(?: gör| ansvarar)?\??|ägare|utförare|utförs av|vem\/vilka|vilka\??|ansvarar|löftesgivare|vem lovar\??|av vem\??)$/u,
  ],
  [
    'due',
    /^(?:när(?: .*)?\??|tid(?:plan|punkt|sram|er|splan)?|klart?(?: senast| när)?|slutdatum|datum|deadline|senast|start(?:datum)?|färdigt|beräknas (?:vara )?(?:klart?|färdig[ta]?)|tidsperiod|klardatum|sluttid|genomförs(?: när)?)$/u,
  ],
  [
    'focus',
    /^(?:(?:fokus|insats|prioriterat |utvecklings|problem|mål|del|prioriterade |åtgärds)?områden?|fokus|tema|prioritering|inriktning|kategori|ämne|fråga|utmaning(?:ar)?|behov|problem(?:bild)?|orsak(?:er)?|plats)$/u,
  ],
  [
    'result',
    /^(?:resultat(?:et|en)?|utfall(?:et)?|svar|uppföljning(?:en)?|återkoppling|återrapportering|avrapportering|redovisning|rapport|effekt(?:er)?|kommentar(?:er)?(?: .*)?|anmärkning|beskrivning av .*|(?:så här|så) (?:gick|har) det(?: gått)?.*|(?:det|detta) (?:här )?har (?:vi )?gjorts?|(?:det|detta) (?:här )?gjorde vi|vad (?:har )?(?:vi )?(?:har )?gjorts?\??|vad har hänt(?: hittills| sedan dess| under .*)?\??|vad hände(?: sedan| sen)?\??|hur (?:gick|blev|har) det(?: gått| blivit)?\??|(?:vad|hur) blev resultatet\??|vad (?:gav|ledde) det(?: till| för resultat)?\??|vad gjorde(?: vi|s)(?: då)?\??|(?:höll|uppfyllde) vi (?:det|löftet|vårt löfte|vad vi lovade)\??|(?:har|blev) (?:vi )?(?:löftet )?(?:hållit|hållet|uppfyllt)(?: det| löftet| vårt löfte)?\??|gjort|genomfört|genomförda (?:aktiviteter|insatser|åtgärder)|genomförande|vad blev det\??|genomfört (?:under .*|20\d\d|t\d.*|tertial.*)|(?:resultat|utfall|uppföljning|status) (?:av |per |för |under |i |t\d|tertial|kvartal|\d|jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec|vår|sommar|höst|vinter|år|helår|halvår|första|andra).*|vad vi (?:har )?gjort|vi har gjort|vi gjorde|så blev det|så har vi gjort)$/u,
  ],
  [
    'text',
    /^(?:(?:medborgar)?löfte[nt]?(?: \d{4}.*)?|löftena|(?:löftes)?punkt(?:er)?|åtagande(?:n)?|aktivitet(?:er)?|åtgärd(?:er)?|insats(?:er)?|vad(?: ska göras| gör vi| lovar vi| ska vi göra)?\??|hur(?: gör vi| ska vi göra| ska det göras)?\??|vad vi (?:har )?lova(?:r|de|t)|vad lova(?:r|de) vi\??|vad har vi lovat\??|vad (?:är|var) (?:vårt )?löftet?\??|(?:det|detta|så) (?:här )?lovar?(?:de)? vi|vi lova(?:r|de)|vårt löfte|våra löften|utlovat|utlovad insats|vad ska göras\??|att göra|delmål|löfte\/aktivitet|aktivitet\/insats|åtgärd\/aktivitet|beskrivning|innehåll|löftets punkter|så gör vi)$/u,
  ],
  [
    'goal',
    /^(?:mål(?:et|en|sättning(?:ar)?)?|övergripande mål|syfte|inriktningsmål|effektmål|vad vill vi uppnå\??|(?:det|detta) (?:här )?vill vi(?: upp)?nå|vi vill(?: upp)?nå|vad vi vill(?: upp)?nå|målbild|önskad effekt|önskat läge|delmål)$/u,
  ],
  ['measure', /^(?:mått|indikator(?:er)?|nyckeltal|målvärde|mätetal|målnivå)$/u],
  ['number', /^(?:nr\.?|nummer|#|löpnr|id)$/u],
];

/** The field that words name ("Ansvarig", "Utfall T1"), or null. */
export function namedField(words: string): Field | null {
  if (words.length > 200) return null;
  const bare = words
    .toLowerCase()
    .replace(/[\s:]+$/u, '')
    .replace(/^\d+[.)]\s*/u, '')
    .replace(/\s*\([^()]*\d[^()]*\)$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (bare === '' || bare.length > 60) return null;
  return FIELDS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

const DONE_BY =
  /(?:gjorde|gjort|har gjort|genomfört|genomförde|arbetat|arbetade|insatser|resultat|åtgärder|utfall|svar|uppföljning|rapport|redovisning|har hållit|kommentar|återkoppling|aktiviteter)/iu;

/** Parties that words set results apart by: "Det här gjorde polisen", "Polisens resultat". Empty where they do not. */
export function doneBy(words: string, parties: readonly NamedParty[]): PartyKind[] {
  if (
    words.length > 80 ||
    /lovar|löfte|åtagande|(?<!\p{L})ska(?!\p{L})/iu.test(words) ||
    !DONE_BY.test(words) ||
    partyMentions(words, parties).length === 0
  )
    return [];
  const bare = words.replace(
    /(?<!\p{L})(?:det|detta|den|här|så|vad|hur|har|gjorde|gjort|genomfört|genomförde|genomförda|gör|arbetat|arbetade|med|insatser|resultat|åtgärder|utfall|svar|uppföljning|rapport|redovisning|kommentar|återkoppling|aktiviteter|för att|hållit|sitt|sina|löfte|löften|under|\d{4}|året|om|av|från)(?!\p{L})/giu,
    ' ',
  );
  return onlyOwners(bare.replace(/[:?]/g, ' ').trim(), parties);
}

const PERIOD_WORDS =
  /(?<!\p{L})(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|t[ae]rtial(?:et|s|en)?|kvartal(?:et|s)?|halvår(?:et|s)?|hel)?(?:rapport|uppföljning|redovisning)?(?:en|et)?(?!\p{L})|(?<!\p{L})(?:första|andra|tredje|fjärde|i{1,3}|[tqh]|kv|år(?:et)?|till|och|med|t\.?o\.?m|period(?:en)?|månad(?:en)?|avser|för|under|per|resultat|utfall|läget?|status|uppdaterad|nr)(?!\p{L})/giu;

/** "T2 2023", "Uppföljning januari–april": a period and nothing else. "Klart i september" tells something. */
function namesOnlyPeriod(words: string): boolean {
  return !/\p{L}/u.test(words.replace(/(?<=\p{L})\d|\d(?=\p{L})/gu, ' ').replace(PERIOD_WORDS, ' '));
}

export type Labelled = {
  readonly field: Field;
  readonly period: string | null;
  readonly by: readonly PartyKind[];
  /** What stands after the label, its colon removed; empty where the label stands alone. */
  readonly rest: string;
};

/**
 * The label that a line opens with: "Resultat: …", "T1 2023: …", "Polisen har gjort: …", or alone on its line.
 * `insidePoint`: a bare party name ("Polisen:") labels results only within a point.
 */
export function leadingLabel(
  text: string,
  year: number | null,
  parties: readonly NamedParty[],
  insidePoint: boolean,
): Labelled | null {
  const colon = /^([^:.!?\n]{1,70}?)\s*:(?:\s+|$|\n)/u.exec(text);
  // "Vad gjorde vi? Vi lagade 118 fönster."
  const question = /^((?:vad|hur|höll|har|blev|uppfyllde)\s[^:.!?\n]{3,50}\?)\s+(?=[^\s(])/iu.exec(text);
  const asked = question === null ? null : namedField(question[1] ?? '');
  if (question !== null && asked !== null)
    return { field: asked, period: null, by: [], rest: text.slice(question[0].length).trim() };
  const label = colon?.[1] ?? (text.length <= 60 && !/[.!]$/.test(text) ? text : null);
  if (label === null) return null;
  // "Klart" and "Genomfört 15 av 17 fredagar" say how it went.
  if (insidePoint && colon === null && leadingStatus(text) !== null) return null;
  const rest = colon === null ? '' : text.slice(colon[0].length).trim();
  const short = label.split(/\s+/).length <= 7;
  const period = short && !/(?<!\p{L})(?:senast|före|innan|löfte)/iu.test(label) ? followUpPeriod(label, year) : null;
  const by = doneBy(label, parties);
  if (by.length > 0) return { field: 'result', period: period?.label ?? null, by, rest };
  const field = namedField(label);
  if (field !== null) return { field, period: field === 'result' ? (period?.label ?? null) : null, by: [], rest };
  if (period !== null && (colon !== null || namesOnlyPeriod(label)))
    return { field: 'result', period: period.label, by: [], rest };
  if (insidePoint && colon !== null && onlyOwners(label, parties).length > 0)
    return { field: 'result', period: null, by: namedOwners(label, parties), rest };
  return null;
}
