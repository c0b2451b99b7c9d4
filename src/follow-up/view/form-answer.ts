/** What a form of a page was answered with: which one, what stood in the way, and what was typed. */
export type FormAnswer = {
  readonly form: string;
  readonly sentence: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly typed: Readonly<Record<string, string>>;
};

/** What was typed in one form, to be shown in it again; nothing where another form was sent. */
export function typedIn(answer: FormAnswer | null, form: string): Readonly<Record<string, string>> | null {
  return answer?.form === form ? answer.typed : null;
}

/** What is wrong with one field. */
export function faultOf(answer: FormAnswer | null, form: string, field: string): string | undefined {
  return answer?.form === form ? answer.fields.find((one) => one.field === field)?.message : undefined;
}
