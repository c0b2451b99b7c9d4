import { latin } from '#reading/latin.ts';

const FACTS = latin(
  /(?:post|besöks|leverans|webb)adress|webbplats|(?<!\p{L})(?:tel|tfn|telefon|växel|fax|mobil|org\.? ?nr|organisationsnummer|bankgiro|bg|plusgiro|pg|e-?post|box \d)(?!\p{L})|www\.|\S@\S|(?<!\d)\d{3} ?\d{2} \p{Lu}|(?<!\d)0\d{1,3}[ -–]{1,3}\d{2,3} ?\d{2}/giu,
);
const ONE_FACT = latin(
  /^(?:(?:post|besöks|webb)adress|webbplats|tel|tfn|telefon|växel|fax|org\.? ?nr|organisationsnummer|bankgiro|plusgiro|e-?post)\s*(?::|$)|^(?:Box \d+, )?\d{3} ?\d{2} \p{Lu}\p{L}+$|^www\.\S+$|^\S+@\S+$/iu,
);
const MINUTES =
  /^(?:justerandes? (?:sign|signatur)|justerande|utdragsbestyrkande|utdraget bestyrks|paragrafen är justerad|vid protokollet|rätt utdraget)\b/iu;

/** What a page of a form ends with: the sender's addresses and numbers, or the places where minutes are signed. */
export function isClosingLine(text: string): boolean {
  return MINUTES.test(text) || ONE_FACT.test(text) || (text.length < 400 && (text.match(FACTS) ?? []).length >= 2);
}
