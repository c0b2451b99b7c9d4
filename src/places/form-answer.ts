/** What a form of the office is answered with where it was not taken: why, field by field, and what was typed. */
export type FormAnswer = {
  /** Which of the page's forms. */
  readonly form: string;
  readonly sentence: string;
  /** The error that it was refused by, where no field is to blame. */
  readonly code?: string | null;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly typed: Readonly<Record<string, string>>;
};

/** The form's own answer, where another had saved between its reading and its sending. */
export function clashOf(form: string, answer: FormAnswer | null): FormAnswer | null {
  return answer?.form === form && answer.code === 'edited-meanwhile' ? answer : null;
}

/**
 * The version that a form is written over: the one that its words were read from, until its writer has seen a newer one beside
 * them. `now`: the newest.
 */
export function seenVersion(
  form: string,
  answer: FormAnswer | null,
  { name, now }: { readonly name: string; readonly now: number },
): number | string {
  if (answer?.form !== form || clashOf(form, answer) !== null) return now;
  return answer.typed[name] ?? now;
}
