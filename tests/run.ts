/**
 * `npm test`, `npm run check` and `npm run test:long`: every step with a line that tells how it went, and at the end
 * exactly one line `N passed, N failed`, in which each test and each other step counts as one.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryFolder } from '#tests/support/memory-folder.ts';

type Count = { readonly passed: number; readonly failed: number };
type Step = { readonly name: string; readonly script: string; readonly args: readonly string[] };

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = path.join(root, 'node_modules/.cache/loftet');
const [mode = 'test', ...rest] = process.argv.slice(2);

/** What a caller's machine has set must not decide how the tests go. */
const NOT_INHERITED = /^(NODE_|CI$|VITEST|LOFTET_|DATABASE_|PG[A-Z]+$|PORT$|FORCE_COLOR|npm_config_|TMPDIR$)/;
const memory = mode === 'check' ? undefined : memoryFolder();
const seed = process.env['LOFTET_SEED'] ?? (mode === 'long' ? String(randomInt(2 ** 31)) : undefined);
const env: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name))),
  NO_COLOR: '1',
  // The commands that the tests run are the same sources each time.
  NODE_COMPILE_CACHE: path.join(cache, 'compiled'),
  ...(memory === undefined ? {} : { TMPDIR: memory }),
  ...(seed === undefined ? {} : { LOFTET_SEED: seed }),
  ...(process.env['LOFTET_PICTURES'] === 'on' || mode === 'long' ? { LOFTET_PICTURES: 'on' } : {}),
  ...(mode === 'long' ? { LOFTET_KILL_ROUNDS: '20', LOFTET_RUNS: '10', LOFTET_LONG: 'on' } : {}),
};

const bin = (file: string): string => path.join(root, 'node_modules', file);
const SYNC: Step = { name: 'typer för SvelteKit', script: bin('@sveltejs/kit/svelte-kit.js'), args: ['sync'] };
const BUILD: Step = { name: 'bygge', script: path.join(root, 'start.mjs'), args: ['@build'] };
const CHECKS: readonly Step[] = [
  { name: 'oxlint', script: bin('oxlint/bin/oxlint'), args: ['--deny-warnings'] },
  {
    name: 'svelte-check',
    script: bin('svelte-check/bin/svelte-check'),
    args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'knip', script: bin('knip/bin/knip.js'), args: [] },
  {
    name: 'prettier',
    script: bin('prettier/bin/prettier.cjs'),
    args: ['--check', '.', '--log-level', 'warn', '--cache'],
  },
];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function run(
  script: string,
  args: readonly string[],
  show: 'all' | 'faults',
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const take = (chunk: Buffer): void => {
      output.push(chunk);
      if (show === 'all') process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString('utf8') }));
  });
}

const seconds = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1).replace('.', ',')} s`;

async function check({ name, script, args }: Step): Promise<Count> {
  const began = performance.now();
  const { code, output } = await run(script, args, 'faults');
  say(`${code === 0 ? 'ok     ' : 'FEL    '}${name} (${seconds(began)})`);
  if (code !== 0) say(output);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** A file that could not even be loaded, or an error outside every test, counts as one that failed. */
async function vitest(projects: readonly string[], ...how: readonly string[]): Promise<Count> {
  mkdirSync(cache, { recursive: true });
  const file = path.join(cache, `vitest-${process.pid}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const args = [
    'run',
    ...chosen,
    ...how,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...rest,
  ];
  const { code } = await run(bin('vitest/vitest.mjs'), args, 'all');
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  rmSync(file);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  if (report.numPendingTests > 0)
    say(`${report.numPendingTests} ${report.numPendingTests === 1 ? 'test' : 'tester'} hoppades över.`);
  // Nothing that ran is no success: a filter that fits no test would else pass.
  const silent = failed === 0 && (code !== 0 || report.numPassedTests === 0);
  return { passed: report.numPassedTests, failed: silent ? 1 : failed };
}

/** Two at a time: the machine that this is measured on has two cores. */
async function inPairs(steps: readonly Step[]): Promise<Count[]> {
  const waiting = [...steps];
  const counts: Count[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) counts.push(await check(step));
  };
  await Promise.all([worker(), worker()]);
  return counts;
}

process.on('exit', () => memory && rmSync(memory, { recursive: true, force: true }));
if (seed !== undefined) say(`Slumpen börjar på ${seed} (LOFTET_SEED=${seed} ger samma exempel igen).`);
const began = performance.now();
const quick = mode === 'check';
const counts: Count[] = [await check(SYNC)];
counts.push(...(await inPairs(quick ? CHECKS : [BUILD, ...CHECKS])));
// Nothing in these changes what the next file sees: they share a process, and its modules are read once.
if (quick) counts.push(await vitest(['pure'], '--no-isolate'));
else if (rest.length > 0) counts.push(await vitest(['pure', 'reading', 'db', 'e2e']));
// A file with a database or a browser waits for other processes a third of its time: three of them fill two cores.
else counts.push(await vitest(['pure', 'reading'], '--no-isolate'), await vitest(['db', 'e2e'], '--maxWorkers=3'));

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
say(`Det tog ${seconds(began)}.`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
