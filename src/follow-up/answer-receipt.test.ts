import { expect, test } from 'vitest';
import { receiptMail, type Receipt } from '#follow-up/answer-receipt.ts';
import { LANGS } from '#platform/texts/languages.ts';

const RECEIPT: Omit<Receipt, 'lang'> = {
  municipality: 'Norrviks kommun',
  promise: 'Medborgarlöfte Norrby 2026',
  round: 'tertial 1 2026',
  number: 3,
  party: 'Polisen',
  at: new Date('2026-05-12T21:30:00Z'),
  office: 'https://loftet.norrvik.se/arbete',
};

test.each(LANGS)('the receipt in %s tells which answer came and when, by the clock in Sweden', (lang) => {
  const { subject, text, html } = receiptMail({ ...RECEIPT, lang });
  expect(`${subject}\n\n${text}`).toMatchSnapshot();
  for (const known of ['Norrviks kommun', 'Medborgarlöfte Norrby 2026', 'tertial 1 2026', 'Polisen', '3', '23:30'])
    expect([text, html].every((words) => words.includes(known))).toBe(true);
  expect(text.match(/https?:/g)).toHaveLength(1);
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
  for (const words of [subject, text, html]) expect(words).not.toMatch(/[{}]|undefined|mail_/);
});
