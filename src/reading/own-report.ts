import { AppError } from '#platform/errors.ts';
import { withoutUnseenSigns } from '#platform/unseen-signs.ts';

const FORMAT = /"format"\s*:\s*"loftet-report\/1"/;
const SOURCE = /"source"\s*:\s*\{[^{}]{0,1000}?"file"\s*:\s*("(?:[^"\\]|\\.){1,300}")/;
const LONGEST_NAME = 100;

/**
 * Refuses what we have told of a document, as data: it is a claim about a document that anybody can have changed, without
 * the words that it was read from, so there is nothing to check or to lay beside a review. Read as a text it would look
 * like a strange document. Half a file, or one with its keys in another order, is known as well.
 * @throws AppError document-own-report, with the name of the document that it tells of
 */
export function refuseOwnReport(text: string): void {
  if (!/^[\s\ufeff]*\{/.test(text) || !FORMAT.test(text)) return;
  throw new AppError('document-own-report', { file: sourceName(text) ?? 'ett dokument' });
}

function sourceName(text: string): string | null {
  const quoted = SOURCE.exec(text)?.[1];
  if (quoted === undefined) return null;
  try {
    const name = withoutUnseenSigns(String(JSON.parse(quoted))).slice(0, LONGEST_NAME);
    return name.trim() === '' ? null : name;
  } catch {
    return null;
  }
}
