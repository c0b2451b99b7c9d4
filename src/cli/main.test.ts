import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ROLES } from '#access/grant.ts';
import { commandHelp, usageOf } from '#cli/usage.ts';

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
    [['user', 'add', 'Eva Ek', 'eva@ekby.se'], `Skriv så här: ${usageOf('user')}`],
    [['user', 'add', 'Eva Ek', '--administrator'], `Skriv så här: ${usageOf('user')}`],
    [['user', 'list', '--administrator'], `Skriv så här: ${usageOf('user')}`],
    [
      ['user', 'add', 'Eva Ek', 'eva@ekby.se', '--role', 'kung', '--municipality', 'ekby'],
      `--role ska vara något av: ${ROLES.join(', ')}.`,
    ],
    [['audit', 'erase'], 'Skriv så här: ./loftet audit verify [--json]'],
    [['version', 'extra'], 'Skriv så här: ./loftet version'],
    [['--version', '--json'], 'Skriv så här: ./loftet version'],
    [['help', 'extra'], 'Kommandot extra finns inte. Skriv ./loftet help för att se vilka som finns.'],
    [['help', 'read', 'extra'], 'Skriv så här: ./loftet help [KOMMANDO]'],
    [['flyga', '--help'], 'Kommandot flyga finns inte. Skriv ./loftet help för att se vilka som finns.'],
  ])('%o: en mening, kod 2, ingenting på stdout', (args, sentence) => {
    expect(run(args)).toMatchObject({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });
  test('ett namn med tecken som styr terminalen visas utan dem', () => {
    expect(run(['read', '\u001b[31mröd.txt']).stderr).toBe(
      'Filen \ufffd[31mröd.txt finns inte. Kontrollera sökvägen.\n',
    );
  });
  test('ett svar som inte går att skriva ut är ett fel, i en mening', () => {
    const full = openSync('/dev/full', 'w');
    const answer = spawnSync(process.execPath, [MAIN, 'help'], { encoding: 'utf8', stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect(answer).toMatchObject({ status: 2, stderr: 'Det gick inte att skriva ut svaret (ENOSPC).\n' });
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
  test.each([[[]], [['help']], [['--help']], [['-h']], [['version']], [['--version']]])('%o går bra', (args) => {
    expect(run(args)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Löftet') });
  });
  test.each([
    [['read', '--help'], 'read'],
    [['serve', '-h'], 'serve'],
    [['memo', 'linkoping/ryd-2017', '--draft', '--help'], 'memo'],
    [['help', 'import'], 'import'],
  ] as const)('%o säger hur just det kommandot skrivs', (args, command) => {
    expect(run(args)).toMatchObject({ status: 0, stderr: '', stdout: commandHelp(command) });
  });
});
