/** "12 vandringar", kept on one line. */
import { numberWords } from '#checking/swedish-number.ts';
export function countWords(count: number, unit: string | null): string {
  return unit === null ? numberWords(count) : `${numberWords(count)}\u00a0${unit}`;
}
