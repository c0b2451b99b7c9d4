import { browserPath } from './browser.ts';

/** Unpacks the browser before the files that use it start, several at a time. */
export default async function setup(): Promise<void> {
  const before = process.env['TMPDIR'];
  await browserPath();
  // The browser's folder is for the browser: the tests' own folders would get addresses too long for a socket there.
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
}
