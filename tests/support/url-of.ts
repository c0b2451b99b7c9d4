import type pg from 'pg';

/** A login at a socket as the address that DATABASE_URL takes. */
export function urlOf({ user, host, database }: pg.ClientConfig): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`;
}
