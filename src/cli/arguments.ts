import { parseArgs } from 'node:util';
import { usageOf, type CommandName } from '#cli/usage.ts';
import { AppError } from '#platform/errors.ts';

type Options = Readonly<Record<string, 'boolean' | 'string'>>;
type Read = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/**
 * Exactly so many words, and options, each once.
 * @throws AppError `usage` with how the command is written, when there are others or too few
 */
export function readArguments(
  args: readonly string[],
  wanted: { readonly command: CommandName; readonly words: number; readonly options?: Options },
): Read {
  const read = readOptions(args, { command: wanted.command, options: wanted.options ?? {} });
  if (read.words.length !== wanted.words) throw wrongly(wanted.command);
  return read;
}

/**
 * Any number of words, and options, each once.
 * @throws AppError `usage` with how the command is written
 */
export function readOptions(
  args: readonly string[],
  wanted: { readonly command: CommandName; readonly options: Options },
): Read {
  try {
    const options = Object.fromEntries(Object.entries(wanted.options).map(([name, type]) => [name, { type }]));
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, options: values as Read['options'] };
  } catch (error) {
    throw wrongly(wanted.command, error);
  }
}

/** The error that says how a command is written. */
export function wrongly(command: CommandName, cause?: unknown): AppError {
  return new AppError('usage', { what: `Skriv så här: ${usageOf(command)}` }, cause);
}
