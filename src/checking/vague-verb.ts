import { countsIn } from '#checking/counts.ts';
import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding, ReportPoint } from '#checking/report.ts';

/** Who is there at stated times can be seen. */
const WHEN = '[^.;]{0,80}(?:varje|minst|dagar|kväll|nätter|helger|dagligen|veckovis|månadsvis|\\d)';

/** Verbs that nobody can see done, in the infinitive, with the forms in which a promise uses them. */
const VERBS: readonly { readonly infinitive: string; readonly forms: string }[] = [
  { infinitive: 'utveckla', forms: 'vidareutveckla|utvecklar|utveckla' },
  { infinitive: 'förbättra', forms: 'förbättrar|förbättra' },
  { infinitive: 'stärka', forms: 'stärka|stärker|förstärka|förstärker' },
  { infinitive: 'främja', forms: 'främjar|främja' },
  { infinitive: 'stödja', forms: 'stödja|stödjer|stöder|stötta|stöttar|stöda' },
  { infinitive: 'se över', forms: 'se över|ser över' },
  {
    infinitive: 'arbeta för',
    forms:
      '(?:arbeta|arbetar|jobba|jobbar) (?:aktivt |vidare |gemensamt |långsiktigt |förebyggande |tillsammans |systematiskt |brottsförebyggande )?(?:för|mot|med)',
  },
  { infinitive: 'verka för', forms: '(?:verka|verkar) (?:aktivt )?för' },
  { infinitive: 'förebygga', forms: 'förebygga|förebygger' },
  { infinitive: 'motverka', forms: 'motverka|motverkar' },
  { infinitive: 'bidra till', forms: '(?:bidra|bidrar|medverka|medverkar) till' },
  { infinitive: 'värna', forms: 'värna(?: om)?|värnar(?: om)?' },
  { infinitive: 'sträva efter', forms: '(?:sträva|strävar) (?:efter|mot)' },
  { infinitive: 'uppmuntra', forms: 'uppmuntra|uppmuntrar' },
  { infinitive: 'underlätta', forms: 'underlätta|underlättar' },
  { infinitive: 'fördjupa', forms: 'fördjupa|fördjupar' },
  { infinitive: 'effektivisera', forms: 'effektivisera|effektiviserar' },
  { infinitive: 'prioritera', forms: 'prioritera|prioriterar' },
  {
    infinitive: 'fokusera på',
    forms: '(?:fokusera|fokuserar|lägga fokus|lägger fokus) på|ha fokus på|ha(?:r)? ett (?:särskilt |extra )?fokus på',
  },
  { infinitive: 'skapa förutsättningar', forms: '(?:skapa|skapar) (?:goda |bättre |rätt )?förutsättningar' },
  { infinitive: 'intensifiera', forms: 'intensifiera|intensifierar' },
  { infinitive: 'uppmärksamma', forms: 'uppmärksamma|uppmärksammar' },
  { infinitive: 'bekämpa', forms: 'bekämpa|bekämpar|motarbeta|motarbetar|stävja|stävjar' },
  { infinitive: 'samverka', forms: `(?:samverka|samverkar|samarbeta|samarbetar)(?! med|${WHEN})` },
  { infinitive: 'säkerställa', forms: 'säkerställa|säkerställer' },
  {
    infinitive: 'fortsätta',
    forms:
      '(?:fortsätta|fortsätter) (?:(?:med )?(?:det |sitt |vårt |ett )?(?:[a-zåäöéü]+ )?(?:arbetet|arbete|samarbetet|samverkan|satsningen|satsa)|(?:att |med att )?(?:arbeta|jobba|verka|utveckla|samverka|samarbeta|stärka|vara))',
  },
  { infinitive: 'vara synlig', forms: `(?:synas|vara (?:mer |mera |extra )?(?:synlig|synliga))(?!${WHEN})` },
  { infinitive: 'vara tillgänglig', forms: '(?:vara|är) (?:mer |mera )?(?:tillgänglig|tillgängliga) för' },
  { infinitive: 'undersöka möjligheten', forms: '(?:undersöka|undersöker|utreda|utreder) möjlighet(?:en|erna)?' },
  { infinitive: 'bli bättre på', forms: '(?:bli|blir) bättre på' },
  {
    infinitive: 'ta krafttag',
    forms: '(?:ta|tar) (?:krafttag|ett krafttag|ett samlat grepp|ett helhetsgrepp|tag)|kraftsamla|kraftsamlar',
  },
  { infinitive: 'lyssna på', forms: '(?:lyssna|lyssnar) (?:mer )?(?:på|till)' },
  {
    infinitive: 'öka närvaron',
    forms:
      '(?:öka|ökar) (?:den |sin |vår )?(?:polisiära |synliga )?(?:närvaron|närvaro|polisnärvaron|synligheten|synlighet|samverkan|samarbetet|dialogen)',
  },
  {
    infinitive: 'öka tryggheten',
    forms:
      '(?:öka|ökar|skapa|skapar) (?:den upplevda |upplevd |en ökad |ökad |en )?(?:trygghet|tryggheten|medvetenhet|medvetenheten|delaktighet|delaktigheten)',
  },
];
const VAGUE = new RegExp(`(?<![a-zåäöéü])(?:${VERBS.map(({ forms }) => forms).join('|')})(?![a-zåäöéü])`, 'iu');

