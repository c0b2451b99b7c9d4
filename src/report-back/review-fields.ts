import type { z } from 'zod';
import type { Report } from '#checking/report.ts';
import type { OwnerNames } from '#report-back/import-record.ts';

/** What a draft says: all that the review corrects. */
export type Content = { readonly report: Report; readonly ownerNames: OwnerNames };

export type Choice = { readonly value: string; readonly word: string };

export type Column = {
  readonly name: string;
  readonly label: string;
  readonly input: 'line' | 'text' | 'day' | 'number' | 'choice';
  readonly choices?: readonly Choice[];
};

/** A field's value as a form shows it: rows of as many words as the field has columns. An empty row is no row. */
export type Rows = readonly (readonly string[])[];

export type FieldSpec = {
  /** Stands in the form's names and in the address of the field (#falt-beslut). */
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** `one` row; `many`, with an empty one to add by; or `checks`: each choice is there or not, a row of one word each. */
  readonly shape: 'one' | 'many' | 'checks';
  readonly columns: readonly Column[];
};

export type FieldFault = { readonly row: number | null; readonly message: string };

/** A field with its way out of the draft and back into it. */
export type Field = FieldSpec & {
  read(content: Content): Rows;
  /** The draft with the field's new value, or what is wrong with it. */
  write(content: Content, rows: Rows): { readonly content: Content } | { readonly fault: FieldFault };
};

/** As browsers send them: without empty rows, lines parted in one way only. */
export function filled(rows: Rows): string[][] {
  return rows.map((row) => row.map(plainWords)).filter((row) => row.some((words) => words !== ''));
}

export function sameRows(one: Rows, other: Rows): boolean {
  return JSON.stringify(filled(one)) === JSON.stringify(filled(other));
}

function plainWords(words: string): string {
  return words.replace(/\r\n?/g, '\n').trim();
}

/** A field's value as running text, to be compared with another. */
export function rowsText({ columns }: FieldSpec, rows: Rows): string {
  const word = (value: string, index: number): string =>
    columns[index]?.choices?.find((choice) => choice.value === value)?.word ?? value;
  return filled(rows)
    .map((row) =>
      row
        .map(word)
        .filter(Boolean)
        .join(columns.at(-1)?.input === 'text' && row.length > 1 ? '\n' : ', '),
    )
    .join('\n');
}

/** What a schema says of a field's rows: the first thing, with the row it stands on where there are several. */
export function faultOf(error: z.ZodError, rows: Rows): FieldFault {
  const [issue] = error.issues;
  const row = issue?.path.find((step) => typeof step === 'number') ?? null;
  return {
    row: filled(rows).length > 1 && typeof row === 'number' ? row + 1 : null,
    message: issue?.message ?? 'Kontrollera fältet.',
  };
}
