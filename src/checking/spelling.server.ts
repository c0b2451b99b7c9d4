import type * as Hunspell from 'hunspell-asm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Spelling } from '#checking/material.ts';
import { nearWords } from '#checking/near-words.ts';

let loading: Promise<Spelling> | null = null;

/**
 * The Swedish dictionary, loaded once per process at first need (about 0.3 s and 90 MB).
 * Throws if the packaged dictionary cannot be read.
 */
export function loadSpelling(): Promise<Spelling> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Spelling> {
  // CommonJS, and the dictionary's files stand outside its package's exports: hence require and its path.
  const require = createRequire(import.meta.url);
  const { loadModule } = require('hunspell-asm') as typeof Hunspell;
  const folder = path.dirname(require.resolve('dictionary-sv'));
  const before = process.listeners('uncaughtException');
  const factory = await loadModule();
  // The WebAssembly glue takes over the process' last line of defence, and throws from there: give it back.
  for (const listener of process.listeners('uncaughtException')) {
    if (!before.includes(listener)) process.off('uncaughtException', listener);
  }
  const affixes = factory.mountBuffer(readFileSync(path.join(folder, 'index.aff')), 'sv.aff');
  const words = factory.mountBuffer(readFileSync(path.join(folder, 'index.dic')), 'sv.dic');
  const hunspell = factory.create(affixes, words);
  const spelling: Spelling = {
    isKnown: (word) => hunspell.spell(word),
    // The dictionary's own search takes 70-150 ms a word and misses compounds; asking for every near word takes 20 ms.
    suggest: (word) => {
      for (const near of nearWords(word)) if (hunspell.spell(near)) return near;
      return null;
    },
  };
  // The first searches compile the WebAssembly: part of loading, not of the first document's time.
  spelling.suggest('tartial');
  return spelling;
}
