import { expect, test } from 'vitest';
import { municipalityFor } from '#report-back/municipality-of-document.ts';

const demo = { name: 'Älvköpings kommun', isDemo: true };
const [ekvik, boras] = ['Ekviks kommun', 'Borås stad'].map((name) => ({ name, isDemo: false }));

test.each([
  ['the one that it names', 'Ekvik', [demo, ekvik, boras], ekvik],
  ['a city is a municipality too', 'Borås', [demo, ekvik, boras], boras],
  ['the invented one, when it is named', 'Älvköping', [demo, ekvik], demo],
  ['the only one, where it names none', null, [demo, ekvik], ekvik],
  ['nobody, where there are several', null, [demo, ekvik, boras], null],
  ['never silently the invented one', null, [demo], null],
  ['nobody, where it names another', 'Umeå', [demo, ekvik], null],
])('a document belongs to %s', (_what, named, all, expected) => {
  expect(
    municipalityFor(
      named,
      all.filter((one) => one !== undefined),
    ),
  ).toBe(expected);
});
