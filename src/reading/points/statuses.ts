import type { Status } from '#checking/report.ts';

const DONE = String.raw`(?:helt |fullt )?(?:genomför(?:d|da|t)|klar(?:t|a)?|avslutad(?:e)?|avslutat|slutför(?:d|da|t)|färdig(?:t|a)?|utför(?:d|da|t)|uppfyll(?:d|da|t)|uppnå(?:dd|dda|tt)|infria(?:d|de|t)|håll(?:et|en|na)|verkställ(?:d|da|t))`;
const ONGOING = String.raw`(?:pågår|pågående|påbörja(?:d|de|t)|under arbete|under genomförande|i ?gång|löpande|fortlöpande|startat|startad|på gång|arbete pågår|arbetet pågår)`;
const NOT = '(?:ej|inte|icke)';
const NOT_DONE = String.raw`(?:${NOT} (?:ännu |helt )?${DONE}|har ${NOT} (?:kunnat )?genomför(?:ts|as)|inställ(?:d|da|t)|uteblev|uteblivit|utgått|utgår|utebliven)`;
const NOT_STARTED = String.raw`${NOT} (?:ännu )?(?:påbörja(?:d|de|t)|starta(?:d|de|t)|igångsatt|inlett|inledd)`;
const PLANNED = String.raw`(?:planera[ds]|planerade|planerat|planeras|kommande|${NOT_STARTED})`;
const DELAYED = String.raw`(?:försena(?:d|de|t|s)|försening|senarelag(?:t|d|da)|framskju(?:tet|ten|tna)|uppskju(?:tet|ten|tna))`;
const PARTLY = String.raw`(?:delvis|till viss del|i viss mån|till stor del)(?: ${DONE})?`;

/** First that fits wins, so that "ej genomfört" is seen before "genomfört". */
const WORDS: readonly (readonly [Status, string])[] = [
  ['planned', NOT_STARTED],
  ['not-done', NOT_DONE],
  ['partly', PARTLY],
  ['delayed', DELAYED],
  ['ongoing', ONGOING],
  ['planned', PLANNED],
  ['done', DONE],
];

const LABEL = /^\s*(?:status|läge|statusläge)\s*[:–-]\s*/iu;
/** Ticks, boxes, circles and traffic lights that stand before the word that says what they mean. */
const SYMBOL = /^[\s\p{So}\p{Sm}\u2022\u25cf\u25cb\uf0fc()[\]xX*_|–-]*\ufe0f?[\s)\]]*(?=\p{L})/u;
/** A traffic light in words before its meaning: "Grön – genomfört". */
const COLOUR = /^\s*(?:grön|gul|röd|orange|blå|grå|vit)(?:t|a)?\s?[:(–—-]\s*/iu;
/** After a bare participle: an end or a circumstance. A noun ("Genomfört tre vandringar") makes it a verb. */
const ENDS = String.raw`(?=\s*(?:$|[.,;:!?()/\n–-]|\s(?:i|under|den|vid|av|enligt|sedan|med|och|men|till|hösten|våren|sommaren|vintern|förra|inför|tillsammans|via|genom|på|för|som|vecka|v\.|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|\d{4})(?!\p{L})))`;
const OPEN_ENDED = String.raw`(?!\p{L})`;
const SUBJECT = String.raw`(?:(?:aktiviteten|insatsen|insatserna|åtgärden|åtgärderna|aktiviteterna|punkten|löftet|arbetet|målet|målen|detta|det|åtagandet|uppdraget|projektet|delen|kartläggningen) (?:är|har|blev|bedöms|anses|vara|har blivit|bedöms som|bedöms vara|är nu|är därmed|är därför)(?: \w+)? ?|(?:arbetet|insatsen|aktiviteten|åtgärden|uppdraget|projektet|arbete|planering|genomförandet|punkten) )`;
const SUPINE: readonly (readonly [Status, RegExp])[] = [
  [
    'not-done',
    /^\p{L}+ har (?:inte|ej) (?:kunnat )?(?:genomför(?:ts|as)|utför(?:ts|as)|blivit av|påbörjats|uppnåtts|uppfyllts)/iu,
  ],
  ['partly', /^\p{L}+ har (?:delvis) (?:genomförts|uppfyllts|uppnåtts|utförts)/iu],
];

/**
 * The status that a result opens with: its first word ("Pågår."), its first sentence ("Aktiviteten är genomförd.") or a
 * label ("Status: klart"), ticks and lights before it left aside. A participle inside a sentence ("En trygghetsvandring
 * genomförd") says nothing. Null where no status leads.
 */
export function leadingStatus(text: string): Status | null {
  const labelled = LABEL.exec(text);
  if (labelled !== null) return statusWord(text.slice(labelled[0].length));
  const words = text.replace(SYMBOL, '').replace(COLOUR, '');
  for (const [status, source] of WORDS) {
    const verb = status === 'ongoing' || status === 'partly' || (status === 'planned' && /^planeras/iu.test(words));
    if (new RegExp(`^(?:${source})${verb ? OPEN_ENDED : ENDS}`, 'iu').test(words)) return status;
    if (new RegExp(`^${SUBJECT}(?:${source})${OPEN_ENDED}`, 'iu').test(words)) return status;
  }
  return SUPINE.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The status that a status column or label holds; words beside it ("Klart 2018-05-03") do no harm, and yes and no count. Null if none. */
export function statusWord(cell: string): Status | null {
  const words = cell.replace(SYMBOL, '').replace(COLOUR, '');
  if (/^ja(?!\p{L})/iu.test(words)) return 'done';
  if (/^nej(?!\p{L})/iu.test(words)) return 'not-done';
  for (const [status, source] of WORDS) {
    if (new RegExp(`^(?:${source})${OPEN_ENDED}`, 'iu').test(words)) return status;
  }
  for (const [status, source] of WORDS) {
    if (new RegExp(`(?<!\\p{L})(?:${source})${OPEN_ENDED}`, 'iu').test(words)) return status;
  }
  return null;
}
