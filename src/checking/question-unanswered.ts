import { countsIn } from '#checking/counts.ts';
import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding, ReportPoint, Status } from '#checking/report.ts';
import { stem } from '#checking/stem.ts';

type Group = { readonly asked: RegExp; readonly answered: RegExp };

/** Groups that a promise can be for, with all the words by which a result may answer. */
const GROUPS: readonly Group[] = [
  {
    asked: /(?<!\p{L})(?:ungdom\p{L}*|unga(?: vuxna)?|tonåring\p{L}*)(?!\p{L})/iu,
    answered: /(?<!\p{L})(?:ung(?!er)|ungdom|tonår|elev|barn|skolungdom|gymnasi|högstadi|fritidsgård|målgrupp(?:en|erna|er)?(?!\p{L})|killar|tjejer|flick|pojk)|\d\d ?[-–] ?\d\d ?år|årskurs|skol|åring/iu,
  },
  { asked: /(?<!\p{L})barn(?:en|perspektiv\p{L}*|s)?(?!\p{L})/iu, answered: /(?<!\p{L})(?:barn|elev|flick|pojk|unga|ungdom)|skol|årskurs|målgrupp(?:en|erna|er)?(?!\p{L})|åring/iu },
  { asked: /(?<!\p{L})(?:föräldra?r?\p{L}*|vårdnadshavar\p{L}*)(?!\p{L})/iu, answered: /föräld|vårdnadshav|mammor|pappor|famil|målgrupp(?:en|erna|er)?(?!\p{L})|anhörig/iu },
  { asked: /(?<!\p{L})(?:äldre|pensionär\p{L}*|seniorer\p{L}*)(?!\p{L})/iu, answered: /äldre|pensionär|senior|målgrupp(?:en|erna|er)?(?!\p{L})|\bPRO\b|\bSPF\b/iu },
  { asked: /(?<!\p{L})(?:kvinn(?:or|ors|operspektiv)\p{L}*|flickor\p{L}*|tjejer\p{L}*)(?!\p{L})/iu, answered: /kvinn|flick|tjej|jämställd|könsuppdel|målgrupp(?:en|erna|er)?(?!\p{L})/iu },
  { asked: /(?<!\p{L})(?:jämställdhetsperspektiv\p{L}*|genusperspektiv\p{L}*|jämställdhetsfokus)(?!\p{L})/iu, answered: /jämställd|genus|kvinn|flick|tjej|könsuppdel/iu },
  { asked: /(?<!\p{L})(?:nyanländ\p{L}*|ensamkommande\p{L}*|asylsökande\p{L}*)(?!\p{L})/iu, answered: /nyanländ|ensamkommande|asyl|flykting|\bsfi\b|målgrupp(?:en|erna|er)?(?!\p{L})|boenden/iu },
  { asked: /(?<!\p{L})(?:näringsidkar\p{L}*|butiksägar\p{L}*|handlar(?:e|na|nas)|företagar\p{L}*|krögar\p{L}*)(?!\p{L})/iu, answered: /näring|butik|handlar|handeln|företag|krög|krog|restaurang|affär|center|målgrupp(?:en|erna|er)?(?!\p{L})|köpman/iu },
  { asked: /(?<!\p{L})(?:personer med funktions\p{L}*|funktionsnedsatt\p{L}*)(?!\p{L})/iu, answered: /funktions|tillgänglig|målgrupp(?:en|erna|er)?(?!\p{L})/iu },
  { asked: /(?<!\p{L})(?:hbtqi?\+?(?:-\p{L}+)?)(?!\p{L})/iu, answered: /hbt/iu },
  { asked: /(?<!\p{L})(?:brottsoffer|målsägande)\p{L}*/iu, answered: /brottsoff|målsägande|utsatta/iu },
];

/** Where the deed ends and its purpose begins: what stands after is hoped for, not promised. */
const PURPOSE =
  /(?<!\p{L})(?:(?<!(?<!\p{L})(?:arbetar?|verkar?|jobbar?)(?: \p{L}+)? )för att|så att|i syfte att|med (?:mål(?:et)?|syfte(?:t)?) att|vilket|i enlighet med|bland)(?! annat)(?!\p{L})/iu;
const MODAL = /(?<!\p{L})(?:ska(?:ll)?|kommer(?: \p{L}+)? att|vill|lovar(?: att)?|avser att)(?!\p{L})/iu;

/** A place set apart from the rest. A result need not repeat the only place that a promise is for. */
const PLACE =
  /(?<!\p{L})(?:särskilt|framför allt|bland annat|även|inklusive|också|i synnerhet|främst|och)(?: \p{L}+)? (?:i|på|vid|kring|runt|längs|utanför) (?<place>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+| (?:centrum|torg|station|park|skola|resecentrum|badplats))*|centrum|resecentrum|busstationen|järnvägsstationen|tågstationen|stationsområdet|landsbygden)(?!\p{L})/u;
