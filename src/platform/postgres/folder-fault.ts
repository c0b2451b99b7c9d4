import { AppError } from '#platform/errors.ts';

const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS'];

/** Turns what the file system says about the data folder into what the person can do about it. */
export function folderFault(error: unknown, folder: string, account: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('data-folder-full', { folder }, error);
  if (typeof code === 'string' && [...UNWRITABLE, 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENAMETOOLONG'].includes(code)) {
    return new AppError('data-folder-unwritable', { folder, account }, error);
  }
  return error;
}

/** The same for what PostgreSQL wrote when it could not start. */
export function serverFault(output: string, folder: string, account: string, log: string): AppError {
  if (/No space left on device|Disk quota exceeded/.test(output)) return new AppError('data-folder-full', { folder });
  if (/Read-only file system|Permission denied/.test(output)) {
    return new AppError('data-folder-unwritable', { folder, account });
  }
  const said = output
    .split('\n')
    .findLast((line) => /FATAL|PANIC|error:/.test(line))
    ?.replace(/^.*?(?:FATAL|PANIC|error):\s*/, '');
  return new AppError('database-start-failed', { reason: said ?? 'den avslutades utan förklaring', log });
}
