/**
 * How well and how fast old documents are read: accuracy per field, precision and recall per finding code, for both
 * parts of the corpus, each beside its limit. `--verbose` lists what went wrong, `--strict` ends with 1 below a limit,
 * `--part open` leaves the other part alone, and words choose files by a part of their name.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Reading } from '#reading/reading.ts';
import { readReport } from '#reading/read-report.server.ts';
import { corpus, type CorpusDocument, type CorpusPart } from '../tests/support/corpus.ts';
import { tally, type PartTally } from '../tests/support/corpus-tally.ts';
import { scoreReading, type ReadingScore } from '../tests/support/reading-score.ts';

const FIELD_LIMIT = 0.95;
/** Precision is the promise; recall is held to the same, else silence would pass. */
const FINDING_LIMIT = 0.9;
/** Milliseconds for a document of the size of a memo, after start-up and with the dictionary loaded. */
const BUDGET: Record<string, number> = { '.txt': 100, '.md': 100, '.html': 100, '.docx': 400, '.pdf': 400 };
const ROUNDS = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean' }, strict: { type: 'boolean' }, part: { type: 'string' } },
});

const percent = (share: number) => `${(share * 100).toFixed(1).padStart(5)} %`;
const beside = (share: number, limit: number) =>
  `${percent(share)} (limit ${limit * 100} %)${share < limit ? '  BELOW' : ''}`;
const short = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 400);

let below = 0;
const times: { type: string; ms: number }[] = [];

for (const part of ['open', 'held-out'] satisfies CorpusPart[]) {
  if (values.part !== undefined && values.part !== part) continue;
  const documents = corpus(part).filter(
    ({ file }) => positionals.length === 0 || positionals.some((word) => file.includes(word)),
  );
  const readings: ReadingScore[] = [];
  const lines: string[] = [];
  for (const document of documents) {
    const reading = await readOne(document);
    const score = reading === null ? null : scoreReading(document.expected, reading.report);
    if (score === null) below += 1;
    else readings.push(score);
    lines.push(...(score === null ? [`\n${document.file}: NOT READ`] : describeMisses(document.file, score)));
  }
  printPart(part, documents.length, tally(readings));
  if (values.verbose === true) console.log(lines.join('\n'));
}
printTimes();
process.exitCode = values.strict === true && below > 0 ? 1 : 0;

/** Reads a few times, keeps the median time, and null where the document could not be read. */
async function readOne({ file, path: from }: CorpusDocument): Promise<Reading | null> {
  const bytes = readFileSync(from);
  const spent: number[] = [];
  let reading: Reading | null = null;
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const start = performance.now();
      reading = await readReport(new Uint8Array(bytes), file);
      if (round > 0) spent.push(performance.now() - start);
    }
  } catch (error) {
    console.log(`${file}: ${error instanceof Error ? error.stack : String(error)}`);
    return null;
  }
  const median = spent.toSorted((a, b) => a - b)[Math.floor(spent.length / 2)] ?? 0;
  times.push({ type: path.extname(file), ms: median });
  return reading;
}

function printPart(part: CorpusPart, documents: number, { accuracy, stated, fields, codes }: PartTally): void {
  console.log(`\n== ${part}: ${documents} documents`);
  console.log(`all fields            ${beside(accuracy, FIELD_LIMIT)}`);
  console.log(`where something stands ${percent(stated)}`);
  console.log('\nfield                  exact                       alike   judged');
  for (const field of fields) {
    if (field.accuracy < FIELD_LIMIT) below += 1;
    console.log(
      `${field.field.padEnd(22)} ${beside(field.accuracy, FIELD_LIMIT).padEnd(28)} ${percent(field.soft)} ${field.judged}`,
    );
  }
  console.log(
    '\nfinding                        precision                    recall                       found/missed/false',
  );
  for (const { code, found, missed, falseAlarms, precision, recall } of codes) {
    if (precision < FINDING_LIMIT) below += 1;
    if (recall < FINDING_LIMIT) below += 1;
    const shares = [beside(precision, FINDING_LIMIT), beside(recall, FINDING_LIMIT)].map((text) => text.padEnd(28));
    console.log(`${code.padEnd(30)} ${shares.join(' ')} ${found}/${missed}/${falseAlarms}`);
  }
}

function describeMisses(file: string, score: ReadingScore): string[] {
  const fields = score.fields
    .filter((field) => field.score < 1 && field.point?.lost !== true)
    .map(
      (field) =>
        `  ${field.field}${field.point ? ` (${field.point.number})` : ''} ${field.score.toFixed(2)}\n    expected ${short(field.expected)}\n    read     ${short(field.actual)}`,
    );
  const findings = score.findings.flatMap((code) => [
    ...code.missed.map((one) => `  missed ${one.code} point ${one.point} ${short(one.quote)}`),
    ...code.falseAlarms.map((one) => `  false  ${one.code} point ${one.point} ${short(one.quote)}`),
  ]);
  return fields.length + findings.length === 0 ? [] : [`\n${file}`, ...fields, ...findings];
}

function printTimes(): void {
  console.log('\ntime, median of the documents, against the budget');
  for (const [type, group = []] of Object.entries(Object.groupBy(times, (time) => time.type))) {
    const median = group.map((time) => time.ms).toSorted((a, b) => a - b)[Math.floor(group.length / 2)] ?? 0;
    const budget = BUDGET[type] ?? 100;
    if (median > budget) below += 1;
    console.log(
      `${type.padEnd(6)} ${median.toFixed(1).padStart(7)} ms of ${budget} ms: ${(median / budget).toFixed(2)} x (limit 1 x)`,
    );
  }
}
