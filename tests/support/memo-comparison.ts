import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FINDING_SEVERITY, type Finding, type FindingCode, type Report } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import type { Reading } from '#reading/reading.ts';
import { readReport } from '#reading/read-report.server.ts';
import { wordDifference } from '#checking/word-difference.ts';

const ORIGINAL = path.resolve(import.meta.dirname, '../fixtures/memo/skaggetorp-2017-report-back.txt');

/** What each kind of fault is called here. Only those that the old memo had. */
const FAULTS: Partial<Record<FindingCode, string>> = {
  'placeholder-left': 'Malltext kvar under Beslutsunderlag',
  'decision-basis-missing': 'Inget beslutsunderlag',
  'stale-tense': 'Det gångna året berättas som kommande',
  'duplicate-passage': 'Samma sak sagd två gånger',
  'unofficial-term': 'Ett ord som inte är det officiella',
  'link-insecure-or-bare': 'Adress med http, eller bara till en startsida',
  'unknown-word': 'Felstavat ord',
  'registry-number-missing': 'Diarienummer saknas',
  'date-missing': 'Datum saknas',
  'signatory-role-missing': 'Undertecknare utan titel',
  'decision-not-standalone': 'Beslutet går inte att förstå för sig',
  'point-without-figure': 'Punkt utan siffra i resultatet',
  'ratio-without-base': 'Jämförelse där ena talet saknas',
  'activity-as-effect': 'Polisens aktivitet berättad som effekt',
  'question-unanswered': 'Något i punkten som resultatet inte svarar på',
  'continuation-without-carry-over': 'Fortsättning utan besked om punkten',
  'follow-up-period-missing': 'Bara en av tre uppföljningar nämns',
  'vague-verb': 'Vagt verb i löftet',
  'hard-to-read': 'Svårläst text',
};

export type Drawn = {
  /** The draft, read again. */
  readonly reading: Reading;
  readonly gaps: readonly { what: string; who: string }[];
  /** What refuses to finalise the draft. */
  readonly faults: readonly { message: string; who: string }[];
  /** The finalised memo, read again. */
  readonly final: Reading;
};

/** The comparison of the old memo with the one that is drawn from the record, as a page of Markdown. */
export async function memoComparison({ reading, gaps, faults, final }: Drawn): Promise<string> {
  const old = await readReport(new Uint8Array(readFileSync(ORIGINAL)), 'skrivelse.txt');
  const hide = hiderOf(old.report);
  return [
    '# Den gamla skrivelsen och den som Löftet gör',
    '',
    'Återrapporten om medborgarlöftet i Skäggetorp 2017 är en allmän handling från Linköpings kommun. Här jämförs den med',
    'det utkast som Löftet gör av samma uppgifter, efter att dokumentet har importerats med `--accept` och ingen har lagt',
    'till något, och med den färdigställda skrivelsen, efter att det som saknas är ifyllt. Undertecknarnas namn är utbytta',
    'mot roller. Sidan görs av ett test (`tests/database/memo-comparison.test.ts`) som misslyckas om den inte längre stämmer.',
    '',
    '## Vad som är borta, och vad som en person rättar',
    '',
    ...faultTable(old.report, reading.report, final.report),
    '',
    'Det som är kvar i utkastet står i löftets egna ord eller saknas i uppgifterna. Löftet ändrar aldrig vad någon har',
    'skrivit, och hittar aldrig på det som saknas. Därför är det ett utkast. Skrivelsen går att färdigställa först när någon',
    'har fyllt i det som saknas.',
    '',
    '## Vad utkastet säger saknas',
    '',
    ...gaps.map(({ what, who }) => `- ${hide(what)} (${hide(who)})`),
    '',
    '## Varför utkastet inte går att färdigställa',
    '',
    ...faults.map(({ message, who }) => `- ${hide(message)} (${hide(who)})`),
    '',
    '## Ord för ord',
    '',
    'Den gamla skrivelsen och utkastet.',
    '',
    '~~Överstruket~~ står bara i den gamla skrivelsen, **fetstil** bara i den nya.',
    '',
    ...difference(hide(textOf(old.blocks)), hide(textOf(reading.blocks))),
    '## Den färdigställda skrivelsen',
    '',
    'Här har handläggaren, registratorn, parterna och samordnaren fyllt i det som saknas, var och en på sin sida. Vad de har',
    'skrivit är **påhittat för provet**: ingen vet vad den gamla skrivelsen utelämnade. Kommunen och polisen har godkänt vad',
    'de har lagt till. Därefter gick skrivelsen att färdigställa.',
    '',
    verdictOn(final.report),
    '',
  ].join('\n');
}

/** What the checks say of the finalised memo, counted. */
function verdictOn({ findings }: Report): string {
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, hints] = [count('error'), count('warning'), count('hint')];
  if (errors > 0 || warnings > 0) return `Kvar är ${errors} fel och ${warnings} varningar.`;
  return [
    `Granskningen av den färdiga skrivelsen ger 0 fel och 0 varningar, och ${hints} tips om löftets och resultatens egna ord`,
    '(vaga verb, svårläst text, ett ord som ordlistan inte har), som ingen ändrar i efterhand. **Inga fel kvar.**',
  ].join('\n');
}

function faultTable(old: Report, drawn: Report, final: Report): string[] {
  const count = (report: Report, code: FindingCode): number =>
    report.findings.filter((finding) => finding.code === code).length;
  const codes = (Object.keys(FINDING_SEVERITY) as FindingCode[]).filter((code) => count(old, code) > 0);
  return [
    '| fel | i den gamla | i utkastet | i den färdiga | |',
    '|---|---|---|---|---|',
    ...codes.map((code) => {
      const [before, after, last] = [count(old, code), count(drawn, code), count(final, code)];
      const what = after === 0 ? 'borta' : last === 0 ? 'en person rättar' : 'löftets egna ord';
      return `| ${FAULTS[code] ?? code} (\`${code}\`) | ${before} | ${after} | ${last} | ${what} |`;
    }),
  ];
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join(' ¶ ');
}

/** Runs of words that stand in both, in the old one only, or in the new one only; a paragraph ends at ¶. */
function difference(before: string, after: string): string[] {
  const pieces = wordDifference(before, after).map(({ kind, text }) => {
    if (kind === 'same') return text;
    return text
      .split('¶')
      .map((part) => {
        const words = part.trim();
        return words === '' ? ' ' : kind === 'gone' ? ` ~~${escaped(words)}~~ ` : ` **${escaped(words)}** `;
      })
      .join('¶');
  });
  return pieces
    .join('')
    .split('¶')
    .map((paragraph) => paragraph.replace(/ +/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => [paragraph, '']);
}

function escaped(words: string): string {
  return words.replace(/[*~_]/g, '\\$&');
}

/** Names of people, as the roles that they have in the document. */
function hiderOf(report: Report): (text: string) => string {
  return (text) =>
    report.signatories.reduce(
      (hidden, { name }, index) => hidden.replaceAll(name, `[undertecknare ${index + 1}]`),
      text,
    );
}
