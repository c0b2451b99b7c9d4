import { describe, expect, test } from 'vitest';
import { buildPoint } from '#publication/build-point.ts';
import { buildPromise } from '#publication/build-promise.ts';
import { checkModels, refusals, refusalWords } from '#publication/guard.ts';
import type { PageModel } from '#publication/page-model.ts';
import { aFigure, aFollowUp, anEntry, aPoint, aPromise, aTertial } from '#tests/support/promise-record.ts';

const FRAME = {
  municipality: { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false },
  lang: 'sv' as const,
  areaWords: new Map<string, string>(),
  today: '2021-06-01',
};

function pageOf(body: string, figure: Parameters<typeof aFigure>[0] | null = null): PageModel {
  const point = aPoint();
  const figures = figure === null ? [] : [aFigure({ entryVersionId: anEntry().versionId, ...figure })];
  const followUp = aFollowUp({ rounds: [aTertial(1)], entries: [anEntry({ body })], figures });
  return buildPoint(point, aPromise({ points: [point] }), followUp, FRAME);
}

describe('skyddet före publicering', () => {
  test.each([
    ['Ring Kalle på 070-123 45 67 hemma.', '070-123 45 67'],
    ['Personnummer 640823-3234 stod i anteckningen.', '640823-3234'],
    ['Skriv till kalle.svensson@gmail.com om det.', 'kalle.svensson'],
  ])('”%s” publiceras inte, och upprepas inte', (body, secret) => {
    const findings = refusals(checkModels([pageOf(body)], []));
    expect(findings.map(({ code, page, where }) => [code, page, where])).toEqual([
      ['personal-data', 'punkt 1', 'Tertial 1 2021, Ekviks kommun, resultat'],
    ]);
    expect(JSON.stringify(findings)).not.toContain(secret);
  });

  test('personuppgifter i det som namnger platsen upprepas inte heller', () => {
    const findings = checkModels([pageOf('Vi höll två.', { label: 'Samtal till 070-123 45 67' })], []);
    expect(refusals(findings)).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toContain('123 45 67');
  });

  test('ett personnummer i adressen', () => {
    const point = aPoint({ slug: 'stod-till-640823-3234-i-norrby' });
    const record = aPromise({ points: [point] });
    const found = refusals(checkModels([buildPoint(point, record, aFollowUp(), FRAME)], []));
    expect(found.map(({ where }) => where)).toEqual(['Adressen']);
    expect(JSON.stringify(found)).not.toContain('640823');
  });

  test.each([
    ['Polisen patrullerade vid Garaget på kvällarna.', true],
    ['Polisen patrullerade vid garagets norra ingång.', true],
    ['Polisen patrullerade vid Stora  torget.', true],
    ['Polisen patrullerade vid garageportarna.', false],
    ['Polisen patrullerade i Norrby.', false],
  ])('en intern plats: ”%s” stoppas: %s', (body, stopped) => {
    const found = refusals(checkModels([pageOf(body)], ['Garaget', 'Stora torget']));
    expect(found.map(({ code }) => code)).toEqual(stopped ? ['internal-place'] : []);
    expect(JSON.stringify(found)).not.toMatch(/garage|torget/i);
  });

  test('en jämförelse utan det andra talet får ett märke, inget stopp', () => {
    const findings = checkModels([pageOf('Mer än dubbelt så många.', { hasBase: false, kind: 'outcome' })], []);
    expect(findings.map(({ severity, code }) => [severity, code])).toEqual([['mark', 'comparison-without-base']]);
  });

  test('en jämförelse av det man själv gör är ingen effekt', () => {
    const page = pageOf('Fler kontroller.', { kind: 'activity', direction: 'neutral', base: 20, value: 40 });
    const findings = checkModels([page], []);
    expect(findings.map(({ code }) => code)).toEqual(['activity-no-effect']);
    expect(JSON.stringify(page)).toContain('inte vad det ledde till');
  });

  test.each([
    [{ label: 'Anmälda inbrott', value: 3, unit: null }, true],
    [{ label: 'Gripna', value: 2, unit: 'personer' }, true],
    [{ label: 'Unga som misstänks', value: 40, base: 4, unit: 'ungdomar' }, true],
    [{ label: 'Anmälda inbrott', value: 5, unit: null }, false],
    [{ label: 'Anmälda inbrott', value: 0, unit: null }, false],
    [{ label: 'Vandringar med barn', value: 3, unit: 'vandringar' }, false],
    [{ label: 'Anmälda inbrott', value: null, quote: 'färre än 5', unit: null }, false],
  ])('ett litet antal personer eller brott publiceras inte: %o, %s', (figure, stopped) => {
    const found = refusals(checkModels([pageOf('Det blev färre.', { kind: 'outcome', ...figure })], []));
    expect(found.map(({ code, where }) => [code, where])).toEqual(stopped ? [['small-count', figure.label]] : []);
  });

  test('gränsen är kommunens egen, och meningen säger vilken', () => {
    const page = pageOf('Sju ungdomar greps på torget.');
    expect(checkModels([page], [])).toEqual([]);
    expect(checkModels([page], [], 8)[0]?.message).toContain('färre än 8 personer');
  });

  test('ett litet antal i löpande text är något att se på', () => {
    const found = checkModels([pageOf('Två ungdomar greps på torget.')], []);
    expect(found.map(({ severity, code, where }) => [severity, code, where])).toEqual([
      ['mark', 'small-count', 'Tertial 1 2021, Ekviks kommun, resultat'],
    ]);
  });

  test('en vanlig sida har inget att anmärka på', () => {
    const record = aPromise();
    expect(
      checkModels([buildPromise(record, aFollowUp(), FRAME), pageOf('Vi höll två vandringar.')], ['Garaget']),
    ).toEqual([]);
  });
});

test('stoppen sägs i klartext, de första fem', () => {
  const models = Array.from({ length: 7 }, (_, index) => {
    const point = aPoint({ number: index + 1, id: `p${index + 1}` });
    const entries = [anEntry({ pointId: point.id, body: 'Ring 070-123 45 67.' })];
    return buildPoint(point, aPromise({ points: [point] }), aFollowUp({ rounds: [aTertial(1)], entries }), FRAME);
  });
  const words = refusalWords(checkModels(models, []));
  expect(words).toContain('Tertial 1 2021, Ekviks kommun, resultat (punkt 1): Här står ett privat telefonnummer.');
  expect(words).toMatch(/\(punkt 5\).*Och 2 till\.$/);
});
