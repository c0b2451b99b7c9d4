import type { Work } from '#access/work.server.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { familyLineage } from '#promise/lineage-queries.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import type { Address } from '#publication/addresses.server.ts';
import { buildPoint } from '#publication/build-point.ts';
import { buildPromise } from '#publication/build-promise.ts';
import { latestPublications, type Latest } from '#publication/latest-publications.server.ts';
import type { PageFrame } from '#publication/page-frame.ts';
import { withRounds } from '#publication/period-page.ts';
import { nextOf, pointLine, type LineEdge, type LineNode } from '#publication/point-line.ts';
import type { PointModel } from '#publication/point-model.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import { differs, type Draft } from '#publication/store-publications.server.ts';

type Wanted = Pick<Draft, 'note' | 'size' | 'ground'> & {
  readonly record: PromiseRecord;
  readonly followUp: FollowUpRecord;
  readonly frame: PageFrame;
  readonly addresses: readonly Address[];
  /** The promise's own page as it is published now. */
  readonly before: Latest | undefined;
};

/**
 * The pages of a promise as they would be published, the promise's own first, then its points in order, then those that
 * it no longer has; and the pages of other promises that change because a point of theirs is carried on here.
 */
export async function draftsOfPromise(work: Work, wanted: Wanted): Promise<{ own: Draft[]; neighbours: Draft[] }> {
  const { tx, municipalityId } = work;
  const { record, followUp, frame, addresses, before } = wanted;
  const pathIds = new Map(addresses.map(({ path, id }) => [`/${frame.municipality.slug}/${path}`, id]));
  const published = new Set(addresses.flatMap(({ kind, id }) => (kind === 'point' ? [id] : [])));
  const edges = await familyLineage(tx, municipalityId, record.id, [...published]);
  const ownAddress = `/${frame.municipality.slug}/${record.slug}`;
  const once = addresses.filter(({ path }) => path.startsWith(`${record.slug}/`)).map(({ id }) => id);
  const linked = edges.flatMap(({ from, to }) => [from, to]).filter((id) => published.has(id));
  const latest = await latestPublications(
    tx,
    municipalityId,
    ['point'],
    [...new Set([...once, ...linked])],
    frame.lang,
  );

  const built = new Map(record.points.map((point) => [point.id, buildPoint(point, record, followUp, frame)]));
  const nodes = new Map<string, LineNode>([...pointModels(latest), ...built]);
  const links = { lang: frame.lang, nodes, edges, pathIds };
  for (const [id, { path }] of built) pathIds.set(path, id);

  const promise = withNext(withRounds(buildPromise(record, followUp, frame), [...built.values()]), links);
  const { note, size, ground } = wanted;
  const same = { promiseId: record.id, note, size, ground };
  const entriesOf = (id: string): string[] =>
    followUp.entries.filter(({ pointId }) => pointId === id).map(({ versionId }) => versionId);
  const versionsOf = (point: PointRecord): string[] => [point.versionId, ...entriesOf(point.id)];
  const promiseDraft: Draft = {
    ...same,
    subjectId: record.id,
    model: promise,
    before,
    fromVersions: [record.versionId, ...record.points.flatMap(versionsOf)],
  };
  const pointDrafts = record.points.flatMap((point): Draft[] => {
    const model = built.get(point.id);
    if (model === undefined) return [];
    const line = pointLine(frame.lang, point.id, nodes, edges);
    return [
      {
        ...same,
        subjectId: point.id,
        model: { ...model, line },
        before: latest.get(point.id),
        fromVersions: versionsOf(point),
      },
    ];
  });
  const removed = [...latest.values()].flatMap((row): Draft[] =>
    row.model.kind === 'point' && row.model.promise.path === ownAddress && !built.has(row.subjectId)
      ? [
          {
            ...same,
            subjectId: row.subjectId,
            model: { ...row.model, removed: true },
            before: row,
            fromVersions: row.fromVersions,
          },
        ]
      : [],
  );
  const others = [...latest.values()].filter(
    ({ model }) => model.kind === 'point' && model.promise.path !== ownAddress,
  );
  return {
    own: [promiseDraft, ...pointDrafts, ...removed],
    neighbours: await neighbourDrafts(work, others, links, record),
  };
}

export type Links = {
  readonly lang: Lang;
  readonly nodes: ReadonlyMap<string, LineNode>;
  readonly edges: readonly LineEdge[];
  readonly pathIds: ReadonlyMap<string, string>;
};

/** Only their links are new: what else has changed in the other promise's record is that promise's to publish. */
export async function neighbourDrafts(
  { tx, municipalityId }: Work,
  points: readonly Latest[],
  links: Links,
  { title }: PromiseRecord,
): Promise<Draft[]> {
  const promisePaths = points.flatMap(({ model }) => (model.kind === 'point' ? [model.promise.path] : []));
  const promiseIds = [...new Set(promisePaths)].flatMap((path) => links.pathIds.get(path) ?? []);
  const promises = await latestPublications(tx, municipalityId, ['promise'], promiseIds, links.lang);
  const relinked = [...points, ...promises.values()].map((row): Draft => {
    const { model } = row;
    return {
      subjectId: row.subjectId,
      promiseId: model.kind === 'point' ? (links.pathIds.get(model.promise.path) ?? null) : row.subjectId,
      model:
        model.kind === 'point'
          ? { ...model, line: pointLine(links.lang, row.subjectId, links.nodes, links.edges) }
          : model.kind === 'promise'
            ? withNext(model, links)
            : model,
      before: row,
      fromVersions: row.fromVersions,
      size: 'minor',
      note: `Länkarna till ”${title}” är uppdaterade.`,
      ground: row.ground,
    };
  });
  return relinked.filter(differs);
}

function withNext(model: PromiseModel, { lang, nodes, edges, pathIds }: Links): PromiseModel {
  const points = model.points.map((point) => {
    const id = pathIds.get(point.path);
    return id === undefined ? point : { ...point, next: nextOf(lang, id, nodes, edges) };
  });
  return { ...model, points };
}

export function pointModels(latest: ReadonlyMap<string, Latest>): [string, PointModel][] {
  return [...latest.values()].flatMap(({ subjectId, model }): [string, PointModel][] =>
    model.kind === 'point' && !model.removed ? [[subjectId, model]] : [],
  );
}
