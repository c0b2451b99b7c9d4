import { findTimes } from '#checking/calendar.ts';
import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';

const PLANS =
  /(?<![a-zåäöéü])(?:ska(?:ll)?|kommer|planera[a-zåäöéü]*|fortsätt[a-zåäöéü]*|fortgå[a-zåäöéü]*|arbeta[a-zåäöéü]* med att|förbered[a-zåäöéü]*|avser|startar?|påbörja[a-zåäöéü]*|genomförs|utveckla[a-zåäöéü]*|väntas|beräknas|förväntas|erbjud[a-zåäöéü]*|hålls|anordna[a-zåäöéü]*|byggs|blir|införs|inleds|satsa[a-zåäöéü]*|dröjer|sätts|öppna[rs]|läggs|tas|röjs|rustas|installeras|monteras|flyttas|färdigställs|levereras|anställs|utbildas|presenteras|redovisas|utvärderas|invigs|lanseras|renoveras|byts|ordnas|arrangeras|träffas|ges|sker|ske|görs|drivs|pågår|återkommer|upprepas|finns|klar|färdig[a-zåäöéü]*)(?![a-zåäöéü])/iu;
const NEXT_TIME =
  /(?<![a-zåäöéü])(?:under |till |i |inför )?(?:nästa år|nästkommande år|kommande år(?:et|en)?|det kommande året|nästa (?:löftes)?period|efter årsskiftet|efter periodens slut|efter löftesperioden)(?![a-zåäöéü])/iu;
const ENDS =
  /(?<![a-zåäöéü])(?:inte|ej)(?: längre)? (?:att )?(?:fortsätt|förläng|drivs|driva|pågå)|(?:fortsätter|förlängs|drivs|pågår) (?:inte|ej)(?![a-zåäöéü])/iu;
/** The next promise is spoken of: what becomes of the point is said, if not by the book. */
const SAYS_OUTCOME =
  /(?:nästa|kommande|nya|nytt) (?:medborgar)?löfte|avslutas|avslutad|tas inte med|förs (?:inte )?vidare|(?:20\d\d års|löftet (?:för|till)|löftena för) (?:(?:medborgar)?löfte|20\d\d)|flyttas (?:över )?till|tas bort|utgår|läggs ned|lyfts ur|ordinarie verksamhet/iu;

/** Results that plan beyond the promise's period without saying whether the point goes into the next promise. */
export function findContinuations({ report, passages }: Material): Finding[] {
  const end = report.period?.to;
  if (end === undefined || report.kind === 'promise') return [];
  return report.points.flatMap(({ number, results, carriedOver }) => {
    const told = results.map(({ text }) => text).join('\n');
    if (carriedOver !== null || SAYS_OUTCOME.test(told)) return [];
    const quote = splitSentences(told)
      .map(({ text }) => planBeyond(text, end, report.kind === 'report-back'))
      .find((found) => found !== null);
    if (quote === undefined) return [];
    return finding(
      'continuation-without-carry-over',
      `Resultatet planerar vidare (”${quote}”) men säger inte vad som händer med punkten. Skriv om den tas med till nästa löfte eller avslutas.`,
      { quote, point: number, block: blockOf(passages, number, quote) },
    );
  });
}

/** The words for the time after the period's end for which the sentence plans; null where it plans none. */
function planBeyond(sentence: string, end: string, afterPeriod: boolean): string | null {
  if (!PLANS.test(sentence) || ENDS.test(sentence)) return null;
  const later = findTimes(sentence).find((time) => time.end > end);
  if (later !== undefined) {
    const words = sentence.slice(later.at, later.at + later.length);
    const before =
      /(?:(?<![a-zåäöéü])(?:under|i|till|från|inför|med|senast|före)(?: (?:den|början av|slutet av|loppet av))?\s)$/iu.exec(
        sentence.slice(0, later.at),
      )?.[0] ?? '';
    return before + words;
  }
  return afterPeriod ? (NEXT_TIME.exec(sentence)?.[0] ?? null) : null;
}
