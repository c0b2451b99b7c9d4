import { AppError, type ErrorCode } from '#platform/errors.ts';

/** The code of an error that we foresee, else `internal`. */
export function errorCode(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal';
}
