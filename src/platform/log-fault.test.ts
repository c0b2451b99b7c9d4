import { afterEach, expect, test, vi } from 'vitest';
import { logFault } from '#platform/log-fault.server.ts';

afterEach(() => vi.restoreAllMocks());

test('loggen säger var det gick fel, aldrig vad som stod i dokumentet', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  logFault('POST /las', new TypeError('19121212-1212\nfinns inte\n    at Ekbacken', { cause: 'Anna Ek' }));
  const logged = write.mock.calls.join('');
  expect(logged).toMatch(/^POST \/las: TypeError\n\s+at .*log-fault\.test\.ts/);
  expect(logged).not.toMatch(/19121212|finns inte|Anna|Ekbacken/);
});
