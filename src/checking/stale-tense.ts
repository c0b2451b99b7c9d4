import { findTimes } from '#checking/calendar.ts';
import { finding } from '#checking/finding.ts';
import type { Material, ReportRead } from '#checking/material.ts';
import type { Passage, PassageRole } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';

/** Promises and proposals look ahead by nature; a heading or a label has no tense. */
const LOOKS_AHEAD: readonly PassageRole[] = [
  'point',
  'goal',
  'decision',
  'title',
  'heading',
  'label',
  'basis',
  'signatory',
  'dispatch',
  'running',
];

const FUTURE =
  /(?<![a-zåäöéü])(?:kommer(?: [a-zåäöéü]+){0,3}? att|kommer (?=polis|kommun|vi|en |ett |den |det |de |fler|nya|flera)|ska(?:ll)?|planeras|planerar(?: att)?|avser att|har för avsikt att|förväntas|beräknas|är tänkt att|väntas)(?![a-zåäöéü])/iu;
const ANY_FUTURE = new RegExp(FUTURE.source, 'giu');
const TIME_FIRST = /^(?:under|i|till|från|inför|med början)?\s*(?:den |det |hela |slutet av |början av |loppet av )?$/i;
const PAST_CLAUSE =
  /(?<![a-zåäöéü])(?:som|där|när|vilket|vilka|eftersom|har|hade|var|blev|fanns|enligt)(?![a-zåäöéü])/iu;

/** Words about the promise whose time has passed, written as if it lay ahead. */
const RELATIVE =
  /(?<![a-zåäöéü])(?:ska(?:ll)? (?:[a-zåäöéü]+ ){0,2}?(?:följas upp|utvärderas|återrapporteras|redovisas|rapporteras) (?:om|efter) (?:ett|två) år|kommer (?:[a-zåäöéü]+ ){0,2}?att (?:följas upp|utvärderas|återrapporteras|redovisas) (?:om|efter) (?:ett|två) år|om ett år ska (?:[a-zåäöéü]+ ){1,3}?(?:följas upp|utvärderas)|(?:under |för |inför )?(?:det|detta) (?:kommande|nästkommande) (?:verksamhets)?året|(?:under |för )?nästkommande år|under (?:det )?kommande året|de kommande (?:två |tolv )?(?:åren|månaderna)|ska(?:ll)? gälla (?:i ett år|under ett år|ett år framåt)|ska(?:ll)? (?:följas upp|utvärderas) (?:vid|i) (?:periodens|årets|löftets) slut|ska(?:ll)? (?:följas upp|redovisas|rapporteras|återrapporteras) (?:varje tertial|tertialvis|per tertial|en gång per tertial|tre gånger per år|löpande under året|under året)|kommer att (?:följas upp|redovisas|rapporteras) (?:varje tertial|tertialvis|per tertial|löpande under året|under året))(?![a-zåäöéü])/giu;
const ABOUT_THE_PROMISE = /(?<![a-zåäöéü])(?:medborgarlöft|löft|insats|punkt|åtgärd|åtagand|uppföljning)/iu;
/** What truly lies ahead: the next promise, or work that goes on. */
const NEXT =
  /(?<![a-zåäöéü])(?:nytt|nya|nästa|kommande (?:medborgar)?löfte[a-zåäöéü]*|fortsätt[a-zåäöéü]*|fortsatt[a-zåäöéü]*|förläng[a-zåäöéü]*|tas? med|förs? vidare|prioriter[a-zåäöéü]* under det kommande)(?![a-zåäöéü])/iu;

/** Future wording about a time that had passed when the document was written. */
export function findStaleTense({ report, passages }: Material): Finding[] {
  const limit = writtenOn(report);
  if (limit === null) return [];
  return passages
    .filter((passage) => !LOOKS_AHEAD.includes(passage.role) && !belongsToPeriod(report, passage))
    .flatMap(({ text, block, point }) =>
      splitSentences(text).flatMap((sentence) =>
        staleIn(sentence.text, limit).map((quote) =>
          finding(
            'stale-tense',
            `”${quote}” låter som framtid, men tiden har gått. Skriv vad som hände, eller ta bort det.`,
            { quote, block, point },
          ),
        ),
      ),
    );
}

