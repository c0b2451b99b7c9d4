import { expect, test } from 'vitest';
import { refusalLog } from '#platform/refusal-log.ts';

test('the first of each kind is told at once, and the rest of the minute as a number with the next', () => {
  const lines: string[] = [];
  const tell = refusalLog((line) => lines.push(line), 60_000);
  for (let now = 0; now < 50_000; now += 1_000) tell(403, now);
  tell(413, 50_000);
  tell(403, 60_000);
  tell(403, 120_000);
  expect(lines).toEqual([
    'Nekat vid dörren: ett formulär från en annan sida (403).\n',
    'Nekat vid dörren: för mycket på en gång (413).\n',
    'Nekat vid dörren: ett formulär från en annan sida (403). Dessutom 49 sedan sist.\n',
    'Nekat vid dörren: ett formulär från en annan sida (403).\n',
  ]);
});

test('what is no refusal is not told', () => {
  const lines: string[] = [];
  const tell = refusalLog((line) => lines.push(line), 60_000);
  for (const status of [200, 404, 503]) tell(status, 0);
  expect(lines).toEqual([]);
});
