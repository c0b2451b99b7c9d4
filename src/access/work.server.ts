import type { Actor } from '#access/actor.ts';
import { keepRefusal } from '#access/refusal.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { inOtherView } from '#platform/other-view.server.ts';
import { ruleFault } from '#platform/rule-fault.ts';

/** One transaction in one municipality, by somebody: what a use case that is a part of another gets. */
export type Work = { readonly tx: Tx; readonly municipalityId: string; readonly actor: Actor };

/**
 * Opens the transaction that several rooms' use cases share: all of it happens, or nothing. That somebody was refused
 * (see authorize) is kept in the audit chain, which nothing else of it is.
 * @throws AppError where the database refuses by a rule of the method (see rule-fault.ts)
 */
export function inWork<T>(
  db: Database,
  municipalityId: string,
  actor: Actor,
  act: (work: Work) => Promise<T>,
): Promise<T> {
  return inMunicipality(db, municipalityId, (tx) => act({ tx, municipalityId, actor })).catch(
    async (error: unknown) => {
      await keepRefusal(db, municipalityId, actor, error);
      throw ruleFault(error);
    },
  );
}

/** Does something in the installation's view in the midst of a municipality's transaction: people belong to no municipality. */
export function inInstallationView<T>({ tx }: Pick<Work, 'tx'>, act: (tx: Tx) => Promise<T>): Promise<T> {
  return inOtherView(tx, INSTALLATION, () => act(tx));
}
