import personnummer from 'personnummer';

/** Ten or twelve digits with the marks and spaces that people write in them. */
const CANDIDATE = /(?<![\d:/.-])(?:(?:18|19|20)[ -]?)?\d{2}[ -]?\d{2}[ -]?\d{2}\s?[-+–]?\s?\d{4}(?![\d-]|[.:/]\d)/g;

/**
 * Where valid personal identity and coordination numbers stand. The check digit decides, so that
 * registry numbers, dates and phone numbers are left alone.
 */
export function findIdentityNumbers(text: string): { at: number; length: number }[] {
  return [...text.matchAll(CANDIDATE)]
    .filter((match) => isValid(match[0].replace(/\D/g, '')))
    .map((match) => ({ at: match.index, length: match[0].length }));
}

/** The century is spelled out, since without it the package would ask today's clock. */
function isValid(digits: string): boolean {
  const whole = digits.length === 12 ? [digits] : [`19${digits}`, `20${digits}`];
  return whole.some((number) => personnummer.valid(number));
}
