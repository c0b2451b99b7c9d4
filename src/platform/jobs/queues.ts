/** The background work there is, and what each is told: ids and days, never words. */
export type Jobs = {
  /** Sends one mail. */
  readonly mail: { readonly mailId: string };
};
export type QueueName = keyof Jobs;

/**
 * How each is tried again (in seconds): after 30, 60, 120 … up to half an hour, for about four hours; a mail server that
 * is away is back by then. What is left after that is found by the nightly sweep.
 */
export const QUEUES: Readonly<
  Record<QueueName, { readonly retryLimit: number; readonly retryDelay: number; readonly expireInSeconds: number }>
> = {
  mail: { retryLimit: 12, retryDelay: 30, expireInSeconds: 300 },
};
