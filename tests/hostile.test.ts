import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { createReading } from '#reading/reading-process.server.ts';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_PDF } from '#tests/support/hostile-pdf.ts';
import { HOSTILE_TEXT } from '#tests/support/hostile-text.ts';
import { HOSTILE_WORD } from '#tests/support/hostile-word.ts';
import { withoutProgress } from '#tests/support/without-progress.ts';

/** Node itself cannot make one. */
const MAKE_PIPE = 'mkfifo';
const RESIDENT = 600_000_000;
/** The watch looks 40 times a second; a reading may grow a little between two looks. */
const OVERSHOOT = 150_000_000;
const HOSTILE_FILES = [...HOSTILE_WORD, ...HOSTILE_TEXT, ...HOSTILE_PDF];
const folder = mkdtempSync(path.join(tmpdir(), 'loftet-hostile-'));
// Less than a user gets: what runs into the limit here does so sooner.
const reading = createReading({ milliseconds: 3000 });
let highest = 0;
let watch: NodeJS.Timeout;

/** The most memory that any process we started has held so far; 0 where the system does not tell. */
function highestResident(): number {
  if (process.platform !== 'linux') return 0;
  const children = readdirSync('/proc/self/task').flatMap((thread) => {
    try {
      return readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ');
    } catch {
      return []; // it has ended
    }
  });
  return Math.max(
    0,
    ...children.map((pid) => {
      try {
        const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid.trim()}/status`, 'utf8'))?.[1];
        return Number(kilobytes ?? 0) * 1024;
      } catch {
        return 0;
      }
    }),
  );
}

beforeAll(() => {
  chmodSync(folder, 0o755);
  watch = setInterval(() => {
    highest = Math.max(highest, highestResident());
  }, 20);
});

afterAll(async () => {
  clearInterval(watch);
  await reading.close();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

test('there are at least fifty', () => {
  expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(50);
  expect(new Set(HOSTILE_FILES.map((file) => file.name)).size).toBeGreaterThanOrEqual(50);
});

describe('hostile and damaged files end in a report or in one sentence', () => {
  for (const file of HOSTILE_FILES) {
    test(file.name, { timeout: 20_000 }, async () => {
      const bytes = file.bytes();
      const outcome = await reading.read(bytes, file.name).then(
        () => 'read' as const,
        (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
      );
      expect(file.outcomes).toContain(outcome === 'read' ? outcome : outcome.code);
      if (outcome === 'read') return;
      expect(ERRORS[outcome.code].exit).toBe(2);
      expect(sentenceFor(outcome)).toMatch(/^[^\n{]+\.$/);
    });
  }
});

test('memory stays bounded, and the process reads on after all of them', async () => {
  const { report } = await reading.read(new TextEncoder().encode('Polisen ska patrullera.'), 'a.txt');
  expect(report.source.blocks).toBe(1);
  if (process.platform === 'linux') expect(highest).toBeGreaterThan(50_000_000);
  expect(highest).toBeLessThan(RESIDENT + OVERSHOOT);
});

type Ended = { code: number | null; stdout: string; stderr: string };

function loftet(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Root may read everything, so it becomes nobody.
      ...(process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString('utf8')));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString('utf8')));
    child.on('close', (code) => resolve({ code, stdout, stderr: withoutProgress(stderr) }));
  });
}

describe('on the command line', () => {
  const at = (name: string) => path.join(folder, name);
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await loftet(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\.\n$|^[^\n]+\]\n$/);
    return stderr;
  };

  test('a folder is no document', async () => {
    expect(await refused('read', folder, '--json')).toContain('är inget dokument');
  });
  test('a pipe that nobody writes to is not waited for', async () => {
    execFileSync(MAKE_PIPE, [at('ror')]);
    expect(await refused('read', at('ror'))).toContain('är inget dokument');
  });
  test('a device is no document', async () => {
    expect(await refused('check', '/dev/zero')).toContain('är inget dokument');
  });
  test('a file that is not there', async () => {
    expect(await refused('read', at('saknas.docx'))).toContain('finns inte');
  });
  test('a file that one may not read', async () => {
    writeFileSync(at('hemlig.txt'), 'Polisen ska patrullera.', { mode: 0 });
    expect(await refused('read', at('hemlig.txt'))).toContain('går inte att öppna');
  });
  test('a file that is too large is refused before it is read', async () => {
    writeFileSync(at('stor.txt'), '');
    truncateSync(at('stor.txt'), 20_000_001);
    expect(await refused('read', at('stor.txt'))).toContain('20\u00a0MB');
  });
  test('no file, two files, an unknown choice', async () => {
    expect(await refused('read')).toContain('Ange vilken fil');
    expect(await refused('check', 'a', 'b')).toContain('en fil i taget');
    expect(await refused('read', '--xml', 'a')).toContain('--xml');
  });
  for (const name of ['zipbomb-en-del.docx', 'slump.txt', 'lösenord.docx', 'bara-huvud.pdf', 'djup.html']) {
    test(`${name}: one sentence, exit 2`, async () => {
      const file = HOSTILE_FILES.find((each) => each.name === name);
      writeFileSync(at(name), file?.bytes() ?? '');
      await refused('read', at(name), '--json');
    });
  }
});
