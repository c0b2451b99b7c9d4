/** What a form of the office is answered with where it was not taken: why, field by field, and what was typed. */
export type FormAnswer = {
  /** Which of the page's forms. */
  readonly form: string;
  readonly sentence: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly typed: Readonly<Record<string, string>>;
};
