import { parseArgs } from 'node:util';
import { optionsOf, usageOf, type CommandName } from '#cli/usage.ts';
import { AppError } from '#platform/errors.ts';

type Read = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/**
 * Exactly so many words, and the command's options, each once.
 * @throws AppError `usage` with how the command is written, when there are others or too few
 */
export function readArguments(args: readonly string[], command: CommandName, words: number): Read {
  const read = readOptions(args, command);
  if (read.words.length !== words) throw wrongly(command);
  return read;
}

/**
 * Any number of words, and the command's options, each once.
 * @throws AppError `usage` with how the command is written
 */
export function readOptions(args: readonly string[], command: CommandName): Read {
  try {
    const options = Object.fromEntries(Object.entries(optionsOf(command)).map(([name, type]) => [name, { type }]));
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, options: values as Read['options'] };
  } catch (error) {
    throw wrongly(command, error);
  }
}

/** The error that says how a command is written. */
export function wrongly(command: CommandName, cause?: unknown): AppError {
  return new AppError('usage', { what: `Skriv så här: ${usageOf(command)}` }, cause);
}
