import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExpectedReading } from './reading-score.ts';

export type CorpusPart = 'open' | 'held-out';
export type CorpusDocument = { file: string; path: string; expected: ExpectedReading };

const EXPECTED = '.expected.json';

/** Every document of a part with its expected reading, by name. Throws where one stands without the other. */
export function corpus(part: CorpusPart): CorpusDocument[] {
  const folder = path.join(import.meta.dirname, '..', 'corpus', part);
  // When every document of a part has been opened its folder is empty, and git keeps no empty folders.
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const documents = names.filter((name) => !name.endsWith('.json'));
  const readings = names.filter((name) => name.endsWith(EXPECTED));
  if (documents.length !== readings.length)
    throw new Error(`${folder}: ${documents.length} documents, ${readings.length} readings`);
  return documents.map((file) => {
    const reading = path.join(folder, `${path.parse(file).name}${EXPECTED}`);
    return {
      file,
      path: path.join(folder, file),
      expected: JSON.parse(readFileSync(reading, 'utf8')) as ExpectedReading,
    };
  });
}
