import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENT_WORDS } from '#report-back/audit-words.ts';

/** The types of the events that the sources append: the words of a file's `type` lines, where it appends any. */
function typesWritten(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('src/**/*.server.ts')) {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('appendAudit(')) continue;
    for (const line of text.split('\n')) {
      if (!/\btype\b(?:\??:|,| =)|sessionEvent\(|registerEvent\(|\btell\w*\(/.test(line)) continue;
      for (const [, type = ''] of line.matchAll(/'([a-z]+(?:-[a-z]+)+|refused)'/g)) found.set(type, file);
    }
  }
  return found;
}

test('every event that is written has a sentence', () => {
  const written = typesWritten();
  expect(written.size).toBeGreaterThan(40);
  const silent = [...written].filter(([type]) => !Object.hasOwn(EVENT_WORDS, type));
  expect(silent.map(([type, file]) => `${type} (${file})`)).toEqual([]);
});

test('no two kinds of events are told with the same words', () => {
  const words = Object.values(EVENT_WORDS);
  expect(words.filter((sentence, index) => words.indexOf(sentence) !== index)).toEqual([]);
});
