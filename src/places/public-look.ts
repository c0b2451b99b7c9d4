/** What every public page of a municipality carries that no publication holds: how it looks, and whose it is. */
export type PublicLook = {
  /** It is a municipality to practise in. */
  readonly isPractice: boolean;
};
