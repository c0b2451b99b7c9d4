import { amountTyped, numberWritten } from '#checking/swedish-number.ts';

/** What was typed in one line: no spaces at its ends, one between words; null where nothing was. */
export function lineOrNull(text: string): string | null {
  return text.replace(/\s+/g, ' ').trim() || null;
}

/** What was typed in a box of several lines: line breaks kept; null where nothing was. */
export function textOrNull(text: string): string | null {
  return text.replaceAll('\r\n', '\n').trim() || null;
}

/** An amount as it is typed, with or without kronor: "12 500,50", "4.5 kr"; null for what is none, or is negative. */
export function numberTyped(text: string): number | null {
  return amountTyped(text.trim().replace(/\s*(?:kr|kronor|:-)$/i, ''));
}

/** A number as it is typed; nothing where there is none. */
export function typedNumber(value: number | null): string {
  return value === null ? '' : numberWritten(value);
}

/** Says whether a text is a day that the database can count with. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A text that may be no longer than the record takes; the fault is a sentence with the field's name. */
export function tooLong(label: string, text: string, most: number): string | null {
  return text.length > most ? `${label}: skriv högst ${most.toLocaleString('sv-SE')}\u00a0tecken.` : null;
}
