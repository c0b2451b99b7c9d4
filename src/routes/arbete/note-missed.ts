import type { RequestEvent } from '@sveltejs/kit';
import { keepMissed, type Missed } from '#access/refusal.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { siteContext } from '#routes/site-context.ts';

const MISSED: Readonly<Record<number, Missed>> = { 404: 'nothing-there', 415: 'form-refused' };

/**
 * What somebody who is in may not is kept by the use case (see inWork). That they asked for what is not there, by a
 * guessed id or in a municipality of others, is seen here alone, since pages say it in their own words.
 */
export async function noteMissed({ locals, params, route }: RequestEvent, status: number): Promise<void> {
  const type = MISSED[status];
  if (type === undefined || locals.actor === null || route.id === null) return;
  const asked = params['municipality'];
  const own = locals.municipalities.find(({ slug }) => slug === asked);
  // In a municipality of others, there or not, officeWork has kept it.
  if (asked !== undefined && own === undefined && type === 'nothing-there') return;
  try {
    const { db } = await siteContext();
    await keepMissed(db, own?.id ?? INSTALLATION, locals.actor, { type, page: route.id });
  } catch (fault) {
    logFault('note-missed', fault);
  }
}