/** Places named together: "i Mårdsjö, Lidby och Nyhem". */
const PLACES = /(?<!\p{L})(?:i|på|vid|kring|för) (?<list>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?:, \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)*,? (?:och|samt) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?!\p{L})/u;
/** "bedrägerier mot äldre", "tillsammans med föreningar": what the deed is about or who helps, not whom it is for. */
const TOPIC = /(?<!\p{L})(?:(?:mot|bland|av|från)(?: \p{L}+)?|(?:tillsammans|samverkan|samarbete|samråd|samverka|samarbeta) med(?: [^.;]{0,60}?)?)\s$/iu;
const NOTHING_YET: readonly Status[] = ['not-done', 'planned', 'delayed'];
const FEWEST_WORDS = 6;

/** Groups, places and amounts that a point promises and its results never mention. */
export function findUnansweredQuestions({ report, passages }: Material): Finding[] {
  const known = [...report.areas, report.municipality ?? '', ...report.parties.map((party) => party.name)];
  return report.points.flatMap((point) => {
    const told = toldResults(point);
    if (told === null) return [];
    const deed = deedOf(point.text);
    // "Genomfört" answers for the whole promise, unless the result then lists only some of what was promised.
    const done = point.results.some(({ status }) => status === 'done');
    const one = done ? [] : [...groupsIn(deed, told), ...placeIn(deed, told, known)];
    const asked = [...one, ...forgottenPlaces(deed, told), ...amountIn(point, told, done)];
    return asked.map((quote) =>
      finding('question-unanswered', `Löftet nämner ”${quote}”, men resultatet säger inget om det. Skriv hur det gick.`, {
        quote,
        point: point.number,
        block: blockOf(passages, point.number, quote),
      }),
    );
  });
}

/** The results as one text; null where nothing was done or too little is said to hold against the promise. */
function toldResults({ results }: ReportPoint): string | null {
  if (results.length === 0 || results.every(({ status }) => status !== null && NOTHING_YET.includes(status))) return null;
  const told = results.map(({ text }) => text).join('\n');
  return told.split(/\s+/).length >= FEWEST_WORDS ? told : null;
}

/** What is promised to be done: after the verb that promises, before the purpose. Who does it is no promise. */
function deedOf(text: string): string {
  const modal = MODAL.exec(text);
  const after = modal === null ? text : text.slice(modal.index + modal[0].length);
  return after.slice(0, PURPOSE.exec(after)?.index ?? after.length);
}

function groupsIn(deed: string, told: string): string[] {
  const unanswered: string[] = [];
  for (const { asked, answered } of GROUPS) {
    const group = asked.exec(deed);
    if (group === null || TOPIC.test(deed.slice(0, group.index)) || answered.test(told)) continue;
    unanswered.push(group[0]);
  }
  return unanswered;
}

function placeIn(deed: string, told: string, known: readonly string[]): string[] {
  const place = PLACE.exec(deed)?.groups?.['place'];
  if (place === undefined || PLACES.test(deed) || known.some((name) => sharesStem(place, name))) return [];
  const said = told.toLowerCase();
  const mentioned = place.split(' ').some((word) => said.includes(prefixOf(word)));
  return mentioned ? [] : [place];
}

/** Of places named together, those that the result leaves out although it names another of them. */
function forgottenPlaces(deed: string, told: string): string[] {
  const places = PLACES.exec(deed)?.groups?.['list']?.split(/, (?:och |samt )?| och | samt /) ?? [];
  const forgotten = places.filter((place) => !told.toLowerCase().includes(prefixOf(place)));
  return forgotten.length < places.length ? forgotten : [];
}

function prefixOf(word: string): string {
  const root = stem(word);
  return root.length > 4 ? root.slice(0, Math.max(4, root.length - 1)) : root;
}

function sharesStem(place: string, name: string): boolean {
  const names = name.split(/\s+/).filter((word) => word.length > 2).map(stem);
  return place.split(' ').some((word) => names.includes(stem(word)));
}

function amountIn({ target, text, figures }: ReportPoint, told: string, done: boolean): string[] {
  if (figures.some(({ value, comparison }) => value !== null && comparison === null)) return [];
  if (countsIn(told).length > 0) return [];
  if (/(?<!\p{L})(?:varje|samtliga|alla|inga|ingen|(?:vecko|månads|dag)vis|dagligen|uppnått|uppfyllt|uppnåddes|enligt plan|som planerat)/iu.test(told)) return [];
  if (target === null) return done ? [] : promisedCount(deedOf(text));
  const quote = new RegExp(`(?:minst|åtminstone|lägst) [^,.;]{0,20}?${escape(target.unit)}`, 'iu').exec(text)?.[0];
  return quote === undefined ? [] : [quote];
}

/** "fyra trygghetsvandringar" with the number as written and the word after it. */
function promisedCount(deed: string): string[] {
  const count = countsIn(deed)[0];
  if (count === undefined) return [];
  const thing = /^ \p{Ll}+/u.exec(deed.slice(count.end))?.[0];
  return thing === undefined ? [] : [count.words + thing];
}

function escape(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
