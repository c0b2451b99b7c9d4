import { AppError } from '#platform/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ERR_INVALID_URL: 'adressen går inte att tolka',
  ECONNREFUSED: 'ingen server tar emot där',
  ENOENT: 'ingen server tar emot där',
  ENOTFOUND: 'servernamnet finns inte',
  EAI_AGAIN: 'servernamnet går inte att slå upp',
  ETIMEDOUT: 'inget svar i tid',
  '28P01': 'fel lösenord',
  '28000': 'kontot släpps inte in',
  '3D000': 'databasen finns inte',
  '57P03': 'servern startar eller stänger',
  '53300': 'för många anslutningar',
};

/** What a failed connection means to the person who wrote the address. Never repeats the address: it holds a password. */
export function connectFault(error: unknown): AppError {
  const failed = error instanceof AggregateError ? error.errors[0] : error;
  const code = failed instanceof Error && 'code' in failed && typeof failed.code === 'string' ? failed.code : '';
  return new AppError('database-unreachable', { reason: REASONS[code] ?? (code || 'inget svar i tid') }, error);
}
