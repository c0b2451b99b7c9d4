import { countsIn } from '#checking/counts.ts';
import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding, ReportPoint, Status } from '#checking/report.ts';
import { stem } from '#checking/stem.ts';

type Group = { readonly asked: RegExp; readonly answered: RegExp };

/**
 * Groups that a promise can be for, with all the words by which a result may answer. The letters are spelled out,
 * here and in the other tables: \p{L} without regard to case takes thirty times as long to compile.
 */
const GROUPS: readonly Group[] = [
  {
    asked:
      /(?<![a-zåäöéü])(?:ungdom(?:ar|arna|arnas|ars|en|sperspektiv[a-zåäöéü]*)?|unga(?: vuxna)?|tonåring[a-zåäöéü]*)(?![a-zåäöéü])/iu,
    answered:
      /(?<![a-zåäöéü])(?:ung(?!er)|ungdom|tonår|elev|barn|skolungdom|gymnasi|högstadi|fritidsgård|målgrupp(?:en|erna|er)?(?![a-zåäöéü])|killar|tjejer|flick|pojk)|\d\d ?[-–] ?\d\d ?år|årskurs|skol|åring/iu,
  },
  {
    asked: /(?<![a-zåäöéü])barn(?:en|perspektiv[a-zåäöéü]*|s)?(?![a-zåäöéü])/iu,
    answered:
      /(?<![a-zåäöéü])(?:barn|elev|flick|pojk|unga|ungdom|lekplats)|skol|årskurs|målgrupp(?:en|erna|er)?(?![a-zåäöéü])|åring/iu,
  },
  {
    asked: /(?<![a-zåäöéü])(?:föräldrar[a-zåäöéü]*|vårdnadshavar[a-zåäöéü]*)(?![a-zåäöéü])/iu,
    answered: /föräld|vårdnadshav|mammor|pappor|famil|målgrupp(?:en|erna|er)?(?![a-zåäöéü])|anhörig/iu,
  },
  {
    asked: /(?<![a-zåäöéü])(?:äldre|pensionär[a-zåäöéü]*|seniorer[a-zåäöéü]*)(?![a-zåäöéü])/iu,
    answered: /äldre|pensionär|senior|målgrupp(?:en|erna|er)?(?![a-zåäöéü])|\bPRO\b|\bSPF\b/iu,
  },
  {
    asked:
      /(?<![a-zåäöéü])(?:kvinn(?:or|ors|operspektiv)[a-zåäöéü]*|flickor[a-zåäöéü]*|tjejer[a-zåäöéü]*)(?![a-zåäöéü])/iu,
    answered: /kvinn|flick|tjej|jämställd|könsuppdel|målgrupp(?:en|erna|er)?(?![a-zåäöéü])/iu,
  },
  {
    asked:
      /(?<![a-zåäöéü])(?:jämställdhetsperspektiv[a-zåäöéü]*|genusperspektiv[a-zåäöéü]*|jämställdhetsfokus)(?![a-zåäöéü])/iu,
    answered: /jämställd|genus|kvinn|flick|tjej|könsuppdel/iu,
  },
  {
    asked: /(?<![a-zåäöéü])(?:nyanländ[a-zåäöéü]*|ensamkommande[a-zåäöéü]*|asylsökande[a-zåäöéü]*)(?![a-zåäöéü])/iu,
    answered: /nyanländ|ensamkommande|asyl|flykting|\bsfi\b|målgrupp(?:en|erna|er)?(?![a-zåäöéü])|boenden/iu,
  },
  {
    asked:
      /(?<![a-zåäöéü])(?:näringsidkar[a-zåäöéü]*|butiksägar[a-zåäöéü]*|handlar(?:e|na|nas)|företagar[a-zåäöéü]*|krögar[a-zåäöéü]*)(?![a-zåäöéü])/iu,
    answered:
      /näring|butik|handlar|handeln|företag|krög|krog|restaurang|affär|center|målgrupp(?:en|erna|er)?(?![a-zåäöéü])|köpman/iu,
  },
  {
    asked: /(?<![a-zåäöéü])(?:personer med funktions[a-zåäöéü]*|funktionsnedsatt[a-zåäöéü]*)(?![a-zåäöéü])/iu,
    answered: /funktions|tillgänglig|målgrupp(?:en|erna|er)?(?![a-zåäöéü])/iu,
  },
  { asked: /(?<![a-zåäöéü])(?:hbtqi?\+?(?:-[a-zåäöéü]+)?)(?![a-zåäöéü])/iu, answered: /hbt/iu },
  { asked: /(?<![a-zåäöéü])(?:brottsoffer|målsägande)[a-zåäöéü]*/iu, answered: /brottsoff|målsägande|utsatta/iu },
];

/** Where the deed ends and its purpose begins: what stands after is hoped for, not promised. */
const PURPOSE =
  /(?<![a-zåäöéü])(?:(?<!(?<![a-zåäöéü])(?:arbetar?|verkar?|jobbar?)(?: [a-zåäöéü]+)? )för att|så att|i syfte att|med (?:mål(?:et)?|syfte(?:t)?) att|vilket|i enlighet med|bland)(?! annat)(?![a-zåäöéü])/iu;
const MODAL = /(?<![a-zåäöéü])(?:ska(?:ll)?|kommer(?: [a-zåäöéü]+)? att|vill|lovar(?: att)?|avser att)(?![a-zåäöéü])/iu;

