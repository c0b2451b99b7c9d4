import type { Work } from '#access/work.server.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { saying } from '#platform/texts/saying.ts';
import { familyLineage } from '#promise/lineage-queries.server.ts';
import { latestPublications, type Latest } from '#publication/latest-publications.server.ts';
import { headOf } from '#publication/page-frame.ts';
import type { PageModel } from '#publication/page-model.ts';
import { neighbourDrafts, pointModels } from '#publication/promise-drafts.server.ts';
import type { Setting } from '#publication/prepare-publication.server.ts';
import type { Draft } from '#publication/store-publications.server.ts';
import type { WithdrawnModel } from '#publication/withdrawn-model.ts';

/**
 * The pages of a promise with nothing left but that they are taken back; and those of other promises that led there,
 * which do so no longer.
 */
export async function draftsOfWithdrawal(
  work: Work,
  { record, frame, addresses }: Pick<Setting, 'record' | 'frame' | 'addresses'>,
  { last, reason }: { readonly last: Latest; readonly reason: string },
): Promise<Draft[]> {
  const { tx, municipalityId } = work;
  const { municipality } = frame;
  const pathIds = new Map(addresses.map(({ path, id }) => [`/${municipality.slug}/${path}`, id]));
  const pointIds = addresses.flatMap(({ kind, id }) => (kind === 'point' ? [id] : []));
  const latest = await latestPublications(tx, municipalityId, ['point'], pointIds, frame.lang);
  const isOwn = ({ model }: Latest): boolean => model.path.startsWith(`${last.model.path}/`);
  const edges = await familyLineage(tx, municipalityId, record.id, pointIds);
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const others = [...latest.values()].filter((row) => !isOwn(row) && linked.has(row.subjectId));
  const nodes = new Map(pointModels(new Map(others.map((row) => [row.subjectId, row]))));
  const takenBack = [last, ...[...latest.values()].filter(isOwn)].flatMap((row): Draft[] =>
    row.model.kind === 'withdrawn' && row.model.reason === reason
      ? []
      : [
          {
            subjectId: row.subjectId,
            promiseId: record.id,
            model: withdrawnModel(row.model, { record, frame }, { of: row === last ? 'promise' : 'point', reason }),
            before: row,
            fromVersions: row.fromVersions,
            size: 'withdrawal',
            note: reason,
            ground: row.ground,
          },
        ],
  );
  return [...takenBack, ...(await neighbourDrafts(work, others, { lang: frame.lang, nodes, edges, pathIds }, record))];
}

function withdrawnModel(
  model: PageModel,
  { record, frame }: Pick<Setting, 'record' | 'frame'>,
  { of, reason }: Pick<WithdrawnModel, 'of' | 'reason'>,
): WithdrawnModel {
  const promise = { path: `/${frame.municipality.slug}/${record.slug}`, text: record.title };
  const [, , ...words] = model.path.split('/');
  const number =
    model.kind === 'point' ? saying(frame.lang)(m.page_point, { number: String(model.number) }) : record.title;
  return {
    ...headOf(frame, ...words),
    kind: 'withdrawn',
    of,
    title: of === 'promise' ? record.title : number,
    promise: of === 'promise' ? null : promise,
    reason,
  };
}
