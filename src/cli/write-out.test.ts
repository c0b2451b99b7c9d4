import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeOut } from '#cli/write-out.ts';

describe('en fil skrivs hel eller inte alls', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'loftet-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string): string => path.join(folder, name);
  const write = (name: string, words = 'ny'): Promise<void> => writeOut(at(name), Buffer.from(words));

  test('ny, i stället för en äldre, med ett så långt namn som får finnas', async () => {
    const names = ['ny.html', 'äldre.html', 'a'.repeat(255)];
    writeFileSync(at('äldre.html'), 'gammal');
    for (const name of names) await write(name);
    for (const name of names) expect(readFileSync(at(name), 'utf8')).toBe('ny');
    expect(readdirSync(folder)).toHaveLength(names.length);
  });

  test('en länk leder till filen och ligger kvar', async () => {
    writeFileSync(at('verklig.html'), 'gammal');
    symlinkSync('verklig.html', at('länk.html'));
    await write('länk.html');
    expect(readFileSync(at('verklig.html'), 'utf8')).toBe('ny');
    expect(lstatSync(at('länk.html')).isSymbolicLink()).toBe(true);
  });

  test('ett rör tar emot och ligger kvar', async () => {
    execFileSync('mkfifo', [at('rör')]);
    const [read] = await Promise.all([readFile(at('rör'), 'utf8'), write('rör')]);
    expect(read).toBe('ny');
    expect(lstatSync(at('rör')).isFIFO()).toBe(true);
  });

  test.each([
    ['.', 'det är en mapp'],
    ['finns-inte/x', 'mappen finns inte'],
    ['fil/x', 'mappen finns inte'],
    ['a'.repeat(256), 'namnet är för långt'],
    ['slinga/x', 'länken leder i en cirkel'],
  ])('%.20s: en mening, och ingenting ligger kvar', async (name, reason) => {
    writeFileSync(at('fil'), 'gammal');
    symlinkSync('slinga', at('slinga'));
    await expect(write(name)).rejects.toMatchObject({ code: 'file-unwritable', details: { reason } });
    expect(readdirSync(folder).toSorted()).toEqual(['fil', 'slinga']);
  });
});
