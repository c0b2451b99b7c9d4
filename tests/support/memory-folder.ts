import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MEMORY = '/dev/shm';
const PREFIX = 'loftet-test-';
/** The databases of a whole run take about 0.5 GB at once. */
const ROOM = 2_000_000_000;

/**
 * A folder in memory for what the tests write, or undefined where the machine has no room for one: databases are made
 * and dropped hundreds of times, and on a disk that took longer than the tests. Remove it when they are done.
 */
export function memoryFolder(): string | undefined {
  if (!existsSync(MEMORY) || process.availableMemory() < 2 * ROOM) return undefined;
  removeLeftOvers();
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ROOM) return undefined;
  try {
    const folder = mkdtempSync(path.join(MEMORY, `${PREFIX}${process.pid}-`));
    chmodSync(folder, 0o1777);
    if (runsPrograms(folder)) return folder;
    rmSync(folder, { recursive: true });
  } catch {
    // Where one may not write there, the disk does.
  }
  return undefined;
}

function runsPrograms(folder: string): boolean {
  const program = path.join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  const ran = spawnSync(program).status === 0;
  rmSync(program);
  return ran;
}

/** Of runs that were killed. */
function removeLeftOvers(): void {
  for (const name of readdirSync(MEMORY).filter((each) => each.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!existsSync(`/proc/${pid}`)) rmSync(path.join(MEMORY, name), { recursive: true, force: true });
  }
}
