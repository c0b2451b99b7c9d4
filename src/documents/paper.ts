import type { Lang } from '#platform/texts/languages.ts';

/** Text as it is, never markup, in the language that it is written in: what nobody has translated stands in Swedish. */
export type PaperText = { readonly text: string; readonly lang: Lang };

/** A box to tick, with the number that whoever enters the answers types. */
export type PaperBox = { readonly code: string; readonly text: PaperText };

/** What is filled in under a question. */
export type PaperBody =
  | { readonly kind: 'boxes'; readonly boxes: readonly PaperBox[] }
  /** Boxes in a row, with what the first and the last mean. */
  | {
      readonly kind: 'scale';
      readonly steps: readonly string[];
      readonly low: PaperText | null;
      readonly high: PaperText | null;
    }
  | { readonly kind: 'lines'; readonly label: PaperText | null; readonly count: number }
  /** A row for each problem, a box in each column: that it worries, where, when. */
  | {
      readonly kind: 'grid';
      readonly corner: PaperText;
      readonly groups: readonly { readonly label: PaperText; readonly columns: readonly PaperBox[] }[];
      readonly rows: readonly PaperBox[];
    }
  /** Numbered lists, and lines to write their numbers on. */
  | {
      readonly kind: 'numbers';
      readonly lists: readonly { readonly label: PaperText; readonly items: readonly PaperBox[] }[];
      readonly lines: readonly PaperText[];
    };

export type PaperQuestion = {
  readonly number: number;
  readonly title: PaperText;
  /** Who it is for, how to answer, what it means. */
  readonly notes: readonly PaperText[];
  readonly body: readonly PaperBody[];
};

/** A form to be printed and filled in by hand, in one language. */
export type PaperForm = {
  readonly lang: Lang;
  /** The title in the file's properties. */
  readonly title: string;
  /** The day that the file says it was made, `YYYY-MM-DD`. */
  readonly date: string;
  readonly marks: readonly string[];
  readonly heading: PaperText;
  readonly intro: readonly PaperText[];
  /** What the word dialogue means here, and that nobody's name is asked for: a heading and a paragraph each. */
  readonly frame: readonly { readonly heading: string; readonly words: string }[];
  readonly questions: readonly PaperQuestion[];
  readonly handIn: { readonly heading: string; readonly lines: readonly PaperText[] };
  /** The form on the web; null where there is none to lead to. */
  readonly link: { readonly address: string; readonly words: string; readonly alternative: string } | null;
  readonly foot: readonly string[];
};
