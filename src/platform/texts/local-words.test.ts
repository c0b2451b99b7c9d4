import { expect, test } from 'vitest';
import { yearsIn } from '#platform/texts/local-words.ts';

test('en periods år går från höger i arabisk text, också direkt efter ett svenskt namn, och är annars orörda', () => {
  expect(yearsIn('ar', 'تعهّد Norrby 2018–2019')).toBe('تعهّد Norrby \u20672018–2019\u2069');
  expect(yearsIn('en', 'Promise for Norrby 2018–2019')).toBe('Promise for Norrby 2018–2019');
});
