import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The Nu checker (npm `vnu-jar`, 31 MB, needs Java): its jar, where somebody has named it. Nothing depends on it. */
export const NU_JAR = process.env['VNU_JAR'];

const JAVA = process.env['JAVA_PATH'] ?? 'java';

/** What the Nu checker finds wrong in pages, each by its name. @throws Error where it cannot run */
export function nuFaults(jar: string, pages: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-nu-'));
  try {
    const files = [...pages.values()].map((html, index) => {
      const file = path.join(folder, `${index}.html`);
      writeFileSync(file, html);
      return file;
    });
    const run = spawnSync(JAVA, ['-jar', jar, '--errors-only', '--format', 'gnu', '--stdout', ...files], {
      encoding: 'utf8',
    });
    if (run.error !== undefined || run.status === null || run.status > 1 || run.stderr.includes('jarfile'))
      throw new Error('the Nu checker did not run', { cause: run.error });
    return run.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(/^.*?(\d+)\.html"?/, (_whole, index) => [...pages.keys()][Number(index)] ?? ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
