import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dividedTable } from '#tests/support/divided-votes.ts';
import { withoutProgress } from '#tests/support/without-progress.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loftet-groups-'));
  writeFileSync(path.join(folder, 'delad.csv'), dividedTable({ people: 20, statements: 20, loyalty: 0.95, seed: 2 }));
  writeFileSync(path.join(folder, 'slump.csv'), dividedTable({ people: 20, statements: 20, groups: 1, seed: 2 }));
  writeFileSync(path.join(folder, 'fel.csv'), 'participant,1\na,=1\n');
  writeFileSync(path.join(folder, 'stor.csv'), 'participant,1\n');
  truncateSync(path.join(folder, 'stor.csv'), 4_000_000_000); // a thousand million rows, none of them on the disk
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'groups', ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr: withoutProgress(stderr) };
};

describe('groups', () => {
  test('skriver grupperna som ett JSON-dokument', () => {
    const { status, stdout, stderr } = run('delad.csv', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answer: unknown = JSON.parse(stdout);
    expect(Object.keys(answer ?? {})).toEqual(['format', 'groups', 'count', 'ms']);
    expect(answer).toMatchObject({ format: 'loftet-groups/1', count: 2, ms: expect.any(Number) });
    expect(answer).toHaveProperty('groups.p0');
    expect(answer).toHaveProperty('groups.p19');
  });
  test('säger grupperna i ord', () => {
    expect(run('delad.csv')).toEqual({
      status: 0,
      stdout: '20 deltagare och 20 påståenden.\nGrupp 1: 10 personer.\nGrupp 2: 10 personer.\n',
      stderr: '',
    });
  });
  test('säger varför det inte finns några', () => {
    const reason = 'Inga grupper: det går inte att skilja rösterna från slumpen.\n';
    expect(run('slump.csv')).toEqual({ status: 0, stdout: `20 deltagare och 20 påståenden.\n${reason}`, stderr: '' });
    const { stdout, ...rest } = run('slump.csv', '--json');
    expect(rest).toEqual({ status: 0, stderr: reason });
    expect(JSON.parse(stdout)).toMatchObject({ format: 'loftet-groups/1', groups: {}, count: 0 });
  });
  test.each([
    ['fel.csv', 'Rad 2, kolumn 2 är ingen röst. Skriv 1, 0 eller -1, eller lämna den tom.'],
    ['stor.csv', 'Filen är större än 20\u00a0MB. Ta med en dialog i taget och försök igen.'],
    ['saknas.csv', 'Filen saknas.csv finns inte. Kontrollera sökvägen.'],
  ])('%s nekas i en mening', (file, sentence) => {
    expect(run(file, '--json')).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });
});
