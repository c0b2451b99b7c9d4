import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { takeName } from '#places/address-names.server.ts';
import { promiseSlug } from '#places/slug.ts';
import { pointSlug } from '#promise/point-slug.ts';
import type { PromiseInput, PromiseWritten } from '#promise/promise-input.ts';
import type { PromiseTables } from '#promise/tables.ts';
import { writePointVersions, type PointToWrite } from '#promise/write-point-versions.server.ts';

/**
 * Writes a new promise with its points: first versions of all. Its address word is made of areas and period and never
 * changes.
 * @throws AppError `goal-outside-period` where a goal belongs to another mandate period (invariant 9)
 */
export async function writePromise(work: Work, input: PromiseInput): Promise<PromiseWritten> {
  const { tx, municipalityId, actor } = work;
  const id = newId();
  const areaNames = input.areas.map((area) => area.name);
  const slug = await takeName(work, promiseSlug(areaNames, input.period));
  const db = tx.withTables<PromiseTables>();
  await db
    .insertInto('promise')
    .values({ municipality_id: municipalityId, id, slug, closed_at: null, trashed_at: null })
    .execute();
  const versionId = await writeFrame(work, id, 1, input);
  const taken = new Set<string>();
  const points = input.points.map((point, index): PointToWrite => {
    const own = pointSlug(point.body, taken);
    taken.add(own);
    return { id: newId(), slug: own, versionId: newId(), no: 1, position: index + 1, point };
  });
  if (points.length > 0) {
    await db
      .insertInto('point')
      .values(
        points.map((point) => ({
          municipality_id: municipalityId,
          id: point.id,
          promise_id: id,
          slug: point.slug,
          trashed_at: null,
        })),
      )
      .execute();
    await writePointVersions(work, id, points);
  }
  await appendAudit(tx, {
    municipalityId,
    type: 'promise-written',
    subjectId: id,
    personId: actor.personId,
    data: { version: versionId, points: points.map((point) => point.versionId), via: actor.via },
  });
  return {
    id,
    slug,
    versionId,
    points: points.map((point) => ({ id: point.id, slug: point.slug, versionId: point.versionId })),
  };
}

/** A version of the promise's frame: title, period, areas, parties, goals, agreements. Returns its id. */
async function writeFrame(
  { tx, municipalityId, actor }: Work,
  promiseId: string,
  no: number,
  input: Omit<PromiseInput, 'points'>,
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
      period_from: input.period.from,
      period_to: input.period.to,
      content: contentHash({
        format: 'loftet-promise/1',
        title: input.title,
        intro: input.intro ?? null,
        period: { ...input.period },
        areas: input.areas.map((area) => area.id),
        parties: input.parties.map((party) => ({ ...party })),
        goals: [...(input.goals ?? [])],
        agreements: [...(input.agreements ?? [])],
      }),
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
