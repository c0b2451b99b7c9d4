import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentsAt } from '#cli/import-paths.ts';

const asRoot = process.getuid?.() === 0;

describe('dokumenten som sökvägar anger', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'loftet-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), 'x');
  };
  const found = (...names: string[]): string[] =>
    documentsAt(names.map((name) => path.join(folder, name))).map((file) => path.relative(folder, file));

  test('en fil som den är, en mapp med allt som är dokument, i namnens ordning', () => {
    for (const name of ['b.TXT', 'a/z.pdf', 'a/y.docx', 'c.md', 'bild.png', '.gömd/a.txt', 'a/.gömd.txt']) put(name);
    expect(found('')).toEqual(['a/y.docx', 'a/z.pdf', 'b.TXT', 'c.md']);
    expect(found('bild.png', 'a')).toEqual(['bild.png', 'a/y.docx', 'a/z.pdf']);
  });

  test('en länk till ett dokument är ett dokument; länkar till mappar följs inte, inte heller i en cirkel', () => {
    put('verkliga/a.txt');
    mkdirSync(path.join(folder, 'länkar'));
    symlinkSync('../verkliga/a.txt', path.join(folder, 'länkar/b.txt'));
    symlinkSync('../verkliga', path.join(folder, 'länkar/mapp.txt'));
    symlinkSync('.', path.join(folder, 'länkar/cirkel'));
    symlinkSync('finns-inte', path.join(folder, 'länkar/död.txt'));
    expect(found('länkar')).toEqual(['länkar/b.txt', 'länkar/död.txt']);
  });

  test.each([
    ['finns-inte.txt', 'file-not-found'],
    ['a'.repeat(300), 'file-not-found'],
    ['slinga', 'file-unreachable'],
    ['tom', 'usage'],
  ])('%.20s: en mening', (name, code) => {
    symlinkSync('slinga', path.join(folder, 'slinga'));
    mkdirSync(path.join(folder, 'tom'));
    expect(() => found(name)).toThrow(expect.objectContaining({ code }));
  });

  test.skipIf(asRoot)('en mapp som du inte får läsa: en mening', () => {
    put('a/b/c.txt');
    chmodSync(path.join(folder, 'a/b'), 0);
    expect(() => found('a')).toThrow(expect.objectContaining({ code: 'usage' }));
    chmodSync(path.join(folder, 'a/b'), 0o700);
  });
});
