/**
 * A case's documents from record to file: the memo and the summary of 8 and of 200 points in every form and in a
 * municipality's own Word template; 290 memos in a row, one for each municipality, in bounded memory; and the whole time
 * from record to PDF beside the same by way of Word and LibreOffice, in the same run, where LibreOffice is installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { starterTemplate } from '#documents/docx/starter-template.server.ts';
import { drawCaseDocument } from '#report-back/draw-case-document.server.ts';
import type { CaseDocumentKind, CaseFormat } from '#report-back/case-document-kinds.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { memoPoint, memoRecord } from '../tests/support/memo-records.ts';

/** Milliseconds, warm, median; the budget of one tagged PDF. */
const PDF_LIMIT = 150;
/** Megabytes of the whole process after a memo for each of Sweden's municipalities. */
const MEMORY_LIMIT = 250;
const MUNICIPALITIES = 290;
const ROUNDS = 7;
const OFFICE_ROUNDS = 3;

let made = 0;
/** No record as the one before: a layout that is already known would flatter the time. */
function nextRecord(points: number): MemoRecord {
  made += 1;
  return memoRecord({
    areas: [`Område ${made}`],
    points: Array.from({ length: points }, (_, index) => ({
      ...memoPoint(index + 1),
      text: `Kommunen ska hålla fyra kvällsmöten vid torg ${index + 1} i område ${made} senast i november.`,
    })),
  });
}

const template = await starterTemplate();
const draw = (points: number, kind: CaseDocumentKind, format: CaseFormat, own: boolean): Promise<Uint8Array> =>
  drawCaseDocument({
    kind,
    format,
    draft: false,
    source: { record: nextRecord(points) },
    template: own ? template : null,
    look: null,
  });

async function milliseconds(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

const middle = (spent: readonly number[]): number => spent.toSorted((a, b) => a - b)[Math.floor(spent.length / 2)] ?? 0;

async function repeated(rounds: number, act: () => unknown): Promise<number> {
  const spent: number[] = [];
  for (let round = 0; round < rounds; round += 1) spent.push(await milliseconds(act));
  return middle(spent);
}

function tell(what: string, value: number, limit: number, unit: string): void {
  const ratio = value / limit;
  console.log(
    `${what}: ${value.toFixed(0)} ${unit}, ${ratio.toFixed(2)} x its limit (${limit} ${unit})${ratio > 1 ? '  ABOVE' : ''}`,
  );
  if (ratio > 1) process.exitCode = 1;
}

await draw(8, 'memo', 'pdf', false);
// First, so that nothing but these memos is in memory.
const began = performance.now();
const resident: number[] = [];
for (let round = 0; round < MUNICIPALITIES; round += 1) {
  await draw(8, 'memo', 'pdf', false);
  if (round % 29 === 28) resident.push(Math.round(process.memoryUsage.rss() / 1_000_000));
}
console.log(
  `${MUNICIPALITIES} memos in a row: ${((performance.now() - began) / 1000).toFixed(1)} s; MB after each tenth: ${resident.join(' ')}`,
);
tell(`resident after ${MUNICIPALITIES} memos`, resident.at(-1) ?? 0, MEMORY_LIMIT, 'MB');
const ours = new Map<number, number>();
for (const points of [8, 200]) {
  const pdf = await repeated(ROUNDS, () => draw(points, 'memo', 'pdf', false));
  ours.set(points, pdf);
  if (points === 8) tell('memo of 8 points, record to PDF/UA-1, median', pdf, PDF_LIMIT, 'ms');
  else console.log(`memo of ${points} points, record to PDF/UA-1, median: ${pdf.toFixed(0)} ms`);
  const parts = [
    `PDF/A-2a ${(await repeated(ROUNDS, () => draw(points, 'memo', 'pdfa', false))).toFixed(0)}`,
    `Word ${(await repeated(ROUNDS, () => draw(points, 'memo', 'docx', false))).toFixed(0)}`,
    `own template ${(await repeated(ROUNDS, () => draw(points, 'memo', 'docx', true))).toFixed(0)}`,
    `HTML ${(await repeated(ROUNDS, () => draw(points, 'memo', 'html', false))).toFixed(1)}`,
    `summary as PDF ${(await repeated(ROUNDS, () => draw(points, 'summary', 'pdf', false))).toFixed(0)}`,
  ];
  console.log(`  ms: ${parts.join(', ')}`);
}

await beside();

/** The way that a writer goes: the Word file, then a new process of LibreOffice for it, with a profile of its own. */
async function beside(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loftet-case-'));
  try {
    const byOffice = async (points: number): Promise<number | null> => {
      const file = path.join(folder, 'memo.docx');
      writeFileSync(file, await draw(points, 'memo', 'docx', false));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      return spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
        timeout: 120_000,
      }).status;
    };
    // The first makes the profile.
    if ((await byOffice(8)) !== 0)
      return void console.log('LibreOffice is not installed here: its time is not measured.');
    for (const points of [8, 200]) {
      const theirs = await repeated(OFFICE_ROUNDS, () => byOffice(points));
      const ratio = theirs / (ours.get(points) ?? 1);
      console.log(
        `memo of ${points} points, record to PDF by way of Word and LibreOffice: ${theirs.toFixed(0)} ms, ${ratio.toFixed(0)} x ours`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exit();
