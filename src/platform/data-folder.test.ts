import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dataFolder, installationSecret } from '#platform/data-folder.server.ts';
import { AppError } from '#platform/errors.ts';

const CHECKOUT = path.dirname(fileURLToPath(new URL('../../package.json', import.meta.url)));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loftet-folder-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test.each([
  [undefined, path.join(CHECKOUT, 'data')],
  ['annan', path.join(CHECKOUT, 'annan')],
  ['/srv/loftet', '/srv/loftet'],
])('LOFTET_DATA_DIR %s means the same folder wherever one stands', (dataDir, expected) => {
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  expect(dataFolder({ dataDir })).toBe(expected);
});

test('the secret is made once, long, for our eyes only; a given one is not written down', () => {
  const config = { dataDir: path.join(folder, 'data'), secret: undefined };
  const secret = installationSecret(config);
  const file = path.join(folder, 'data/secret');
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(installationSecret(config)).toBe(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(installationSecret({ ...config, secret: 'given' })).toBe('given');
  expect(readFileSync(file, 'utf8')).toBe(`${secret}\n`);
});

test('an emptied secret is refused and left as it is', () => {
  const config = { dataDir: path.join(folder, 'emptied'), secret: undefined };
  installationSecret(config);
  const file = path.join(folder, 'emptied/secret');
  writeFileSync(file, '\n');
  expect(() => installationSecret(config)).toThrow(new AppError('secret-damaged', { file }));
  expect(readFileSync(file, 'utf8')).toBe('\n');
});
