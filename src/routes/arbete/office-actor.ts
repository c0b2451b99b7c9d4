import type { Actor } from '#access/actor.ts';

/**
 * Who works in the office, for the use cases. The gate has let nobody through without; a page that it does not stand
 * in front of fails here.
 */
export function officeActor(locals: App.Locals): Actor {
  if (locals.actor === null) throw new Error('an office page was reached without passing the gate');
  return locals.actor;
}