const OPENS_VAGUELY = new RegExp(`^(?:att )?(?:${VERBS.map(({ forms }) => forms).join('|')})(?![a-zåäöéü])`, 'iu');

/** Verbs that can be seen done. When one of them comes first, the vague one only tells why. */
const CONCRETE =
  /(?<![a-zåäöéü])(?:genomför|hålla?(?:er)?|anordna|arrangera|ordna|kontrollera|besök|informera|utbilda|erbjud|starta|bygg|sätt|installera|montera|öppna|anställ|patrullera|träffa|bjud|dela ut|delar ut|ta fram|tar fram|upprätta|införa?|inför|inrätta|skriv|kartlägg|inventera|mäta?|mäter|röja?|röjer|beskär|laga|lagar|städa|sanera|måla|belys|byt|stäng|publicera|redovisa|rapportera|delta|närvara|finnas|finns|vara på|är på|ringa|kalla|utreda?|utreder|lämna|ge |ger |dela |skicka|tillsätt|utse|rikta|göra?|gör|samla|utföra?|utför|svara|placera|flytta|köra?|kör|plantera|sänka|höja|åtgärda|ingripa|beslagta|bötfäll|vandra|gå |går |följa upp|följer upp|möta|möter|intervjua|fråga|starta|teckna|bilda|utöka|ansvara|schemalägg|söka|söker|visitera|lagför|besiktiga|kontakta|lära|undervisa|leda|leder|driva|driver)[a-zåäöéü]*/iu;

const MODAL =
  /(?<![a-zåäöéü])(?:ska(?:ll)?|kommer(?: (?:även|också|fortsatt|gemensamt))? att|vill|avser att|lovar att|åtar sig att|förbinder sig att)(?![a-zåäöéü])/iu;
const PURPOSE =
  /(?<![a-zåäöéü])(?:(?<!(?<![a-zåäöéü])(?:arbetar?|verkar?|jobbar?)(?: [a-zåäöéü]+)? )för att|så att|i syfte att|med (?:målet|syftet) att|genom att)(?![a-zåäöéü])|[.;:]/iu;
/** A number that says how much, or the way spelled out: then the deed can be seen, whatever the verb. */
const MEASURED =
  /(?<![a-zåäöéü])(?:minst|högst|åtminstone) |\d+ (?:gånger|kvällar|dagar|tillfällen)|(?<![a-zåäöéü])genom att (?!synas|vara synlig)/iu;

