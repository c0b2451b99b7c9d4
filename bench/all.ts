/** `npm run bench`: every benchmark, one after the other so that none disturbs another. Ends with 1 if a limit is broken. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const BENCHMARKS = [
  { file: 'reading.ts', args: ['--strict'] },
  { file: 'startup.ts', args: [] },
  { file: 'serve.ts', args: ['/'] },
  { file: 'serve.ts', args: ['/alvkoping/humleslatten-2017'] },
  { file: 'memo.ts', args: [] },
  { file: 'case-documents.ts', args: [] },
  { file: 'posters.ts', args: [] },
  { file: 'public-pages.ts', args: [] },
  { file: 'many-pages.ts', args: [] },
  { file: 'publish-visible.ts', args: [] },
  { file: 'database-away.ts', args: [] },
  { file: 'search.ts', args: [] },
  { file: 'office-pages.ts', args: [] },
  { file: 'grid.ts', args: [] },
  { file: 'import.ts', args: [] },
  { file: 'opinion-groups.ts', args: [] },
  { file: 'disclosure.ts', args: [] },
  { file: 'many-answers.ts', args: [] },
  { file: 'answers-kill.ts', args: ['--answers', '20000'] },
];

const root = path.resolve(import.meta.dirname, '..');
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;

if (!run('start.mjs', '@build')) process.exit(1);
const broken = BENCHMARKS.filter(({ file, args }) => {
  console.log(`\n=== bench/${[file, ...args].join(' ')}`);
  return !run(path.join('bench', file), ...args);
});
console.log(
  broken.length === 0 ? '\nEvery limit holds.' : `\nA limit is broken in ${broken.map(({ file }) => file).join(', ')}.`,
);
process.exitCode = broken.length === 0 ? 0 : 1;
