import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** The Typst sources beside this file; the profile says whether the PDF gets a structure tree. */
const SOURCES: Record<string, { tagged: boolean }> = {
  'aktivitetsplan-granmora-2023': { tagged: true },
  'aterrapportering-mardsjo-2020': { tagged: true },
  'flera-parter-kvarnberget-2022': { tagged: false },
  'jamforelse-ljungvik-2019': { tagged: false },
  'tertial-fjallsta-2019': { tagged: false },
  'overenskommelse-stavlanda-2020': { tagged: false },
};

function compile(name: string, tagged: boolean): Uint8Array {
  const source = readFileSync(path.join(import.meta.dirname, `${name}.typ`), 'utf8');
  const options = {
    creationTimestamp: 1_577_836_800,
    ...(tagged ? { pdfStandard: 'ua-1' as never } : { pdfTags: false }),
  };
  return NodeCompiler.create().pdf({ mainFileContent: source }, options);
}

export const pdfs: Record<string, () => Uint8Array> = Object.fromEntries(
  Object.entries(SOURCES).map(([name, { tagged }]) => [`${name}.pdf`, () => compile(name, tagged)]),
);
