/** A thread that sets PDF documents one after the other: Typst holds its thread for as long as it works. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { ARABIC_FONTS, FALLBACK_FAMILY, FALLBACK_FONTS, FONT_FAMILY, TEXT_FONTS } from '#documents/fonts.server.ts';
import type { DocumentModel } from '#documents/document.ts';
import { logoBytes } from '#documents/document-look.ts';
import { pdfData } from '#documents/pdf-data.ts';
import { paperData } from '#documents/paper-data.ts';
import type { PdfAnswer, PdfProfile, PdfQuestion } from '#documents/pdf-message.ts';
import { pictureFile, pictureName } from '#documents/picture-file.ts';
import { posterData } from '#documents/poster-data.ts';
import { drawableModel, posterFonts, shippedFonts } from '#documents/unknown-signs.server.ts';

const TEMPLATES = path.join(import.meta.dirname, 'templates');
/** The archive's profile wants a date; this is one that nobody takes for real. */
const NO_DATE = '1970-01-01';
/** Keeps the layout of a few documents back; without it memory grows by 2.8 MB a document. */
const CACHE_AGE = 3;

const compiler = NodeCompiler.create({
  workspace: TEMPLATES,
  fontArgs: [{ fontBlobs: [...TEXT_FONTS, ...ARABIC_FONTS, ...FALLBACK_FONTS].map((file) => readFileSync(file)) }],
});

parentPort?.on('message', (question: PdfQuestion) => {
  const answer = answerTo(question);
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : []);
});

type Sheet = { readonly template: string; readonly dataFile: string; readonly data: Record<string, unknown> };

function answerTo(question: PdfQuestion): PdfAnswer {
  try {
    if ('poster' in question) return { pdf: drawn(posterSheet(question), 'ua-1', question.poster.date) };
    if ('paper' in question) return { pdf: drawn(paperSheet(question), 'ua-1', question.paper.date) };
    const { profile, model } = question;
    const date = model.date ?? (profile === 'a-2a' ? NO_DATE : null);
    const families = { text: FONT_FAMILY, fallback: FALLBACK_FAMILY };
    const logo = model.look?.logo ?? null;
    const picture = logo === null ? null : logoBytes(logo);
    if (picture !== null) compiler.mapShadow(path.join(TEMPLATES, 'logo.png'), Buffer.from(picture));
    for (const [name, bytes] of pictureFiles(model)) compiler.mapShadow(path.join(TEMPLATES, name), bytes);
    const data = pdfData({ ...drawableModel(model), date }, families, shippedFonts());
    return { pdf: drawn({ template: 'document.typ', dataFile: 'data.json', data }, profile, date) };
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    compiler.resetShadow();
    // A poster is laid out several times over to find the type that fits: none of it is of use to the next document.
    compiler.evictCache('poster' in question ? 0 : CACHE_AGE);
  }
}

function pictureFiles({ blocks }: DocumentModel): [string, Buffer][] {
  return blocks.flatMap((block, index) =>
    block.kind !== 'pictures'
      ? []
      : block.pictures.map((picture, at): [string, Buffer] => [
          pictureName(picture, index, at),
          Buffer.from(pictureFile(picture)?.base64 ?? '', 'base64'),
        ]),
  );
}

function posterSheet({ poster }: Extract<PdfQuestion, { poster: unknown }>): Sheet {
  return { template: 'poster.typ', dataFile: 'poster.json', data: posterData(poster, posterFonts(poster.lang)) };
}

function paperSheet({ paper }: Extract<PdfQuestion, { paper: unknown }>): Sheet {
  return { template: 'paper.typ', dataFile: 'paper.json', data: paperData(paper, posterFonts(paper.lang)) };
}

function drawn({ template, dataFile, data }: Sheet, profile: PdfProfile, date: string | null): Uint8Array<ArrayBuffer> {
  compiler.mapShadow(path.join(TEMPLATES, dataFile), Buffer.from(JSON.stringify(data), 'utf8'));
  const set = laidOut(path.join(TEMPLATES, template));
  const timestamp = Date.parse(date ?? NO_DATE) / 1000;
  // The archive's profile lets a missing title and jumping headings pass: the other one is the gate for both.
  const forScreens = compiler.pdf(set, { pdfStandard: 'ua-1', creationTimestamp: timestamp });
  const pdf =
    profile === 'ua-1' ? forScreens : compiler.pdf(set, { pdfStandard: profile, creationTimestamp: timestamp });
  // A copy: the buffer that Typst gives is not ours to hand over.
  return Uint8Array.from(pdf);
}

function laidOut(mainFilePath: string): NodeTypstDocument {
  const compiled = compiler.compile({ mainFilePath });
  const { result } = compiled;
  if (result !== null) return result;
  const error = compiled.takeError();
  throw new Error(error === null ? 'no document' : JSON.stringify(error.shortDiagnostics));
}

/** The library leaves `message` empty and puts what it has to say in `code`. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error);
}
