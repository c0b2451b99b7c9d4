type Field = { code: string; showing: boolean };

/** Where in nested fields the reading stands. Fields may span paragraphs, so one of these serves a whole part. */
export type FieldState = {
  readonly begin: () => void;
  readonly separate: () => void;
  readonly end: () => void;
  readonly addCode: (text: string) => void;
  /** Text that stands now is shown, rather than part of a field's code. */
  readonly isShown: () => boolean;
  /** The address that the innermost link field leads to. */
  readonly address: () => string | null;
  readonly isContents: () => boolean;
};

export function fieldState(): FieldState {
  const open: Field[] = [];
  return {
    begin: () => {
      open.push({ code: '', showing: false });
    },
    separate: () => {
      const field = open.at(-1);
      if (field !== undefined) field.showing = true;
    },
    end: () => {
      open.pop();
    },
    addCode: (text) => {
      const field = open.at(-1);
      if (field !== undefined && !field.showing && field.code.length < 4000) field.code += text;
    },
    isShown: () => open.every((field) => field.showing),
    address: () => open.map((field) => linkAddress(field.code)).findLast((address) => address !== null) ?? null,
    isContents: () => open.some((field) => /^\s*TOC\b/i.test(field.code)),
  };
}

/** `HYPERLINK "https://…"`; a place in the same document (\l) is no address. */
export function linkAddress(code: string): string | null {
  return /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1] ?? null;
}
