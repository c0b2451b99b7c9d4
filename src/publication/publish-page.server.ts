import { sql } from 'kysely';
import { can, type Action } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { AppError, sentenceFor } from '#platform/errors.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { Dates } from '#checking/report.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import type { PartyRef } from '#promise/promise-record.ts';
import { loadEmbargoes, type Embargo } from '#publication/embargo.server.ts';
import type { GuardFinding } from '#publication/guard.ts';
import { changedPages, type ChangedPage } from '#publication/history.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import type { PageModel } from '#publication/page-model.ts';
import { preparePublication, type Prepared } from '#publication/prepare-publication.server.ts';
import { refuseUnready } from '#publication/publish-promise.server.ts';
import { differs } from '#publication/store-publications.server.ts';
import type { Size, Version } from '#publication/version.ts';
import { whoGets, type WhoGets } from '#publication/who-gets.server.ts';

/** A publication that waits for its time, or the last one that could not be published. */
type Planned = {
  readonly publishAt: Date;
  readonly size: Size;
  readonly note: string | null;
  readonly refusal: string | null;
};

export type PublishPage = {
  readonly municipality: MunicipalityRef;
  readonly promise: { readonly slug: string; readonly title: string; readonly period: Dates };
  /** The promise's page as it is public now; null where it never was. */
  readonly published: { readonly no: number; readonly path: string; readonly takenBack: boolean } | null;
  readonly languages: readonly Lang[];
  /** What would read otherwise, in Swedish; empty where nothing would. */
  readonly pages: readonly ChangedPage[];
  readonly findings: readonly GuardFinding[];
  /** Why it cannot be published now, apart from what the guard refuses. */
  readonly obstacle: string | null;
  /** Who would be told of it by mail. */
  readonly followers: WhoGets;
  readonly demo: boolean;
  readonly planned: Planned | null;
  readonly embargoes: readonly Embargo[];
  readonly points: readonly { readonly id: string; readonly number: number; readonly body: string }[];
  /** Parties for whom the person may ask that a point is left as it is. */
  readonly holders: readonly Pick<PartyRef, 'id' | 'name'>[];
  readonly may: { readonly publish: boolean; readonly withdraw: boolean };
};

const NO_NOTE = null;

/** What publishing a promise now would make public, and what is planned and held; null where there is no such promise. */
export async function loadPublishPage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  today: string,
): Promise<PublishPage | null> {
  const { municipalityId, actor } = work;
  const prepared = await prepareAt(work, municipality, slug);
  if (prepared === null) return null;
  const { record, last, languages, findings, ground } = prepared;
  const scope = promiseScope(municipalityId, record);
  const may = (action: Action): boolean => can(actor, action, scope);
  const parties = new Map(
    record.points.flatMap(({ owners, contributors }) => [...owners, ...contributors]).map((party) => [party.id, party]),
  );
  const swedish = prepared.own.filter((draft) => draft.model.lang === 'sv' && differs(draft));
  return {
    municipality,
    promise: { slug, title: record.title, period: record.period },
    published:
      last === undefined ? null : { no: last.no, path: last.model.path, takenBack: last.model.kind === 'withdrawn' },
    languages,
    pages: changedPages(swedish.map(({ before, model }) => ({ before: before?.model, model }))),
    findings,
    obstacle: await obstacleOf(work, prepared, ground),
    followers: await whoGets(work, { record, drafts: swedish, municipality, today }),
    demo: prepared.frame.municipality.isDemo,
    planned: await loadPlanned(work, record.id),
    embargoes: await loadEmbargoes(work, record.id, today),
    points: record.points.map(({ id, number, body }) => ({ id, number, body })),
    holders: [...parties.values()].filter(({ id }) => can(actor, 'promise:hold', { ...scope, parties: [id] })),
    may: { publish: may('promise:publish'), withdraw: may('promise:withdraw') },
  };
}

/** One page as it would be, in a language: the promise's own, or a point's by its address word; null where there is none. */
export async function loadPreview(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  { point, lang }: { readonly point: string | null; readonly lang: Lang },
): Promise<{ readonly model: PageModel; readonly version: Version } | null> {
  const prepared = await prepareAt(work, municipality, slug);
  const draft = prepared?.own.find(
    ({ model }) =>
      model.lang === lang &&
      (point === null ? model.kind === 'promise' : model.kind === 'point' && model.path.endsWith(`/${point}`)),
  );
  if (prepared === null || draft === undefined) return null;
  const { ground } = prepared;
  const no = (draft.before?.no ?? 0) + 1;
  return { model: draft.model, version: { no, at: new Date(), size: 'major', note: null, ground } };
}

type PreparedAt = Prepared & { readonly ground: Awaited<ReturnType<typeof groundOf>> };

async function prepareAt(work: Work, municipality: MunicipalityRef, slug: string): Promise<PreparedAt | null> {
  const promiseId = await findPromise(work.tx, work.municipalityId, slug);
  if (promiseId === null) return null;
  const ground = await groundOf(work, municipality, promiseId);
  const prepared = await preparePublication(work, { promiseId, size: 'major', note: NO_NOTE, ground });
  return { ...prepared, ground };
}

async function obstacleOf(work: Work, prepared: Prepared, ground: PreparedAt['ground']): Promise<string | null> {
  try {
    await refuseUnready(work, { ground }, prepared);
    return null;
  } catch (fault) {
    if (fault instanceof AppError) return sentenceFor(fault);
    throw fault;
  }
}

/** What waits; where nothing does, the last that was refused, until something is published after it. */
async function loadPlanned({ tx, municipalityId }: Work, promiseId: string): Promise<Planned | null> {
  const { rows } = await sql<Planned>`
    select p.publish_at as "publishAt", p.size, p.note, p.refusal from planned_publication p
    where p.municipality_id = ${municipalityId} and p.promise_id = ${promiseId} and p.state in ('waiting', 'refused')
      and not exists (select from history_event h
        where h.municipality_id = p.municipality_id and h.promise_id = p.promise_id and h.at > p.ended_at)
    order by p.state = 'waiting' desc, p.ended_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
