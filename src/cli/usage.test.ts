import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandHelp, help, isCommand, USAGES, type CommandName } from '#cli/usage.ts';

const NAMES = Object.keys(USAGES).filter(isCommand);
/** Their words are read in document-argument.ts, which has tests of its own. */
const READ_BY_HAND: readonly CommandName[] = ['read', 'check'];
const options = (text: string): string[] =>
  [...new Set([...text.matchAll(/--([a-z]+)\b/g)].map((match) => match[1] ?? ''))].toSorted();

describe('hur kommandona skrivs', () => {
  test.each(NAMES)('%s: säger vad det gör, hur det skrivs, och ett exempel som är skrivet så', (name) => {
    const { does, written, parts, example } = USAGES[name];
    const told = commandHelp(name);
    for (const line of [does, ...written, example]) expect(told).toContain(line);
    expect(example).toContain(`./loftet ${name}`);
    const shown = written.join(' ');
    for (const option of options(example)) expect(options(shown)).toContain(option);
    expect(options(parts.map(([part]) => part).join(' '))).toEqual(options(shown));
    expect(help()).toContain(does);
  });

  test.each(NAMES)('%s: tar emot de val som hjälpen nämner, och inga andra', (name) => {
    const source = readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8');
    const taken = /options: \{([^}]*)\}/.exec(source)?.[1] ?? '';
    const known = READ_BY_HAND.includes(name)
      ? ['json']
      : [...taken.matchAll(/(\w+): '/g)].map((match) => match[1] ?? '');
    expect(options(USAGES[name].written.join(' '))).toEqual(known.toSorted());
  });
});
