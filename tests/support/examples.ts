/**
 * Where random examples come from. `npm test` draws the same ones every time, so that a landing fails for what it
 * changed; `npm run test:long` draws ten times as many, from a seed that it prints.
 */
import fc from 'fast-check';

/** How many examples a property is tried on: `count`, or more in the long run. */
export const runs = (count: number): number => count * Number(process.env['LOFTET_RUNS'] ?? 1);

fc.configureGlobal({ seed: Number(process.env['LOFTET_SEED'] ?? 2017), numRuns: runs(100) });
