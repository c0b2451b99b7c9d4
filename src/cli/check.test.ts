import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutProgress } from '#tests/support/without-progress.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loftet-check-'));
  writeFileSync(path.join(folder, 'fel.txt'), 'Medborgarlöfte 2021\n\nPolisen lovar att [fyll i] i Ekbacken 2021.\n');
  writeFileSync(
    path.join(folder, 'utan.txt'),
    'Medborgarlöfte 2021\n\nPolisen lovar att gå fyra rundor i Ekbacken 2021.\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', cwd: folder });
  return { status, stdout, stderr: withoutProgress(stderr) };
};

describe('check', () => {
  test.each([
    ['fel.txt', 1],
    ['utan.txt', 0],
  ])('%s slutar med %i, också som JSON', (file, status) => {
    expect(run('check', file)).toMatchObject({ status, stderr: '' });
    expect(run('check', file, '--json')).toMatchObject({ status, stderr: '' });
  });

  test('skriver samma rapport som read, och read slutar med 0 vad den än säger', () => {
    const read = run('read', 'fel.txt', '--json');
    expect(read.status).toBe(0);
    expect(JSON.parse(read.stdout)).toMatchObject({ format: 'loftet-report/1' });
    expect(run('check', 'fel.txt', '--json').stdout).toBe(read.stdout);
  });
});
