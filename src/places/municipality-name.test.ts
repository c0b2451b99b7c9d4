import { expect, test } from 'vitest';
import { municipalityName, shortMunicipalityName } from '#places/municipality-name.ts';

test.each([
  ['Linköping', 'Linköpings kommun'],
  ['Malung-Sälen', 'Malung-Sälens kommun'],
  ['Upplands Väsby', 'Upplands Väsby kommun'],
  ['Umeå', 'Umeå kommun'],
  ['Malmö', 'Malmö kommun'],
  ['Huddinge', 'Huddinge kommun'],
  ['Borås', 'Borås kommun'],
  ['Sotenäs', 'Sotenäs kommun'],
  ['Grums', 'Grums kommun'],
  ['Kalix', 'Kalix kommun'],
  ['Kalmar', 'Kalmar kommun'],
  ['Falun', 'Falu kommun'],
])('%s heter %s, åt båda håll', (short, name) => {
  expect(municipalityName(short)).toBe(name);
  expect(shortMunicipalityName(name)).toBe(short);
});
