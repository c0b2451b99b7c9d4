import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#platform/errors.ts';

const DOCUMENT = /\.(?:docx?|pdf|html?|md|markdown|txt)$/i;

/**
 * The documents that paths name: a file as it is, of a folder every document in it, folders within it too, in the order of
 * their names. Hidden files and folders are left out, and links to folders are not followed.
 * @throws AppError `file-not-found`, `usage` where a folder holds no document
 */
export function documentsAt(paths: readonly string[]): string[] {
  return paths.flatMap((given) => {
    const stat = statSync(given, { throwIfNoEntry: false });
    if (stat === undefined) throw new AppError('file-not-found', { file: given });
    if (!stat.isDirectory()) return [given];
    const found = readdirSync(given, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && DOCUMENT.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter(
        (file) =>
          !path
            .relative(given, file)
            .split(path.sep)
            .some((part) => part.startsWith('.')),
      )
      .sort((a, b) => (a < b ? -1 : 1));
    if (found.length === 0)
      throw new AppError('usage', {
        what: `Mappen ${given} innehåller inga dokument i Word, PDF, HTML, Markdown eller ren text. Ange en annan mapp.`,
      });
    return found;
  });
}
