import { usageOf } from '#cli/usage.ts';
import { AppError } from '#platform/errors.ts';

/** The file and the choice of form in `FIL [--json]`, in any order; what follows `--` is a file whatever it begins with. */
export function documentArgument(
  command: 'read' | 'check' | 'groups',
  args: readonly string[],
): { file: string; json: boolean } {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  const unknown = options.find((arg) => arg.startsWith('-') && arg !== '--json' && arg !== '-');
  const files = [
    ...options.filter((arg) => !arg.startsWith('-') || arg === '-'),
    ...(end === -1 ? [] : args.slice(end + 1)),
  ];
  const [file] = files;
  const usage = `Skriv så här: ${usageOf(command)}`;
  if (unknown !== undefined) throw new AppError('usage', { what: `Valet ${unknown} finns inte. ${usage}` });
  if (file === undefined || file === '')
    throw new AppError('usage', { what: `Ange vilken fil som ska läsas. ${usage}` });
  if (files.length > 1) throw new AppError('usage', { what: `Ange en fil i taget. ${usage}` });
  return { file, json: options.includes('--json') };
}
