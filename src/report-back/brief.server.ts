import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can, type Subject } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { inOrder, roundStanding, type RoundStanding } from '#follow-up/owner-state.ts';
import { periodName } from '#follow-up/period-name.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import { promiseState } from '#promise/promise-state.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import type { BriefTyped } from '#report-back/brief-form.ts';
import { BriefModel, briefModel } from '#report-back/brief-model.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

type BriefListed = {
  readonly id: string;
  readonly no: number;
  readonly round: string;
  readonly forum: string;
  readonly meetingDay: string | null;
  readonly paragraph: string | null;
  readonly at: Date;
};

export type BriefsPage = {
  readonly promise: Pick<PromiseRecord, 'slug' | 'title' | 'period'>;
  /** Latest first. */
  readonly briefs: readonly BriefListed[];
  readonly rounds: readonly { readonly id: string; readonly name: string; readonly standing: RoundStanding }[];
  /** Names of bodies that are known, to choose from. */
  readonly fora: readonly string[];
  readonly may: { readonly make: boolean; readonly readAll: boolean };
};

function subjectOf(work: Work, promise: PromiseRecord, today: string): Subject {
  return {
    municipalityId: work.municipalityId,
    state: promiseState(promise, today),
    areas: promise.areas.map(({ id }) => id),
  };
}

function promiseOf({ tx, municipalityId }: Work, slug: string): Promise<PromiseRecord | null> {
  return loadPromiseAt(tx, municipalityId, slug);
}

/** A promise's briefs, and what a new one can be made of; null where there is no such promise. */
export async function loadBriefs(work: Work, slug: string, today: string): Promise<BriefsPage | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await promiseOf(work, slug);
  if (promise === null) return null;
  const followUp = await loadFollowUp(tx, municipalityId, promise.id);
  const { rows } = await sql<Omit<BriefListed, 'round' | 'forum'> & { model: unknown }>`
    select id, no, meeting_day as "meetingDay", paragraph, at, model from brief
    where municipality_id = ${municipalityId} and promise_id = ${promise.id} order by at desc, id`.execute(tx);
  const fora = await sql<{ name: string }>`
    select name from forum where municipality_id = ${municipalityId} and kind in ('board', 'committee', 'council', 'safety-council')
    order by name limit 200`.execute(tx);
  const { title, period } = promise;
  return {
    promise: { slug, title, period },
    briefs: rows.flatMap(({ model, ...row }) => {
      const { success, data } = BriefModel.safeParse(model);
      return success ? [{ ...row, round: data.round, forum: data.forum }] : [];
    }),
    rounds: inOrder(followUp.rounds).map((round) => ({
      id: round.id,
      name: periodName(round),
      standing: roundStanding(round, today),
    })),
    fora: fora.rows.map(({ name }) => name),
    may: {
      make: can(actor, 'brief:make', subjectOf(work, promise, today)),
      readAll: can(actor, 'office:read', { municipalityId: work.municipalityId }),
    },
  };
}

/**
 * Makes a brief of how the promise goes after a round, and keeps it as it was made. The same form sent twice makes one,
 * as long as it would say the same; made anew, it is another one.
 * @returns its id
 * @throws AppError `promise-not-found`, `round-not-found`, `forbidden`
 */
export async function makeBrief(work: Work, slug: string, typed: BriefTyped, today: string): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const promise = await promiseOf(work, slug);
  if (promise === null) throw new AppError('promise-not-found');
  authorize(actor, 'brief:make', subjectOf(work, promise, today));
  const followUp = await loadFollowUp(tx, municipalityId, promise.id);
  if (!followUp.rounds.some(({ id }) => id === typed.roundId)) throw new AppError('round-not-found');
  const municipality = await currentMunicipality(tx, municipalityId);
  const model = briefModel({ municipality, promise, followUp }, typed.roundId, typed, today);
  const content = contentHash(model);
  await lockPromise(work, promise.id);
  const there = await contentOf(work, typed.key);
  if (there === content) return typed.key;
  const id = there === null ? typed.key : newId();
  const { rows } = await sql<{ no: number }>`
    select coalesce(max(no), 0) + 1 as no from brief
    where municipality_id = ${municipalityId} and promise_id = ${promise.id} and round_id = ${typed.roundId}`.execute(
    tx,
  );
  await tx
    .withTables<ReportBackTables>()
    .insertInto('brief')
    .values({
      municipality_id: municipalityId,
      id,
      promise_id: promise.id,
      round_id: typed.roundId,
      no: rows[0]?.no ?? 1,
      forum_id: await ensureForum(work, typed.forum),
      meeting_day: typed.meetingDay,
      paragraph: null,
      model: JSON.stringify(model),
      content,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'brief-made',
    subjectId: id,
    personId: actor.personId,
    data: { promise: promise.id, round: typed.roundId, content, via: actor.via },
  });
  return id;
}

/** The hash of the brief that a form has made already; null where it has made none. */
async function contentOf({ tx, municipalityId }: Work, id: string): Promise<string | null> {
  const { rows } = await sql<{ content: string }>`
    select content from brief where municipality_id = ${municipalityId} and id = ${id}`.execute(tx);
  return rows[0]?.content ?? null;
}

export type BriefKept = {
  readonly id: string;
  readonly promise: Pick<PromiseRecord, 'slug' | 'title'>;
  readonly model: BriefModel;
  readonly paragraph: string | null;
  readonly at: Date;
  readonly content: string;
  readonly may: { readonly record: boolean };
};

/** A brief as it was made; null where the promise has none by this id. */
export async function loadBrief(work: Work, slug: string, id: string, today: string): Promise<BriefKept | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await promiseOf(work, slug);
  if (promise === null) return null;
  const { rows } = await sql<{ model: unknown; paragraph: string | null; at: Date; content: string }>`
    select model, paragraph, at, content from brief
    where municipality_id = ${municipalityId} and promise_id = ${promise.id} and id = ${id}`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id,
    promise: { slug, title: promise.title },
    model: BriefModel.parse(row.model),
    paragraph: row.paragraph,
    at: row.at,
    content: row.content,
    may: { record: can(actor, 'brief:make', subjectOf(work, promise, today)) },
  };
}

/**
 * Writes down under which paragraph of the minutes a brief stands.
 * @throws AppError `brief-not-found`, `forbidden`
 */
export async function recordParagraph(
  work: Work,
  slug: string,
  { id, paragraph, today }: { readonly id: string; readonly paragraph: string; readonly today: string },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const promise = await promiseOf(work, slug);
  if (promise === null) throw new AppError('brief-not-found');
  authorize(actor, 'brief:make', subjectOf(work, promise, today));
  const { numUpdatedRows } = await tx
    .withTables<ReportBackTables>()
    .updateTable('brief')
    .set({ paragraph })
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promise.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('brief-not-found');
  await appendAudit(tx, {
    municipalityId,
    type: 'brief-paragraph',
    subjectId: id,
    personId: actor.personId,
    data: { via: actor.via },
  });
}
