import type { Work } from '#access/work.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { frameContent } from '#promise/point-content.ts';
import type { FrameInput } from '#promise/promise-input.ts';
import type { PromiseTables } from '#promise/tables.ts';

/** A version of the promise's frame: title, period, areas, parties, goals, agreements. Returns its id. */
export async function writeFrame(
  { tx, municipalityId, actor }: Work,
  promiseId: string,
  no: number,
  input: FrameInput,
): Promise<string> {
  const db = tx.withTables<PromiseTables>();
  const id = newId();
  const own = { municipality_id: municipalityId, promise_version_id: id };
  await db
    .insertInto('promise_version')
    .values({
      municipality_id: municipalityId,
      id,
      promise_id: promiseId,
      no,
      title: input.title,
      intro: input.intro ?? null,
      internal_note: input.internalNote ?? null,
      public_note: input.publicNote ?? null,
      period_from: input.period.from,
      period_to: input.period.to,
      content: contentHash(frameContent(input)),
      by_person: actor.personId,
    })
    .execute();
  const areas = input.areas.map((area, index) => ({ ...own, area_id: area.id, position: index + 1 }));
  if (areas.length > 0) await db.insertInto('promise_area').values(areas).execute();
  const parties = input.parties.map((party, index) => ({
    ...own,
    party_id: party.id,
    position: index + 1,
    named: party.named,
  }));
  if (parties.length > 0) await db.insertInto('promise_party').values(parties).execute();
  const goals = (input.goals ?? []).map((goal, index) => ({ ...own, goal_id: goal, position: index + 1 }));
  if (goals.length > 0) await db.insertInto('promise_goal').values(goals).execute();
  const agreements = (input.agreements ?? []).map((agreement, index) => ({
    ...own,
    agreement_id: agreement,
    position: index + 1,
  }));
  if (agreements.length > 0) await db.insertInto('promise_agreement').values(agreements).execute();
  return id;
}
