const LONGEST_WAIT_MS = 11_000;

/**
 * A connection that was open when the database fell silent would keep its question for ever.
 * @throws Error when that long has passed
 */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the database does not answer')), LONGEST_WAIT_MS);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
