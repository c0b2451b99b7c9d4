/**
 * How long a memo takes in every format and how much memory the PDFs leave behind, each beside its limit; and
 * LibreOffice's time for a PDF of the same Word file, where it is installed. The real memo's size: eight points.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DocumentModel } from '#documents/document.ts';
import type { PdfProfile } from '#documents/pdf-message.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { withTexts } from '#documents/shown-signs.ts';
import { memoModel } from '../tests/support/document-models.ts';

/** Milliseconds for a tagged PDF, warm; megabytes of the whole process after that many documents. */
const PDF_LIMIT = 150;
const MEMORY_LIMIT = 250;
const DOCUMENTS = 200;
const ROUNDS = 15;
const OFFICE_ROUNDS = 3;

const renderer = createPdfRenderer();
let made = 0;
/** No text as in the memo before: a layout that is already known would flatter the time. */
const nextMemo = (): DocumentModel => {
  made += 1;
  return withTexts(memoModel(), (text) => `${text} ${made}`);
};

async function milliseconds(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

const middle = (spent: readonly number[]): number => spent.toSorted((a, b) => a - b)[Math.floor(spent.length / 2)] ?? 0;
const megabytes = (): number => process.memoryUsage.rss() / 1_000_000;

async function repeated(act: () => unknown): Promise<string> {
  const spent: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) spent.push(await milliseconds(act));
  return `median ${middle(spent).toFixed(1)} ms, most ${Math.max(...spent).toFixed(1)} ms`;
}

function tell(what: string, value: number, limit: number, unit: string): void {
  const ratio = value / limit;
  const beside = `${ratio.toFixed(2)} x its limit (${limit} ${unit})${ratio > 1 ? '  ABOVE' : ''}`;
  console.log(`${what}: ${value.toFixed(0)} ${unit}, ${beside}`);
  if (ratio > 1) process.exitCode = 1;
}

const pdf = (profile: PdfProfile): Promise<Uint8Array> => renderer.render(nextMemo(), profile);

console.log(`first PDF, with the thread's start: ${(await milliseconds(() => pdf('ua-1'))).toFixed(0)} ms`);
const spent: number[] = [];
for (let round = 0; round < DOCUMENTS; round += 1) spent.push(await milliseconds(() => pdf('ua-1')));
tell('PDF/UA-1, warm, median', middle(spent), PDF_LIMIT, 'ms');
tell(`resident after ${DOCUMENTS} PDFs`, megabytes(), MEMORY_LIMIT, 'MB');
console.log(`PDF/A-2a, its gate UA-1 with it: ${await repeated(() => pdf('a-2a'))}`);
console.log(`Word: ${await repeated(() => renderDocx(nextMemo()))}`);
console.log(`HTML: ${await repeated(() => renderHtml(nextMemo()))}`);
await renderer.close();
await tellOffice();

/** The way that a writer goes: each time a new process, with a profile of its own. */
async function tellOffice(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loftet-memo-'));
  try {
    const file = path.join(folder, 'memo.docx');
    writeFileSync(file, await renderDocx(nextMemo()));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = () =>
      spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
        timeout: 120_000,
      });
    // The first makes the profile.
    if (convert().status !== 0) return void console.log('LibreOffice is not installed here: its time is not measured.');
    const rounds: number[] = [];
    for (let round = 0; round < OFFICE_ROUNDS; round += 1) rounds.push(await milliseconds(convert));
    const ratio = middle(rounds) / middle(spent);
    console.log(
      `LibreOffice, the same Word file to PDF: median ${middle(rounds).toFixed(0)} ms, ${ratio.toFixed(0)} x ours`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
