import { expect, test } from 'vitest';
import { readReport } from '#reading/read-report.server.ts';

const DOCUMENT = new TextEncoder().encode(
  'Medborgarlöfte 2021\n\nPolisen lovar att patrullera varje dygn i Ekbacken.\n',
);

test.each([
  ['löften 2021.txt', 'löften 2021.txt'],
  ['../hemligt/löften.txt', 'löften.txt'],
  ['\u001b[31mröd\r\n.txt', '[31mröd.txt'],
  ['\u202etxt.exe', 'txt.exe'],
  ['\u0000', 'dokument'],
  ['', 'dokument'],
])('av filnamnet %j visas %j', async (fileName, shown) => {
  expect((await readReport(DOCUMENT, fileName)).report.source.file).toBe(shown);
});
