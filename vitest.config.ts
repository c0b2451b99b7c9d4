import { spawnSync } from 'node:child_process';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const READING = [
  'tests/corpus.test.ts',
  'tests/corpus/**/*.test.ts',
  'tests/hostile.test.ts',
  'tests/reading*.test.ts',
];
const LONG = process.env['LOFTET_LONG'] === 'on';
/** Milliseconds: a minute, and more where ten times as many examples are tried. */
const PATIENCE = LONG ? 600_000 : 60_000;

/** The browser tests first: theirs are the longest files, and one of them at the end would leave the other cores idle. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const inBrowser = ({ project }: TestSpecification): number => Number(project.name === 'e2e');
    return sorted.toSorted((a, b) => inBrowser(b) - inBrowser(a));
  }
}

// Whoever runs one test file has perhaps pulled new texts (src/platform/texts).
spawnSync(process.execPath, ['start.mjs', '@texts'], { stdio: ['ignore', 'inherit', 'inherit'] });

// Not Kit's plugin: nothing outside routes/ may need it.
export default defineConfig({
  plugins: [svelte()],
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    setupFiles: ['tests/support/examples.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['src/**/*.db.test.ts', ...READING],
          // A busy machine made 5 s too short for files of 100 MB and for commands of their own.
          testTimeout: PATIENCE / 2,
        },
      },
      { extends: true, test: { name: 'reading', include: READING, testTimeout: PATIENCE, hookTimeout: PATIENCE } },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts', 'tests/database/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/browser-unpacked.ts', 'tests/support/site-postgres.ts'],
          testTimeout: PATIENCE,
          hookTimeout: 2 * PATIENCE,
        },
      },
    ],
  },
});
