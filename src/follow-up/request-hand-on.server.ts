import { sql } from 'kysely';
import { colleagues, ensurePerson, giveGrant, swedishToday, type Colleague } from '#access/people.server.ts';
import { emailAddress } from '#access/person.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { ownRequest, type OwnRequest } from '#follow-up/answer-report.server.ts';
import { periodName } from '#follow-up/period-name.ts';
import type { ReportLink } from '#follow-up/report-link.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/** To whom a question is handed on: a colleague in the list, or whoever has an e-mail address in the organisation. */
export type HandOn = {
  readonly requestId: string;
  readonly to: { readonly personId: string } | { readonly email: string };
  readonly reason: string | null;
};

/** Somebody new may answer for the party so long, unless somebody lets them for longer. */
const DAYS = 60;

/**
 * Lets somebody else of the party answer a question. Whoever is new may answer it, for so long as a question lasts, and
 * gets nowhere else: not into the office. An address outside the party's own mail domains is refused, so that a link that
 * went astray asks nobody else. What it answers does not tell whether the address was known.
 * @throws AppError as `ownRequest`, `email-unusable`, `email-of-another-organisation`, `not-found` for no colleague
 */
export async function handOn(db: Database, link: ReportLink, given: HandOn, today: string): Promise<void> {
  const { municipalityId, actor } = link;
  const receiver = await inWork(db, municipalityId, actor, (work) => receiverOf(work, given, today));
  const personId =
    'personId' in receiver
      ? receiver.personId
      : await inMunicipality(db, INSTALLATION, (tx) =>
          ensurePerson(tx, { name: receiver.email, email: receiver.email }),
        ).then(({ id }) => id);
  await inWork(db, municipalityId, actor, async (work) => {
    const request = await ownRequest(work, given.requestId, today);
    if (personId === actor.personId || request.state !== 'waiting') throw new AppError('not-found');
    await letAnswer(work, request, personId);
    await pass(work, request, { personId, reason: given.reason });
  });
}

async function receiverOf(
  work: Work,
  { requestId, to }: HandOn,
  today: string,
): Promise<{ readonly personId: string } | { readonly email: string }> {
  const { partyId } = await ownRequest(work, requestId, today);
  const people = await colleagues(work);
  const own = people.filter(({ id, grants }) => id === work.actor.personId || isOf(grants, partyId));
  if ('personId' in to) {
    if (!own.some(({ id }) => id === to.personId)) throw new AppError('not-found');
    return to;
  }
  const email = emailAddress(to.email);
  if (email === null) throw new AppError('email-unusable');
  if (!own.some((one) => domainOf(one.email) === domainOf(email))) throw new AppError('email-of-another-organisation');
  return { email };
}

function isOf(grants: Colleague['grants'], partyId: string): boolean {
  return grants.some((grant) => grant.partyId === partyId);
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** Lets a person answer for the party, where the person has none that reaches it. */
async function letAnswer(work: Work, { partyId }: OwnRequest, personId: string): Promise<void> {
  const known = (await colleagues(work)).find(({ id }) => id === personId);
  if (known !== undefined && isOf(known.grants, partyId)) return;
  // By the clock that grants are asked about, whatever day the answer is given for.
  const { rows } = await sql<{ day: string }>`select ${swedishToday} + ${DAYS}::int as day`.execute(work.tx);
  await giveGrant(work, { personId, role: 'unit-contact', partyId, to: rows[0]?.day ?? null, onlyAsked: true });
}

async function pass(
  work: Work,
  request: OwnRequest,
  { personId, reason }: { readonly personId: string; readonly reason: string | null },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { roundId, pointId, partyId, part, round } = request;
  const id = newId();
  const table = tx.withTables<FollowUpTables>();
  await table
    .updateTable('request')
    .set({ state: 'handed-on', reason, draft: null, draft_at: null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', request.id)
    .execute();
  // Whoever handed it on before may get it back.
  const waiting = { state: 'waiting' as const, reason: null };
  const { id: askedId } = await table
    .insertInto('request')
    .values({
      municipality_id: municipalityId,
      id,
      round_id: roundId,
      point_id: pointId,
      party_id: partyId,
      person_id: personId,
      part,
      ...waiting,
    })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'round_id', 'point_id', 'party_id', 'person_id']).doUpdateSet(waiting),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await addNotice(work, {
    personId,
    kind: 'report-handed-on',
    subjectId: roundId,
    step: id, // each time it is handed on, also back to whoever has had it
    data: { promise: round.title, round: periodName(round), points: 1, due: round.due },
  });
  await appendAudit(tx, {
    municipalityId,
    type: 'report-handed-on',
    subjectId: request.id,
    personId: actor.personId,
    data: { to: personId, request: askedId, via: actor.via },
  });
}