/** A thing that stands there better afterwards can be seen, if not how much. */
const BUILT =
  /^(?:förbättrar?|stärker?a?|förstärker?a?) (?:den |det |de )?(?:[a-zåäöéü]+ )?(?:gatu|utomhus|gång|cykel|väg|lek)?(?:belysning|väg|lekplats|skyltning|parkbänk|staket|toalett|snöröjning|städning)[a-zåäöéü]*/iu;

/** Points whose main verb nobody can see done, with a pattern made of the point's own words. */
export function findVagueVerbs({ report, passages }: Material): Finding[] {
  return report.points.flatMap((point) => {
    const vague = vagueVerb(point);
    if (vague === null) return [];
    return finding(
      'vague-verb',
      `Ingen kan se när ”${vague.verb}” är gjort. Skriv vad ni gör, hur ofta eller hur många, till exempel: ”${vague.pattern}”`,
      {
        quote: vague.verb,
        point: point.number,
        block: blockOf(passages, point.number, vague.verb),
      },
    );
  });
}

/** `pattern` is the point's own words around the gap that the writer must fill. */
export type Vague = { readonly verb: string; readonly pattern: string };

/** The main verb of a promise where nobody can see it done; null where it can be seen. */
export function vagueVerb({ text, target }: Pick<ReportPoint, 'text' | 'target'>): Vague | null {
  if (target !== null || MEASURED.test(text) || countsIn(text).length > 0) return null;
  // "verka för att fler ska anmäla": after the point's own verb, "ska" is what others are to do.
  const modal = OPENS_VAGUELY.test(text) ? null : MODAL.exec(text);
  const start = modal === null ? 0 : modal.index + modal[0].length;
  const rest = text.slice(start);
  const clause = rest.slice(0, PURPOSE.exec(rest)?.index ?? rest.length);
  const vague = VAGUE.exec(clause);
  if (vague === null) return null;
  const before = clause.slice(0, vague.index);
  if (CONCRETE.test(before) || BUILT.test(clause.slice(vague.index))) return null;
  // Without a promising verb in front, only a verb near the start is the promise's own.
  if (modal === null && before.trim().split(/\s+/).length > 4) return null;
  const subject = modal === null ? before.trim() : text.slice(0, start).trim();
  const object =
    clause.slice(vague.index + vague[0].length).split(/,(?! (?:och|samt|bland annat|inklusive) )/)[0] ?? '';
  return { verb: vague[0], pattern: patternOf(subject, modal !== null, vague[0], object.trim()) };
}

/** The point's own subject, verb and object around the gap that the writer must fill. */
function patternOf(subject: string, promises: boolean, verb: string, object: string): string {
  const aim = `${aimOf(verb)}${object === '' ? '' : ` ${object}`}`.replace(/(?<![\s,])[\s,]+$/, '');
  if (subject === '' || subject.toLowerCase() === 'att') return `Vi ska [vad, hur ofta eller hur många] ${aim}.`;
  return `${subject}${promises ? '' : ' ska'} [vad, hur ofta eller hur många] ${aim}.`;
}

/** "arbeta för trygghet" already has its purpose in it: only the gap is missing. */
function aimOf(verb: string): string {
  const work = /^(?:arbeta|arbetar|jobba|jobbar|verka|verkar).* (för|mot|med)$/iu.exec(verb)?.[1];
  if (work !== undefined) return work === 'med' ? 'i arbetet med' : work;
  return `för att ${infinitiveOf(verb)}`;
}

function infinitiveOf(verb: string): string {
  const said = verb.toLowerCase();
  const row = VERBS.find(({ forms }) => new RegExp(`^(?:${forms})$`, 'iu').test(said));
  const present = /^(\p{L}+?)(er|r)(?= |$)/u.exec(said);
  if (present === null || row === undefined) return said;
  if (said.startsWith(row.infinitive)) return row.infinitive;
  return said
    .replace(/^\p{L}+/u, (word) => (word.endsWith('er') ? `${word.slice(0, -2)}a` : word.replace(/r$/, '')))
    .replace(/^sea? över/, 'se över');
}
