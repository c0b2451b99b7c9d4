import { parseArgs } from 'node:util';
import { AppError } from '#platform/errors.ts';

type Options = Readonly<Record<string, { readonly type: 'boolean' | 'string' }>>;

/**
 * The words and options of a command.
 * @throws AppError `usage` with how the command is written, when there are others or too few
 */
export function readArguments(
  args: readonly string[],
  wanted: { readonly usage: string; readonly words: number; readonly options?: Options },
): { readonly words: readonly string[]; readonly options: Readonly<Record<string, string | boolean | undefined>> } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: wanted.options ?? {},
      allowPositionals: true,
    });
    if (positionals.length !== wanted.words) throw new Error('another number of words');
    return { words: positionals, options: values as Readonly<Record<string, string | boolean | undefined>> };
  } catch (error) {
    throw new AppError('usage', { what: `Skriv så här: ${wanted.usage}` }, error);
  }
}

/**
 * Any number of words, and options, each once.
 * @throws AppError `usage` with how the command is written
 */
export function readOptions(
  args: readonly string[],
  wanted: { readonly usage: string; readonly options: Readonly<Record<string, 'boolean' | 'string'>> },
): { readonly words: readonly string[]; readonly options: Readonly<Record<string, string | boolean | undefined>> } {
  try {
    const options = Object.fromEntries(Object.entries(wanted.options).map(([name, type]) => [name, { type }]));
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, options: values as Readonly<Record<string, string | boolean | undefined>> };
  } catch (error) {
    throw new AppError('usage', { what: `Skriv så här: ${wanted.usage}` }, error);
  }
}
