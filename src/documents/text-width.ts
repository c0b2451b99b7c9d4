const WIDER = /[\p{Lu}\p{Nd}mw@%&]/u;
const WIDEST = /(?![\p{Script=Arabic}\p{Script=Hebrew}])[\p{Lo}\p{So}\p{Sm}\p{Sk}\p{Co}\u2014MW\ufffd]/u;

/** About how wide a text is, in widths of a small letter: on the safe side, for what must be known before it is set. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (WIDEST.test(sign) ? 2.2 : WIDER.test(sign) ? 1.5 : 1), 0);
}
