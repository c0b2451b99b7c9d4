import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';

/**
 * Counts that the party's own work produces. Drug, drink-driving and traffic offences are found by police work
 * (Brå: "ingripandebrott"), so that more of them says how much was looked for.
 */
const ACTIVITY =
  /(?:narkotika(?:brott|beslag|ärende)|(?:ringa )?narkotika|drograttfylleri|rattfyller|rattonykter|olovlig[a-zåäöéü]* körning|trafikbrott|trafikförseelse|fortkörning|hastighetsöverträdelse|vapenbrott|knivbrott|vapenbeslag|beslag|kontroll|(?:utandnings|alko|blås|salivs|urin|drog)(?:prov|test)|blåsning|insats|ingripande|patruller|patrullering|tillsyn|husrannsak|visitation|visiter|avvisning|avvisa|omhändertag|avlägsna|böter|bötfäll|ordningsbot|föreläggande|gripand|gripna|frihetsberöv|lagför|orosanmäl|utfärda|rapportera|dialog|samtal|besök(?!ar)|trygghetsvandring|vandring|möte|aktivitet|polisnärvaro|närvaro|poliser|polistimm|arbetstimm|trygghetsvärd|väktar|ordningsvakt|kameror|utbildning|information)/iu;

/** Counts and shares that say how residents fare, whoever works. */
const EFFECT =
  /(?:trygghet(?!s(?:värd|vandring|råd|skapande|samordn|arbet))|otrygg|upplev|utsatthet|oro för|problemindex|stöld|inbrott|(?<![a-zåäöéü])rån|misshandel|våldsbrott|skadegörelse|klotter|bilbränd|anlagda bränder|bränder|olyck|skadade|hastigheten|medelhastighet|andel(?:en)? (?:unga|elever|boende|som)|nöjd|skolfrånvaro|anmälda brott)/iu;
const CHANGE = /(?:(?<!bes)(?<!unders)ök|minsk|fler|färre|halver|dubb|sjunk|stig|lägre|högre|procent|%|från \d+)/i;

/** A note that tells how the figure is to be read. */
const NOTE =
  /(?:ingripandebrott|spaningsbrott|beror (?:till stor del |främst |bland annat |i huvudsak |sannolikt |troligen )?på|kan bero på|förklaras av|speglar|avspeglar|visar hur mycket|säger (?:inget|inte)|inte (?:ett )?mått på|mått på (?:polisens )?(?:arbete|aktivitet|insats)|ska(?:ll)? (?:läsas|tolkas|ses)|bör (?:läsas|tolkas|ses)|till följd av (?:fler|ökad|polisens)|en följd av (?:fler|ökad|polisens)|upptäcks (?:genom|när|främst)|tack vare (?:fler|ökad|polisens)|eftersom polisen|resultat av polisens|betyder inte)/iu;

/** A share ("46 procent av besöken") is neither a rise nor a fall. */
const ROSE_OR_FELL =
  /(?<![a-zåäöéü])(?:ök|utök|minsk|fler|färre|sjunk|sjönk|stig|steg|mer än|mindre än|högre|lägre|upp med|ned med|ner med)/i;
const RISE_OR_FALL = ['more-than-double', 'double', 'halved', 'increase', 'decrease', 'percent'];

/** A place that people come to by themselves: its visits say whom it reached, not how much was worked. */
const RECEIVES =
  /(?:fritidsgård|ungdomsgård|ungdomens hus|mötesplats|träffpunkt|bibliotek|badhus|simhall|idrottshall|familjecentral|ungdomsmottagning|aktivitetshus|(?<![a-zåäöéü])öppe[nt]a?(?![a-zåäöéü])|öppethåll|öppettid|besökare|webbplats)/iu;

/** A rise, fall or comparison in an activity that stands as the result, without effect figure or note. */
export function findActivitiesAsEffect({ report, passages }: Material): Finding[] {
  return report.points.flatMap(({ number, text, results, figures }) => {
    const told = results.map(({ text }) => text).join('\n');
    const receives = RECEIVES.test(`${text}\n${told}`);
    if (NOTE.test(told) || showsEffect(told)) return [];
    return figures
      .filter(({ comparison }) => comparison !== null && RISE_OR_FALL.includes(comparison))
      .filter(({ comparison, quote }) => comparison !== 'percent' || ROSE_OR_FELL.test(sentenceOf(told, quote)))
      .filter(
        ({ quote, unit }) =>
          isActivity(`${unit ?? ''} ${quote}`, receives) ||
          (!namesThing(unit) && isActivity(sentenceOf(told, quote), receives)),
      )
      .filter(({ quote, hasBase }) => !(hasBase && promisesMore(text, quote)))
      .map(({ quote }) =>
        finding(
          'activity-as-effect',
          `”${quote}” visar hur mycket ni arbetade, inte vad det ledde till. Skriv hur talet ska läsas, eller lägg till ett tal för effekten.`,
          { quote, point: number, block: blockOf(passages, number, quote) },
        ),
      );
  });
}

/** "ökade med 40 procent" does not itself say of what. */
function namesThing(unit: string | null): boolean {
  return unit !== null && !/^(?:procent|%|procentenheter|gånger|gång|så många)$/i.test(unit);
}

function isActivity(words: string, receives: boolean): boolean {
  const own = receives ? words.replace(/besök[a-zåäö]*/giu, '') : words;
  return ACTIVITY.test(own) && !EFFECT.test(words);
}

/** "Polisen ska göra fler nykterhetskontroller": more of them, with both numbers, is the answer and claims no effect. */
function promisesMore(promise: string, quote: string): boolean {
  const activity = ACTIVITY.exec(quote)?.[0].toLowerCase();
  if (activity === undefined || !promise.toLowerCase().includes(activity)) return false;
  return /(?<![a-zåäöéü])(?:fler|flera|öka|ökar|ökat|ökad|ökade|utöka|utökad|utökade|fördubbla|oftare|intensifiera)(?![a-zåäöéü])/iu.test(
    promise,
  );
}

function showsEffect(text: string): boolean {
  return splitSentences(text).some((sentence) => EFFECT.test(sentence.text) && CHANGE.test(sentence.text));
}

function sentenceOf(text: string, quote: string): string {
  return splitSentences(text).find((sentence) => sentence.text.includes(quote))?.text ?? quote;
}
