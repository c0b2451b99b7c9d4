/** The background work there is, and what each is told: ids and days, never words. */
export type Jobs = {
  /** Sends one mail. */
  readonly mail: { readonly mailId: string };
  /** Publishes what was planned, when its time has come. */
  readonly publish: { readonly municipalityId: string; readonly plannedId: string };
  /** Writes to those who follow what was just published. */
  readonly follow: { readonly municipalityId: string };
  /** Takes away questions to follow that nobody answered in time, as soon as they are too old. */
  readonly forget: { readonly municipalityId: string };
  /** Finds what a stopped process left behind. */
  readonly sweep: Record<never, never>;
  /** The late clock and the day's mail, on working days. */
  readonly morning: Record<never, never>;
  /** What need not be kept any longer goes. */
  readonly night: Record<never, never>;
};
export type QueueName = keyof Jobs;

type Queue = {
  /** How often it is tried again when it fails, and after how many seconds: doubled each time, up to half an hour. */
  readonly retryLimit: number;
  readonly retryDelay: number;
  /** Seconds that it may take. */
  readonly expireInSeconds: number;
  /** When it runs by itself: minute, hour, day, month, weekday (cron), in Swedish time. */
  readonly at?: string;
};

/** A mail is tried for about four hours (30, 60, 120 … seconds apart): a mail server that was away is back by then. */
export const QUEUES: Readonly<Record<QueueName, Queue>> = {
  mail: { retryLimit: 12, retryDelay: 30, expireInSeconds: 900 },
  publish: { retryLimit: 5, retryDelay: 60, expireInSeconds: 300 },
  follow: { retryLimit: 5, retryDelay: 60, expireInSeconds: 900 },
  forget: { retryLimit: 5, retryDelay: 60, expireInSeconds: 300 },
  sweep: { retryLimit: 0, retryDelay: 1, expireInSeconds: 60, at: '* * * * *' },
  morning: { retryLimit: 5, retryDelay: 60, expireInSeconds: 900, at: '0 8 * * 1-5' },
  night: { retryLimit: 3, retryDelay: 300, expireInSeconds: 3_600, at: '30 2 * * *' },
};
export const SWEDISH_TIME = 'Europe/Stockholm';

/** A worker that has not been heard of for so many seconds is gone, and its jobs are another's. */
export const SILENT_SECONDS = 60;
