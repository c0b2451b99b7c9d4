import { describe, expect, test } from 'vitest';
import { commandHelp, help, isCommand, optionsOf, USAGES } from '#cli/usage.ts';

const NAMES = Object.keys(USAGES).filter(isCommand);
const options = (text: string): string[] =>
  [...new Set([...text.matchAll(/--([a-z-]+)\b/g)].map((match) => match[1] ?? ''))].toSorted();

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
    const told = [...USAGES[name].written.join(' ').matchAll(/--([a-z-]+)( [\w|]+)?/g)].map(
      ([, option = '', value]) => [option, value === undefined ? 'boolean' : 'string'] as const,
    );
    expect(optionsOf(name)).toEqual(Object.fromEntries(told));
  });
});
