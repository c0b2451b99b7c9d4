import { describe, expect, test } from 'vitest';
import { AppError, sentenceFor } from '#platform/errors.ts';
import { detectType } from '#reading/detect-type.ts';
import { readReport } from '#reading/read-report.server.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function refusal(text: string, name = 'läsning.json'): AppError | string {
  try {
    return detectType(utf8(text), name);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const { report } = await readReport(
  utf8('Medborgarlöfte 2021\n\nPolisen lovar att gå fyra rundor i Ekbacken 2021.\n'),
  'löfte ”2021”.txt',
);
const own = (file: string) => ({ ...report, source: { ...report.source, file } });

describe('det som Löftet har sagt om ett dokument är inget dokument', () => {
  test.each([
    ['som read --json skriver det', JSON.stringify(report, null, 2)],
    ['på en rad, efter ett ordningsmärke', `\ufeff\n${JSON.stringify(report)}`],
    ['med nycklarna i annan ordning', JSON.stringify(Object.fromEntries(Object.entries(report).reverse()))],
    ['avhuggen', JSON.stringify(report).slice(0, 200)],
  ])('%s: meningen säger vilket dokument som ska läsas', (_, text) => {
    const error = refusal(text, 'memo.txt');
    expect(error).toMatchObject({ code: 'document-own-report', details: { file: 'löfte ”2021”.txt' } });
    expect(sentenceFor(error)).toContain('Läs det dokumentet i stället');
  });

  test.each([
    ['styr terminalen', own('\u001b[31m\u202ea\nb.txt'), '[31mab.txt'],
    ['är långt', own('å'.repeat(250)), 'å'.repeat(100)],
    ['är alldeles för långt', own('å'.repeat(100_000)), 'ett dokument'],
    ['syns inte', own('\u0000\u2066'), 'ett dokument'],
    ['är ingen text', { ...report, source: { file: { file: 1 } } }, 'ett dokument'],
    ['saknas', { format: 'loftet-report/1' }, 'ett dokument'],
  ])('ett namn i filen som %s', (_, data, file) => {
    expect(refusal(JSON.stringify(data))).toMatchObject({ code: 'document-own-report', details: { file } });
  });

  test('en text om formatet är en text', () => {
    expect(refusal('Kommunen lovar att lämna data, med "format": "loftet-report/1" överst.', 'a.txt')).toBe(
      'text/plain',
    );
  });
});
