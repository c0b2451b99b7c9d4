import type { ErrorCode } from '#platform/errors.ts';
import type { Reading } from '#reading/reading.ts';

/** From us to the process that reads. */
export type Question = { readonly bytes: Uint8Array; readonly fileName: string };

/** From the process that reads to us: once that it is ready, then one answer to each question. */
export type Answer =
  | { readonly reading: Reading; readonly resident: number }
  | {
      readonly code: ErrorCode;
      readonly details: Readonly<Record<string, string | number>>;
      /** For the log: what failed, never shown. */
      readonly reason: string;
      readonly resident: number;
    };
export type Message = 'ready' | Answer;
