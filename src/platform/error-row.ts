/** What is said of one thing that can go wrong in a way we foresee. */
export type ErrorRow = {
  readonly status: number;
  /** 2 cannot do as asked, 3 refused by a rule of the method, 70 internal (see docs/how-to/drifta.md). */
  readonly exit: 2 | 3 | 70;
  /** Plain Swedish: what is wrong and what to do. `{name}` is filled from the details. */
  readonly sentence: string;
};
