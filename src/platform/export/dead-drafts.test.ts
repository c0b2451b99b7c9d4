import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeDeadDrafts } from '#platform/export/dead-drafts.server.ts';
import { writeFolder } from '#platform/export/write-folder.server.ts';

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('what a killed export has left', () => {
  let place: string;
  let folder: string;
  beforeEach(() => {
    place = mkdtempSync(path.join(tmpdir(), 'loftet-drafts-'));
    folder = path.join(place, 'ekby-export');
  });
  afterEach(() => rmSync(place, { recursive: true }));

  function draft(name: string, inside = 'tables/party.json', mode = 0o700): string {
    const made = path.join(place, name);
    mkdirSync(path.dirname(path.join(made, inside)), { recursive: true, mode });
    writeFileSync(path.join(made, inside), '[');
    return name;
  }
  const left = (): string[] => readdirSync(place).toSorted();

  test('kill -9 in the middle: the next export of the same name takes it away', async () => {
    const module = JSON.stringify(path.resolve('src/platform/export/write-folder.server.ts'));
    const script = `import(${module}).then(({ writeFolder }) => writeFolder(${JSON.stringify(folder)}, async (to) => {
      const file = await to.create('tables/party.json'); await file.write('half'); console.log('writing');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    }))`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await writeFolder(path.join(place, 'annan'), async () => undefined);
    await removeDeadDrafts(folder);
    expect(left()).toEqual([`.ekby-export.${child.pid}`, 'annan']); // it lives
    child.kill('SIGKILL');
    await ended;
    expect(left()).toEqual([`.ekby-export.${child.pid}`, 'annan']);
    await writeFolder(folder, async () => undefined);
    expect(left()).toEqual(['annan', 'ekby-export']);
  });

  test('what lives, is called otherwise, or is no draft of an export is left', async () => {
    const dead = deadPid();
    const kept = [
      draft(`.ekby-export.${process.ppid}`),
      draft(`.ekby-export.${process.pid}`),
      draft(`.ekby.${dead}`),
      draft(`.ekby-export-2.${dead}`),
      draft(`ekby-export.${dead}`),
      draft(`.ekby-export.0${dead}`),
      draft(`.ekby-export.${dead}.bak`),
      draft('.ekby-export.-1'),
    ].toSorted();
    await removeDeadDrafts(folder);
    expect(left()).toEqual(kept);
  });

  test.each([
    ['holds something of somebody else', () => draft(`.ekby-export.${deadPid()}`, 'bilder/a.png')],
    ['may be read by others', () => draft(`.ekby-export.${deadPid()}`, 'tables/a.json', 0o755)],
  ])('a folder that %s is left', async (_, make) => {
    const name = make();
    await removeDeadDrafts(folder);
    expect(left()).toEqual([name]);
  });

  test('a link is left, and nothing behind it is touched', async () => {
    draft('annat');
    const name = `.ekby-export.${deadPid()}`;
    symlinkSync('annat', path.join(place, name));
    await removeDeadDrafts(folder);
    expect(existsSync(path.join(place, 'annat/tables/party.json'))).toBe(true);
    expect(left()).toEqual([name, 'annat'].toSorted());
  });

  test('a folder with our own number that was there before us is a dead one’s', async () => {
    // A new process, whose start is later than the folder: in a container its number may be the same as the dead one's.
    const module = JSON.stringify(path.resolve('src/platform/export/dead-drafts.server.ts'));
    const script = `const fs = await import('node:fs'); const own = ${JSON.stringify(folder)}.replace('ekby', '.ekby') + '.' + process.pid;
      const { removeDeadDrafts } = await import(${module});
      fs.renameSync(${JSON.stringify(path.join(place, 'old'))}, own);
      const changed = fs.lstatSync(own).ctimeMs;
      Object.defineProperty(performance, 'timeOrigin', { value: changed + 1000 });
      await removeDeadDrafts(${JSON.stringify(folder)});`;
    draft('old');
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(left()).toEqual([]);
  });
});
