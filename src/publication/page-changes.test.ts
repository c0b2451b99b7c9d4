import { expect, test } from 'vitest';
import { buildPromise } from '#publication/build-promise.ts';
import { pageChanges } from '#publication/page-changes.ts';
import { aFollowUp, aPoint, aPromise } from '#tests/support/promise-record.ts';

const FRAME = {
  municipality: { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false },
  lang: 'sv' as const,
  areaWords: new Map<string, string>(),
  today: '2021-06-01',
};
const page = (parts: Parameters<typeof aPromise>[0]) => buildPromise(aPromise(parts), aFollowUp(), FRAME);
const told = (older: Parameters<typeof aPromise>[0], newer: Parameters<typeof aPromise>[0]) =>
  pageChanges(page(older), page(newer)).map(({ where, stretches }) => [
    where,
    stretches
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `[+${text}+]`))
      .join(''),
  ]);

test('det som ändrats, tillkommit och försvunnit, var för sig', () => {
  expect(
    told(
      { title: 'Löfte 2021', intro: 'Välkommen.' },
      { title: 'Löftet 2021', goals: [{ id: 'mal', number: 2, text: 'Trygghet', from: null, to: null }] },
    ),
  ).toEqual([
    ['Rubrik', '[-Löfte-][+Löftet+] 2021'],
    ['Mål som löftet bidrar till', '[+2. Trygghet+]'],
    ['Inledning', '[-Välkommen.-]'],
  ]);
});

test('samma sida har inga ändringar', () => {
  expect(told({ points: [aPoint(), aPoint({ number: 2 })] }, { points: [aPoint(), aPoint({ number: 2 })] })).toEqual(
    [],
  );
});

test('det som är lika i en lång text kortas, så att ändringen syns', () => {
  const long = 'Vi berättar varje månad. '.repeat(40);
  const [[, words = ''] = []] = told(
    { intro: `${long}Det blev nio.${long}` },
    { intro: `${long}Det blev tio.${long}` },
  );
  expect(words.length).toBeLessThan(260);
  expect(words).toMatch(/^….*Det blev \[-nio-\]\[\+tio\+\]\..*…$/);
});
