const SPACES = /[\s\u00a0\u2007\u2009\u202f]/g;
const WRITTEN = /^[-\u2212+]?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?$/;
/** What the database's columns for amounts take. */
const MOST = 1e12;

/**
 * A number as Swedes write it: "1 234,5", with ordinary, hard or thin spaces between thousands; a point for the comma
 * too, as spreadsheets and English keyboards give. Null for everything else, also for "1,234.5" and "1.234,5": whoever
 * reads them wrong is wrong by a thousand.
 */
export function swedishNumber(written: string): number | null {
  const plain = written.trim().replace(SPACES, ' ');
  if (!WRITTEN.test(plain)) return null;
  const value = Number(plain.replaceAll(' ', '').replace(',', '.').replace('\u2212', '-'));
  return Number.isFinite(value) && Math.abs(value) < MOST ? value : null;
}

/** A number so that `swedishNumber` gives it back: a decimal comma and no spaces. */
export function numberWritten(value: number): string {
  const text = String(value);
  return (text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text).replace('.', ',');
}

const WORDS = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 4 });

/** A number to read: "1 234,5". */
export function numberWords(value: number): string {
  return WORDS.format(value);
}

/** A count or an amount that somebody typed: as `swedishNumber`, but not below zero and of four decimals at the most. */
export function amountTyped(written: string): number | null {
  const value = swedishNumber(written);
  return value === null || value < 0 || Math.round(value * 1e4) / 1e4 !== value ? null : value;
}
