import { AppError, type ErrorCode } from '#platform/errors.ts';

/** The code of an error that we foresee; anything else is thrown on, to be logged and told calmly. */
export function foreseen(error: unknown): ErrorCode {
  if (error instanceof AppError && error.code !== 'internal') return error.code;
  throw error;
}
