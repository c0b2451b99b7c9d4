import type { Actor } from '#access/actor.ts';
import { keepRefusal } from '#access/refusal.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { inOtherView } from '#platform/other-view.server.ts';
import { ruleFault } from '#platform/rule-fault.ts';

/** One transaction in one municipality, by somebody: what a use case that is a part of another gets. */
export type Work = { readonly tx: Tx; readonly municipalityId: string; readonly actor: Actor };

/**
 * Opens the transaction that several rooms' use cases share: all of it happens, or nothing. Where two made the same thing at
 * once (a double click), the second begins again and finds what the first made; so `act` may run twice. That somebody was refused
 * (see authorize) is kept in the audit chain, which nothing else of it is.
 * @throws AppError where the database refuses by a rule of the method (see rule-fault.ts)
 */
export function inWork<T>(
  db: Database,
  municipalityId: string,
  actor: Actor,
  act: (work: Work) => Promise<T>,
): Promise<T> {
  const once = () => inMunicipality(db, municipalityId, (tx) => act({ tx, municipalityId, actor }));
  return once()
    .catch((error: unknown) => {
      if (metAnother(error)) return once();
      throw error;
    })
    .catch(async (error: unknown) => {
      await keepRefusal(db, municipalityId, actor, error);
      throw ruleFault(error);
    });
}

/** What PostgreSQL answers whoever came second: unique_violation, deadlock_detected. Rules of the method are no such thing. */
const MET_ANOTHER: readonly unknown[] = ['23505', '40P01'];

function metAnother(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MET_ANOTHER.includes(error.code) && ruleFault(error) === error;
}

/** Does something in the installation's view in the midst of a municipality's transaction: people belong to no municipality. */
export function inInstallationView<T>({ tx }: Pick<Work, 'tx'>, act: (tx: Tx) => Promise<T>): Promise<T> {
  return inOtherView(tx, INSTALLATION, () => act(tx));
}
