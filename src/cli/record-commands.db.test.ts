/** The record from the command line: what scripts may trust of `import`, `memo`, `publish` and `export`. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { urlOf } from '#tests/support/url-of.ts';
import { withoutProgress } from '#tests/support/without-progress.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const MEMO = fileURLToPath(new URL('../../tests/fixtures/memo/skaggetorp-2017-report-back.txt', import.meta.url));
const SENTENCE = /^\p{Lu}[^\n]*[.]\n$/u;

type Answer = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

describe.each(testServers().slice(0, 1))('the record from the command line on $name', (server) => {
  let data: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    folder = mkdtempSync(path.join(tmpdir(), 'loftet-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await data.drop();
  });

  const loftet = (...args: string[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [MAIN, ...args], {
        cwd: '/',
        env: {
          PATH: process.env['PATH'],
          NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
          LOFTET_DATA_DIR: path.join(folder, 'data'),
          DATABASE_URL: urlOf(data.app),
          DATABASE_OWNER_URL: urlOf(data.owner),
        },
      });
      const said = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (said.stdout += String(chunk)));
      child.stderr.on('data', (chunk: Buffer) => (said.stderr += String(chunk)));
      child.on('error', reject);
      child.on('close', (status) => resolve({ status, stdout: said.stdout, stderr: withoutProgress(said.stderr) }));
    });
  const put = (name: string, words: string): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, words);
    return file;
  };
  const json = ({ stdout }: Answer): unknown => JSON.parse(stdout);

  test('import: draft, accepted, already there; exactly one JSON document', async () => {
    const missing = await loftet('import', MEMO, '--municipality', 'linkoping', '--json');
    expect(missing).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(SENTENCE) });
    const args = ['import', MEMO, '--municipality', 'linkoping', '--create', '--json'];
    const promise = 'linkoping/skaggetorp-2017';
    const first = await loftet(...args);
    expect([first.status, first.stderr, json(first)]).toEqual([0, '', { promise, state: 'draft', findings: 37 }]);
    expect(json(await loftet(...args))).toMatchObject({ promise, state: 'already-imported' });
    expect(json(await loftet(...args, '--accept'))).toMatchObject({ promise, state: 'accepted' });
    const last = await loftet(...args, '--accept');
    expect([last.status, json(last)]).toMatchObject([0, { promise, state: 'already-imported' }]);
  });

  test('import: two commands at once with the same new file and municipality make one of each', async () => {
    const file = put('samtidigt.txt', readFileSync(MEMO, 'utf8').replaceAll('Skäggetorp', 'Ryd'));
    const args = ['import', file, '--municipality', 'samtidigt', '--create', '--accept', '--json'];
    const both = await Promise.all([loftet(...args), loftet(...args)]);
    expect(both.map(({ status, stderr }) => [status, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const said = both.map(json) as { promise: string; state: string }[];
    expect(said.map(({ state }) => state).toSorted()).toEqual(['accepted', 'already-imported']);
    expect(new Set(said.map(({ promise }) => promise))).toEqual(new Set(['samtidigt/ryd-2017']));
  });

  test('import: what needs a person ends with 3 and stays a draft; what cannot be read ends with 2', async () => {
    const vague = put('oklart.txt', 'Medborgarlöfte\n\nVi lovar att patrullera mer i Ryd.\n');
    const one = await loftet('import', vague, '--municipality', 'linkoping', '--accept', '--json');
    expect(one).toMatchObject({ status: 3, stderr: expect.stringMatching(SENTENCE) });
    expect(json(one)).toMatchObject({ state: 'draft' });
    const empty = await loftet('import', put('tomt.txt', ''), '--municipality', 'linkoping', '--json');
    expect(empty).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(SENTENCE) });
  });

  test('import: a list for several; a name that would steer the terminal does not', async () => {
    put('mapp/a.txt', readFileSync(MEMO, 'utf8'));
    put('mapp/b\u001b[31m.txt', '');
    const several = await loftet('import', path.join(folder, 'mapp'), '--municipality', 'linkoping', '--json');
    expect(several.status).toBe(2);
    expect(json(several)).toMatchObject([{ state: 'already-imported' }, { state: 'failed', promise: null }]);
    const table = await loftet('import', path.join(folder, 'mapp'), '--municipality', 'linkoping');
    expect(table.stdout.split('\n')).toHaveLength(3);
    expect(table.stdout + table.stderr + several.stderr).not.toContain('\u001b');
    const nowhere = await loftet('import', path.join(folder, 'mapp'), '--municipality', 'ingenstans', '--json');
    expect(nowhere).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(SENTENCE) });
  });

  test('memo: refused whole with 3, a draft as a file, json on stdout, one sentence for what is not there', async () => {
    const out = path.join(folder, 'skrivelse.html');
    const ref = 'linkoping/skaggetorp-2017';
    const refused = await loftet('memo', ref, '--format', 'html', '--out', out);
    expect(refused).toMatchObject({ status: 3, stdout: '', stderr: expect.stringMatching(SENTENCE) });
    expect(existsSync(out)).toBe(false);
    expect(await loftet('memo', ref, '--format', 'html', '--draft', '--out', out)).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(readFileSync(out, 'utf8')).toContain('Uppgift saknas');
    const said = await loftet('memo', ref, '--format', 'json', '--draft', '--out', '-');
    expect(json(said)).toMatchObject({ format: 'loftet-report/1', areas: ['Skäggetorp'] });
    for (const wrong of [`${ref}/x`, 'linkoping']) {
      const none = await loftet('memo', wrong, '--format', 'html', '--draft', '--out', out);
      expect(none, wrong).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(SENTENCE) });
    }
  });

  test('memo: the signs that the PDF cannot show are told; import of it: that the promise is there already', async () => {
    const words = readFileSync(MEMO, 'utf8').replaceAll('Skäggetorp', 'Lambohov').replace('Ung Puls', 'Ung Puls 漢');
    const file = put('tecken.txt', words);
    await loftet('import', file, '--municipality', 'tecken', '--create', '--accept', '--json');
    const out = path.join(folder, 'tecken.pdf');
    const ref = 'tecken/lambohov-2017';
    const told = await loftet('memo', ref, '--format', 'pdf', '--draft', '--out', out);
    expect(told).toMatchObject({ status: 0, stderr: expect.stringContaining('det här tecknet: 漢 (U+6F22)') });
    const html = await loftet('memo', ref, '--format', 'html', '--draft', '--out', `${out}.html`);
    expect(html).toMatchObject({ status: 0, stderr: expect.not.stringContaining('U+6F22') });
    const table = await loftet('import', `${out}.html`, '--municipality', 'tecken', '--accept');
    expect(table.stdout).toMatch(/^godkänd .* tecken\/lambohov-2017-2 .* tecken\/lambohov-2017 fanns redan/);
    const once = put('en-gång-till.html', `${readFileSync(`${out}.html`, 'utf8')}\n`);
    const program = await loftet('import', once, '--municipality', 'tecken', '--json');
    expect(json(program)).toEqual({ promise: 'tecken/lambohov-2017', state: 'draft', findings: expect.any(Number) });
    expect(program.stderr).toBe(`${once}: tecken/lambohov-2017 fanns redan för samma område och period.\n`);
  });

  test('publish: once, again with nothing changed, and never what has no ground', async () => {
    const first = await loftet('publish', 'linkoping/skaggetorp-2017', '--json');
    expect([first.status, json(first)]).toMatchObject([0, { changed: true, version: 1 }]);
    const again = await loftet('publish', 'linkoping/skaggetorp-2017', '--json');
    expect([again.status, json(again)]).toMatchObject([0, { changed: false, version: 1 }]);
    const none = await loftet('publish', 'linkoping/finns-inte', '--json');
    expect(none).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(SENTENCE) });
    const long = await loftet('publish', 'linkoping/skaggetorp-2017', '--note', 'x'.repeat(1001));
    expect(long).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(SENTENCE) });
  });

  test('export: a new folder, never over an old one', async () => {
    const out = path.join(folder, 'export');
    const made = await loftet('export', '--municipality', 'linkoping', '--out', out, '--json');
    expect([made.status, json(made)]).toMatchObject([0, { municipality: 'linkoping', files: 2 }]);
    const twice = await loftet('export', '--municipality', 'linkoping', '--out', out, '--json');
    expect(twice).toMatchObject({ status: 2, stdout: '' });
    const back = await loftet('import', out, '--json');
    expect(back).toMatchObject({ status: 3, stdout: '', stderr: expect.stringMatching(SENTENCE) });
  });
});
