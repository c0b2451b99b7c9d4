// One process at a time, safe against kill -9. Plain JavaScript, because start.mjs uses it before anything is installed.
//
// The lock is a file `lock.<n>` that names its holder. A dead holder's file is never removed; the next holder takes the
// next number instead. So no process can ever delete a lock that somebody else has just taken, which is what goes
// wrong where stale locks are removed.
import { linkSync, mkdirSync, readFileSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PAUSE_MS = 50;
const NOTICE_AFTER_MS = 1000;
const WRITTEN_WITHIN_MS = 5000;

/** When a process was born, in the kernel's ticks: a pid that has been given to somebody else has another birth. */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const nameOf = (pid) => `${pid} ${birthOf(pid)}`;

function holds(text) {
  return text.split('\n').some((line) => {
    const [pid, birth] = line.split(' ');
    return Number(pid) > 0 && isAlive(Number(pid)) && birthOf(Number(pid)) === birth;
  });
}

function numbersIn(folder) {
  return readdirSync(folder)
    .map((name) => /^lock\.(\d+)$/.exec(name)?.[1])
    .filter((number) => number !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whole or not at all, and only if there is none. Where a disk has no hard links, an empty file may show for a moment. */
function put(draft, lock) {
  try {
    linkSync(draft, lock);
  } catch (error) {
    if (error.code === 'EEXIST') throw error;
    writeFileSync(lock, readFileSync(draft), { flag: 'wx' });
  }
}

function isBeingWritten(lock, text) {
  return (
    text === '' && Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < WRITTEN_WITHIN_MS
  );
}

/** @returns {string | undefined} the lock that is now ours, or nothing when somebody living holds one */
function tryToTake(folder) {
  let dead = 0;
  for (const number of numbersIn(folder)) {
    const lock = path.join(folder, `lock.${number}`);
    const text = readIfThere(lock);
    if (text === undefined || isBeingWritten(lock, text) || holds(text)) return undefined;
    dead = number;
  }
  const draft = path.join(folder, `draft.${process.pid}`);
  const lock = path.join(folder, `lock.${dead + 1}`);
  writeFileSync(draft, nameOf(process.pid));
  try {
    put(draft, lock);
    return lock;
  } catch (error) {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/**
 * Runs `work` while no other process runs under the same folder's lock. `work` gets `share(pid)`, to say that a child
 * must end too before the lock is free. `waiting` is called once if somebody else holds it for more than a second.
 */
export async function withLock(folder, work, waiting = () => {}) {
  mkdirSync(folder, { recursive: true });
  const began = Date.now();
  let told = false;
  let lock = tryToTake(folder);
  while (lock === undefined) {
    if (!told && Date.now() - began > NOTICE_AFTER_MS) {
      told = true;
      waiting();
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    lock = tryToTake(folder);
  }
  try {
    const held = lock;
    return await work((pid) => writeFileSync(held, `${nameOf(process.pid)}\n${nameOf(pid)}`));
  } finally {
    unlinkSync(lock);
  }
}
