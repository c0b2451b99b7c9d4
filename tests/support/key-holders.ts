import type { Actor } from '#access/actor.ts';
import type { Role } from '#access/grant.ts';
import { ensurePerson, giveGrant, grantsOf } from '#access/people.server.ts';
import { inInstallationView, inWork, type Work } from '#access/work.server.ts';
import type { Database } from '#platform/database.server.ts';
import { turnKeys, type KeysTurned } from '#promise/approval.server.ts';
import { loadKeys, type PromiseKeys } from '#promise/keys-queries.server.ts';
import type { KeyVerdict } from '#promise/keys.ts';
import { sendForApproval } from '#promise/sending.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { TESTER, type BuiltRecord, type PartyName } from './record-builder.ts';

/** A day in the built record's period. */
export const TODAY = '2021-03-15';

/** A person with one thing to do in the record's municipality, as the session would know them. */
export async function personWith(
  db: Database,
  built: Pick<BuiltRecord, 'municipalityId' | 'parties'>,
  role: Role,
  party: PartyName | null = null,
): Promise<Actor> {
  return inWork(db, built.municipalityId, TESTER, async (work) => {
    const name = `${role}-${newId().slice(-8)}`;
    const person = await inInstallationView(work, (tx) => ensurePerson(tx, { name, email: `${name}@norrvik.example` }));
    const partyId = party === null ? null : built.parties[party];
    await giveGrant(work, { personId: person.id, role, partyId, from: '2020-01-01' });
    const grants = await inInstallationView(work, (tx) => grantsOf(tx, person.id));
    return { personId: person.id, via: 'login-link', grants };
  });
}

export type KeyHolders = {
  readonly coordinator: Actor;
  readonly liaison: Actor;
  readonly municipality: Actor;
  readonly police: Actor;
  /** A transaction in the record's municipality, by one of them. */
  as<T>(actor: Actor, act: (work: Work) => Promise<T>): Promise<T>;
  send(message?: string | null): Promise<string | null>;
  keys(): Promise<PromiseKeys>;
  /** The party answers what waits for it: all of it, or the points of these numbers (0: the frame). */
  answer(party: 'municipality' | 'police', verdict?: KeyVerdict, only?: readonly number[]): Promise<KeysTurned>;
};

/** Coordinator, liaison and the two parties' approvers of a built record. */
export async function keyHolders(db: Database, built: BuiltRecord): Promise<KeyHolders> {
  const [coordinator, liaison, municipality, police] = [
    await personWith(db, built, 'coordinator'),
    await personWith(db, built, 'police-liaison', 'police'),
    await personWith(db, built, 'approver', 'municipality'),
    await personWith(db, built, 'approver', 'police'),
  ];
  const as = <T>(actor: Actor, act: (work: Work) => Promise<T>): Promise<T> =>
    inWork(db, built.municipalityId, actor, act);
  const keys = async (): Promise<PromiseKeys> => {
    const found = await built.work((work) => loadKeys(work, built.promise.id));
    if (found === null) throw new Error('there is no promise');
    return found;
  };
  return {
    coordinator,
    liaison,
    municipality,
    police,
    as,
    keys,
    send: (message = null) =>
      as(coordinator, (work) => sendForApproval(work, built.promise.id, { message, today: TODAY })),
    answer: async (party, verdict = 'approved', only) => {
      const { state, promise } = await keys();
      const partyId = built.parties[party];
      const numberOf = (id: string): number => promise.points.find((point) => point.id === id)?.number ?? 0;
      const texts = state.texts.filter(
        (text) => text.waitsFor.includes(partyId) && (only === undefined || only.includes(numberOf(text.subjectId))),
      );
      const answers = texts.map(({ kind, versionId, content }) => ({
        versionKind: kind,
        versionId,
        verdict,
        content,
        comment: verdict === 'returned' ? 'Skriv hur många.' : null,
      }));
      const actor = party === 'police' ? police : municipality;
      return as(actor, (work) => turnKeys(work, built.promise.id, { partyId, answers, today: TODAY }));
    },
  };
}
