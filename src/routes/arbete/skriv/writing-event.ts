import { fail } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';

type Asked = { readonly params: Partial<Record<string, string>> };

/** The address words of the promise and the point that a page is about; nothing where the address has none. */
export function slugsIn({ params }: Asked): { readonly promise: string; readonly point: string } {
  return { promise: params['promise'] ?? '', point: params['point'] ?? '' };
}

export function today(): string {
  return swedishDay(new Date());
}

/** A fault that we foresee, beside what was typed; any other is thrown on. */
export function told<Typed extends object>(fault: unknown, typed: Typed) {
  const code = foreseen(fault);
  return fail(ERRORS[code].status, { ...typed, error: sentenceFor(fault) });
}

/** A form that has no id of its own was made by an older version of the page. */
export const OLD_PAGE = 'Sidan är för gammal. Ladda om den och skriv igen.';

/** One line of a form. */
export function line(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
