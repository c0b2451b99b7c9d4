import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { birthOf, withLock } from '#platform/process-lock.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loftet-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SCRIPT = `
  import { withLock } from ${JSON.stringify(new URL('process-lock.mjs', import.meta.url).href)};
  import { readFileSync, writeFileSync } from 'node:fs';
  const [folder, counter] = process.argv.slice(1);
  for (let n = 0; n < 5; n += 1) await withLock(folder, async () => {
    const before = Number(readFileSync(counter, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    writeFileSync(counter, String(before + 1));
  });`;

test('processes that all find a dead holder take turns one by one', async () => {
  const counter = path.join(folder, 'counter');
  writeFileSync(counter, '0');
  writeFileSync(path.join(folder, 'lock.1'), `${spawnSync('true').pid} 42`);
  const run = () =>
    new Promise((resolve) => {
      spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, folder, counter]).once('exit', resolve);
    });
  expect(await Promise.all([run(), run(), run(), run()])).toEqual([0, 0, 0, 0]);
  expect(readFileSync(counter, 'utf8')).toBe('20');
});

test('a lock whose child lives on is held until the child ends', async () => {
  const child = spawn('sleep', ['0.4']);
  const dead = spawnSync('true').pid;
  writeFileSync(path.join(folder, 'lock.1'), `${dead} 42\n${child.pid} ${birthOf(child.pid ?? 0)}`);
  let ended = false;
  child.once('exit', () => (ended = true));
  await withLock(folder, () => expect(ended || child.exitCode !== null).toBe(true));
});

test('a failure frees the lock', async () => {
  await expect(withLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(folder, () => 'free')).toBe('free');
});
