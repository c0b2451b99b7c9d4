import type { TestProject } from 'vitest/node';
import { provideServers } from './postgres.ts';

/** The sites of the browser tests need one server, the one that Löftet brings. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideServers(project, false);
}
