import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', cwd: tmpdir(), env: { PATH: '', ...env } });

describe('kommandoraden', () => {
  test.each([
    [['flyga'], 'Kommandot flyga finns inte. Skriv ./loftet help för att se vilka som finns.'],
    [['constructor'], 'Kommandot constructor finns inte. Skriv ./loftet help för att se vilka som finns.'],
    [['backup'], 'Skriv så här: ./loftet backup FIL'],
    [['backup', 'a', 'b'], 'Skriv så här: ./loftet backup FIL'],
    [['stop', '--force'], 'Skriv så här: ./loftet stop'],
    [['audit', 'erase'], 'Skriv så här: ./loftet audit verify [--json]'],
  ])('%o: en mening, kod 2, ingenting på stdout', (args, sentence) => {
    expect(run(args)).toMatchObject({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });
  test('en inställning som inte går säger vilken', () => {
    expect(run(['migrate'], { DATABASE_URL: 'x' })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^DATABASE_URL ska vara/),
    });
  });
  test('en server som inte svarar ger en mening utan lösenordet', () => {
    const answer = run(['migrate'], { DATABASE_URL: 'postgres://a:hemligt@127.0.0.1:1/b' });
    expect(answer).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Databasen svarar inte \(ingen server tar emot där\)/),
    });
    expect(answer.stderr).not.toContain('hemligt');
  });
  test.each([[[]], [['help']], [['--help']], [['version']], [['--version']]])('%o går bra', (args) => {
    expect(run(args)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Löftet') });
  });
});
