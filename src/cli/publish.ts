import { readOptions, wrongly } from '#cli/arguments.ts';
import { tell } from '#cli/tell.ts';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { publishRef } from '#publication/publish-ref.server.ts';
import type { Published } from '#publication/publish-promise.server.ts';

const LONGEST_NOTE = 1_000;

/** `./loftet publish`: a promise and its points become public pages. Ends with 3 where a rule says no. */
export async function publish(args: readonly string[]): Promise<number> {
  const { words, options } = readOptions(args, 'publish');
  const [ref] = words;
  if (ref === undefined || words.length > 1) throw wrongly('publish');
  const note = typeof options['note'] === 'string' ? options['note'].trim() : '';
  if (note.length > LONGEST_NOTE) {
    throw new AppError('usage', { what: 'Förklaringen är för lång. Skriv högst 1\u00a0000\u00a0tecken.' });
  }
  const ctx = await openContext(readEnv(process.env), tell);
  try {
    const published = await publishRef(ctx, { personId: null, via: 'command-line' }, ref, {
      size: options['minor'] === true ? 'minor' : 'major',
      note: note === '' ? null : note,
    }).catch(sayHowToNote);
    process.stdout.write(options['json'] === true ? asJson(ref, published) : readable(published));
  } finally {
    await ctx.close();
  }
  return 0;
}

/** A form asks for the note; here it has to be said where it goes. */
function sayHowToNote(error: unknown): never {
  const missing = error instanceof AppError && error.code === 'publication-note-missing';
  if (!missing) throw error;
  const what = 'Det är redan publicerat. Skriv efter --note vad som har ändrats, så att alla kan se det.';
  throw new AppError('publication-refused', { what }, error);
}

function asJson(promise: string, { changed, no, addresses, pages, marks }: Published): string {
  const versions = pages.map(({ path, no: version }) => ({ path, version }));
  return `${JSON.stringify({ promise, changed, version: no, addresses, pages: versions, marks }, null, 2)}\n`;
}

function readable({ changed, no, addresses, marks }: Published): string {
  const first = changed
    ? `Löftet är publicerat, version ${no}. Sidorna:`
    : `Ingenting har ändrats sedan version ${no}. Sidorna:`;
  const marked = marks.map(({ page, where, message }) => `  ${page}, ${where}: ${message}`);
  return [
    first,
    ...addresses.map((address) => `  ${address}`),
    ...(marked.length === 0 ? [] : ['På sidorna står en förklaring vid de här siffrorna:', ...new Set(marked)]),
    '',
  ].join('\n');
}
