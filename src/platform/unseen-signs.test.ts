import { expect, test } from 'vitest';
import { hasUnseenSigns, turnsWriting, withoutUnseenSigns } from '#platform/unseen-signs.ts';

test.each(['\n', '\r', '\t', '\u0000', '\u001b', '\u0085', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069'])(
  '%j syns inte men styr',
  (sign) => {
    expect(hasUnseenSigns(`Ek${sign}by`)).toBe(true);
    expect(withoutUnseenSigns(`${sign}Ek${sign}by${sign}`)).toBe('Ekby');
  },
);

// Marks that a name in Arabic or Sami may need, and a space that keeps a name together.
test.each(['Ekby', 'Åre – Östersund', 'Malmö\u00a0stad', 'الرنكة\u200e', 'Ä\u0308lv', ''])(
  '%j är som det ser ut',
  (name) => {
    expect(hasUnseenSigns(name)).toBe(false);
    expect(withoutUnseenSigns(name)).toBe(name);
  },
);

test('en text som vänder skrivriktningen får veta var, och rader och tabbar är som de ska', () => {
  expect(turnsWriting('Första raden.\n\tAndra raden.')).toBeNull();
  expect(turnsWriting('Nämnden avslår\u202e rannakdog nednmäN')).toContain('efter ”Nämnden avslår”');
  expect(turnsWriting('\u2067Nej')).toContain('först i texten');
});
