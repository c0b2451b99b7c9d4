import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { FOLDERS, MANIFEST, WRITINGS } from '#platform/export/format.ts';
import { isAlive } from '#platform/process-lock.mjs';

/** The hidden folder beside `folder` in which this process fills it. */
export function draftOf(folder: string): string {
  return path.join(path.dirname(folder), `.${path.basename(folder)}.${process.pid}`);
}

/**
 * Removes what exports to the same folder have left behind when they were killed: half of a record, perhaps with personal
 * data. Only folders that we have made, that look like a draft of an export, and whose process lives no longer.
 */
export async function removeDeadDrafts(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  const start = `.${path.basename(folder)}.`;
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(start) ? name.slice(start.length) : '';
    if (!/^[1-9]\d{0,9}$/.test(pid)) continue;
    const draft = path.join(parent, name);
    // One that cannot be looked at or taken away is in nobody's way.
    if (await isDeadDraft(draft, Number(pid)).catch(() => false))
      await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isDeadDraft(draft: string, pid: number): Promise<boolean> {
  const stat = await lstat(draft);
  if (!stat.isDirectory() || (stat.mode & 0o777) !== 0o700 || stat.uid !== process.getuid?.()) return false;
  // Our own number may be a dead process's too: in a container each start has the same. It was dead before we began.
  const dead = pid === process.pid ? stat.ctimeMs < performance.timeOrigin : !isAlive(pid);
  return dead && (await readdir(draft)).every(isPartOfExport);
}

const isPartOfExport = (name: string): boolean => [...FOLDERS, ...WRITINGS, MANIFEST].includes(name);