/** A place set apart from the rest. A result need not repeat the only place that a promise is for. */
const PLACE =
  /(?<!\p{L})(?:särskilt|framför allt|bland annat|även|inklusive|också|i synnerhet|främst|och)(?: \p{L}+)? (?:i|på|vid|kring|runt|längs|utanför) (?<place>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+| (?:centrum|torg|station|park|skola|resecentrum|badplats))*|centrum|resecentrum|busstationen|järnvägsstationen|tågstationen|stationsområdet|landsbygden)(?!\p{L})/u;
/** Places named together: "i Mårdsjö, Lidby och Nyhem". */
const PLACES =
  /(?<!\p{L})(?:i|på|vid|kring|för) (?<list>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?:, \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)*,? (?:och|samt) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?!\p{L})/u;
/** "bedrägerier mot äldre", "tillsammans med föreningar": what the deed is about or who helps, not whom it is for. */
const TOPIC =
  /(?<![a-zåäöéü])(?:(?:mot|bland|av|från)(?: [a-zåäöéü]+)?|(?:tillsammans|samverkan|samarbete|samråd|samverka|samarbeta) med(?: [^.;]{0,60}?)?)\s$/iu;
/** Languages named together: "på arabiska, somaliska och svenska". */
const LANGUAGES =
  /(?<![a-zåäöéü])på (?<list>\p{Ll}{2,15}ska(?:, \p{Ll}{2,15}ska)*(?:,? (?:och|samt) (?:på )?\p{Ll}{2,15}ska)?)(?![a-zåäöéü])/u;
const TELLS_LANGUAGE = /språk|översatt|översätt|tolk/i;
/** Kinds of places named together: "vid simhallen och biblioteket". */
const SITE =
  '\\p{Ll}{0,25}(?:skol|gymnasi|bibliotek|fritidsgård|boende|badplats|torg|centrum|park|station|köpcentr|gata|hamn|simhall|sporthall|ishall|lekplats|hållplats|resecentr|tunnel|förskol|stadie)\\p{Ll}{0,25}';
const SITES = new RegExp(
  `(?<![\\p{L}])(?<list>(?:${SITE}|\\p{Ll}{2,25}-)(?:, (?:${SITE}|\\p{Ll}{2,25}-))*,? (?:och|samt) (?:(?:vid|på|i|kring|utanför|till) )?${SITE})(?!\\p{L})`,
  'u',
);
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
    const asked = [
      ...one,
      ...forgottenPlaces(deed, told),
      ...forgottenLanguages(deed, told),
      ...forgottenSites(deed, told),
      ...amountIn(point, told, done),
    ];
    return asked.map((quote) =>
      finding(
        'question-unanswered',
        `Punkten nämner ”${quote}”, men resultatet säger inget om det. Skriv hur det gick.`,
        {
          quote,
          point: point.number,
          block: blockOf(passages, point.number, quote),
        },
      ),
    );
  });
}

/** The results as one text; null where nothing was done or too little is said to hold against the promise. */
function toldResults({ results }: ReportPoint): string | null {
  if (results.every(({ status }) => status !== null && NOTHING_YET.includes(status))) return null;
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
  const places = partsOf(PLACES, deed);
  const forgotten = places.filter((place) => !told.toLowerCase().includes(prefixOf(place)));
  return forgotten.length < places.length ? forgotten : [];
}

function forgottenLanguages(deed: string, told: string): string[] {
  const languages = partsOf(LANGUAGES, deed);
  if (TELLS_LANGUAGE.test(told)) return [];
  return languages.filter((language) => !told.toLowerCase().includes(language));
}

/** Of sites named together, those that the result leaves out although it names another of them. */
function forgottenSites(deed: string, told: string): string[] {
  const sites = partsOf(SITES, deed);
  const said = told.toLowerCase();
  const forgotten = sites.filter((site) => !said.includes(prefixOf(site)));
  return forgotten.length < sites.length ? forgotten : [];
}

function partsOf(list: RegExp, deed: string): string[] {
  const found = list.exec(deed)?.groups?.['list']?.split(/, (?:och |samt )?| och | samt /) ?? [];
  return found.map((part) => part.replace(/^(?:vid|på|i|kring|utanför|till) /, ''));
}

function prefixOf(word: string): string {
  // "låg- och högstadiet"
  if (word.endsWith('-')) return word.slice(0, -1);
  const root = stem(word);
  return root.length > 4 ? root.slice(0, Math.max(4, root.length - 1)) : root;
}

function sharesStem(place: string, name: string): boolean {
  const names = name
    .split(/\s+/)
    .filter((word) => word.length > 2)
    .map(stem);
  return place.split(' ').some((word) => names.includes(stem(word)));
}

function amountIn({ target, text, figures }: ReportPoint, told: string, done: boolean): string[] {
  if (figures.some(({ value, comparison }) => value !== null && comparison === null)) return [];
  if (countsIn(told).length > 0) return [];
  if (
    /(?<![a-zåäöéü])(?:varje|samtliga|alla|inga|ingen|(?:vecko|månads|dag)vis|dagligen|uppnått|uppfyllt|uppnåddes|enligt plan|som planerat)/iu.test(
      told,
    )
  )
    return [];
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