type Limit = { readonly day: string; readonly afterPeriod: boolean };

/**
 * The day against which wording is held: the document's own date, else in a report-back the last day of the
 * promise's period (it is written after that day, so what ends on it has passed). Never today's clock.
 */
function writtenOn(report: ReportRead): Limit | null {
  const end = report.period?.to ?? null;
  const reportBack = report.kind === 'report-back';
  if (report.date !== null) {
    return { day: report.date, afterPeriod: report.kind !== 'promise' && end !== null && end < report.date };
  }
  if (!reportBack || end === null) return null;
  return { day: nextDay(end), afterPeriod: true };
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** What a follow-up wrote about one of its periods was true then. */
function belongsToPeriod(report: ReportRead, passage: Passage): boolean {
  if (passage.role !== 'result' || passage.point === null) return false;
  const results = report.points.find((point) => point.number === passage.point)?.results ?? [];
  return results.some(
    (result) => result.period !== null && (result.text.includes(passage.text) || passage.text.includes(result.text)),
  );
}

function staleIn(sentence: string, { day, afterPeriod }: Limit): string[] {
  const times = findTimes(sentence);
  const ahead = times.some((time) => time.end >= day);
  const quotes: string[] = [];
  if (afterPeriod && !ahead && !NEXT.test(sentence) && ABOUT_THE_PROMISE.test(sentence)) {
    for (const match of sentence.matchAll(RELATIVE)) quotes.push(match[0]);
  }
  if (ahead || quotes.length > 0) return quotes;
  for (const time of times) {
    const quote = futureAround(sentence, time.at, time.at + time.length);
    if (quote !== null) return [quote];
  }
  return quotes;
}

/** The stretch from the future word to the time, or from the time to the future word, if they stand in one clause. */
function futureAround(sentence: string, from: number, to: number): string | null {
  const after = sentence.slice(to);
  const next = /^\s*/.exec(after)?.[0].length ?? 0;
  const verbAfter = FUTURE.exec(after);
  if (verbAfter !== null && verbAfter.index === next && opensClause(sentence, from)) {
    const start = clauseStart(sentence, from);
    return sentence.slice(start, to + verbAfter.index + verbAfter[0].length).trim();
  }
  const before = sentence.slice(0, from);
  const verbs = [...before.matchAll(ANY_FUTURE)];
  const verb = verbs.at(-1);
  if (verb === undefined) return null;
  const between = before.slice(verb.index + verb[0].length);
  const words = between.trim().split(/\s+/).length;
  if (words > 12 || /[;:–(]/.test(between) || PAST_CLAUSE.test(between)) return null;
  if (
    !/(?:under|i|till|på|senast|före|från|inför|hösten|våren|efter|den|av|omkring|runt|kring|sommaren)?\s*$/i.test(
      between,
    )
  )
    return null;
  if (
    /(?:för|om|från|av|löftet|löfte|budget|plan)\s*$/i.test(between) &&
    !/(?:slutet|början|loppet) av\s*$/i.test(between)
  )
    return null;
  return sentence.slice(verb.index, to).trim();
}

const CLAUSE = /[,;:]\s|(?<!\p{L})(?:och|att|men|samt)\s/u;

/** Nothing but a preposition stands between the start of the clause and the time. */
function opensClause(sentence: string, at: number): boolean {
  return TIME_FIRST.test(sentence.slice(0, at).split(CLAUSE).at(-1) ?? '');
}

function clauseStart(sentence: string, at: number): number {
  const head = sentence.slice(0, at);
  const clause = head.split(CLAUSE).at(-1) ?? '';
  return head.length - clause.length;
}
