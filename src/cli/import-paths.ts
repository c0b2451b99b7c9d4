import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import { AppError } from '#platform/errors.ts';

const DOCUMENT = /\.(?:docx?|pdf|html?|md|markdown|txt)$/i;

/**
 * The documents that paths name: a file as it is, of a folder every document in it, folders within it too, in the order of
 * their names. Hidden files and folders are left out, and links to folders are not followed; a link to a document is one.
 * @throws AppError `file-not-found`, `file-unreachable`, `usage` where a folder holds no document
 */
export function documentsAt(paths: readonly string[]): string[] {
  return paths.flatMap((given) => {
    if (!statOf(given).isDirectory()) return [given];
    const found = documentsIn(given).sort((a, b) => (a < b ? -1 : 1));
    if (found.length === 0)
      throw new AppError('usage', {
        what: `Mappen ${given} innehåller inga dokument i Word, PDF, HTML, Markdown eller ren text. Ange en annan mapp.`,
      });
    return found;
  });
}

function documentsIn(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return documentsIn(file);
    if (!DOCUMENT.test(entry.name)) return [];
    // A link that leads nowhere is told of as a document that cannot be opened.
    const isDocument = entry.isFile() || (entry.isSymbolicLink() && !leadsToFolder(file));
    return isDocument ? [file] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new AppError(
      'usage',
      { what: `Mappen ${folder} går inte att öppna. Kontrollera att du får läsa den.` },
      error,
    );
  }
}

function leadsToFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function statOf(given: string): Stats {
  try {
    return statSync(given);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const missing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code);
    throw new AppError(missing ? 'file-not-found' : 'file-unreachable', { file: given }, error);
  }
}
