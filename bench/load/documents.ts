/** As many different documents as are asked for, out of the open corpus and the real memo: a line is changed in each. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { corpus } from '../../tests/support/corpus.ts';

export type SomeDocument = { readonly name: string; readonly bytes: Uint8Array };

const MEMO = path.resolve(import.meta.dirname, '../../tests/fixtures/memo/skaggetorp-2017-report-back.txt');

const sources = [MEMO, ...corpus('open').map((document) => document.path)];
/** After so many the same documents come again, with another line. */
export const ROUND = sources.length;

/** `count` documents, each of another content; types mixed as in the corpus, whatever the count. */
export function someDocuments(count: number): SomeDocument[] {
  return Array.from({ length: count }, (_, no) => {
    // 37 has no part in common with the number of documents, so that few of them are a good mixture too.
    const source = sources[(no * 37) % sources.length] ?? MEMO;
    const { name, ext } = path.parse(source);
    return { name: `${name}-${no}${ext}`, bytes: changed(new Uint8Array(readFileSync(source)), ext, no) };
  });
}

function changed(bytes: Uint8Array, ext: string, no: number): Uint8Array {
  const line = `Utskrift ${no + 1}.`;
  if (ext === '.docx') return withParagraph(bytes, line);
  if (ext === '.html') return strToU8(strFromU8(bytes).replace('</body>', `<p>${line}</p></body>`));
  // A PDF has no line that can be added without moving all others; readers pass over a remark at its end.
  return new Uint8Array([...bytes, ...strToU8(ext === '.pdf' ? `\n% ${line}\n` : `\n\n${line}\n`)]);
}

function withParagraph(bytes: Uint8Array, line: string): Uint8Array {
  const files = unzipSync(bytes);
  const main = files['word/document.xml'];
  if (main === undefined) throw new Error('a Word document has word/document.xml');
  const words = `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`;
  // Before the last section's settings, which end the body.
  const text = strFromU8(main).replace(/(<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*)?<\/w:body>/, `${words}$&`);
  return zipSync({ ...files, 'word/document.xml': strToU8(text) });
}
