import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Two copies of a module in one process would split the context, the page cache and `instanceof AppError`: SvelteKit's
 * server build must import our own modules from src/ instead of carrying them.
 */
test('the build carries no copy of our own modules', () => {
  const built = globSync('build/server/**/*.js').map((file) => readFileSync(file, 'utf8'));
  const imported = new Set(built.flatMap((text) => [...text.matchAll(/from\s*["']#([\w./-]+)["']/g)].map((m) => m[1])));
  expect(imported).toContain('platform/errors.ts');
  expect(built.filter((text) => /class AppError\b|Symbol\.for\(.loftet\.context/.test(text))).toEqual([]);
});
