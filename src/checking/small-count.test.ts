import { expect, test } from 'vitest';
import { countsFew } from '#checking/small-count.ts';

test.each([
  'Två ungdomar greps.',
  'Det blev 3\u00a0anmälda inbrott under våren.',
  'fyra unga män dömdes',
  '1 person anmäldes',
  '4 våldsbrott',
])('”%s” räknar så få att någon kan kännas igen', (text) => expect(countsFew(text)).toBe(true));

test.each([
  'En person från kommunen var med.',
  'Fem ungdomar greps.',
  '12 inbrott och 30 stölder',
  'två gånger så många brott',
  '3 procent av ungdomarna',
  '4 % av barnen',
  'Tre trygghetsvandringar med barn och unga',
  'tre kontaktpersoner',
  'fyra tjänstemän',
  '2 barnvandringar',
  'År 2017 anmäldes 14 brott',
  'punkt 3: färre inbrott',
  '',
])('”%s” gör det inte', (text) => expect(countsFew(text)).toBe(false));
