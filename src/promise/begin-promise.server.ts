import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { ensureAreas, ensureParty } from '#places/registers.server.ts';
import { AppError } from '#platform/errors.ts';
import { carriedPoint } from '#promise/carry-over.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import type { FrameForm } from '#promise/frame-form.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import type { FrameInput } from '#promise/promise-input.ts';
import type { LineageKind, PromiseRecord } from '#promise/promise-record.ts';
import { periodTyped, readFrameForm } from '#promise/read-frame-form.ts';
import type { FormFaults } from '#promise/read-point-form.ts';
import { writePromise } from '#promise/write-promise.server.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';

/** How an earlier point comes along: with the same words for now, as `kind` says to those who ask for its way. */
export type CarriedChoice = { readonly pointId: string; readonly kind: LineageKind };

export type Beginning = {
  /** The form's own id, which the promise gets: the same form sent twice is one promise. */
  readonly key: string;
  readonly form: FrameForm;
  /** The address word of the promise that it begins from; null for a blank page. */
  readonly earlier: string | null;
  readonly carried: readonly CarriedChoice[];
  /** What the municipality is called, where it and the police are to be made as the first parties; else null. */
  readonly firstParties: string | null;
};

const ANY_PERIOD = { from: '1900-01-01', to: '2999-12-31' };

export type Begun = { readonly slug: string } | { readonly faults: FormFaults };

/**
 * Begins a promise: a blank page, or with points of an earlier one. The writer has chosen which of them go on and how,
 * which is the confirmation of their lineage. A form that was sent twice begins one; one that was sent again with another
 * title or period begins another.
 * @throws AppError `promise-not-found`, `point-not-found`, `forbidden`
 */
export async function beginPromise(work: Work, beginning: Beginning): Promise<Begun> {
  const { key, form, earlier, carried, firstParties } = beginning;
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'promise:write', {
    municipalityId,
    areas: form.areas,
    ...(form.parties.length > 0 ? { parties: form.parties } : {}),
  });
  const made = firstParties === null ? [] : await makeFirstParties(work, firstParties);
  const period = periodTyped(form);
  const choices = await writingChoices(tx, municipalityId, period ?? ANY_PERIOD);
  const read = readFrameForm({ ...form, parties: form.parties.length === 0 ? made : form.parties }, choices);
  if ('faults' in read) return { faults: read.faults };
  const there = await begunBy(work, key);
  if (there !== null && saysTheSame(there, read.frame)) return { slug: there.slug };
  const from = earlier === null ? null : await earlierPromise(work, earlier);
  const goals = new Set(choices.goals.map(({ id }) => id));
  const kept = carried.map(({ pointId, kind }) => {
    const point = from?.points.find(({ id }) => id === pointId);
    if (point === undefined) throw new AppError('point-not-found');
    return { point, kind };
  });
  const fresh = read.freshArea === null ? [] : await ensureAreas(work, [read.freshArea], read.frame.period);
  const written = await writePromise(work, {
    ...(there === null ? { id: key } : {}),
    ...read.frame,
    areas: [...read.frame.areas, ...fresh.filter(({ id }) => !read.frame.areas.some((area) => area.id === id))],
    points: kept.map(({ point }) => carriedPoint(point, goals)),
  });
  for (const [index, { point, kind }] of kept.entries()) {
    const to = written.points[index]?.id ?? '';
    await decideLineage(work, { from: point.id, to, kind, state: 'confirmed' });
  }
  return { slug: written.slug };
}

type BegunBefore = { readonly slug: string; readonly title: string; readonly from: string; readonly to: string };

/** What a form has begun already, as it said then. Of two at once the second meets the first one's id, and asks again. */
async function begunBy({ tx, municipalityId }: Work, key: string): Promise<BegunBefore | null> {
  const { rows } = await sql<BegunBefore>`
    select p.slug, v.title, v.period_from as "from", v.period_to as "to" from promise p
    join promise_version v on (v.municipality_id, v.promise_id) = (p.municipality_id, p.id) and v.no = 1
    where p.municipality_id = ${municipalityId} and p.id = ${key}`.execute(tx);
  return rows[0] ?? null;
}

function saysTheSame(there: BegunBefore, { title, period }: FrameInput): boolean {
  return there.title === title && there.from === period.from && there.to === period.to;
}

async function earlierPromise(work: Work, slug: string): Promise<PromiseRecord> {
  const { tx, municipalityId } = work;
  const id = await findPromise(tx, municipalityId, slug);
  const promise = id === null ? null : await loadPromise(tx, municipalityId, id);
  if (promise === null) throw new AppError('promise-not-found');
  return promise;
}

/** A municipality that begins has no parties: its own and the police are those whom every promise has. */
async function makeFirstParties(work: Work, municipality: string): Promise<string[]> {
  const { parties } = await writingChoices(work.tx, work.municipalityId, ANY_PERIOD);
  if (parties.length > 0) return [];
  return [await ensureParty(work, 'municipality', municipality), await ensureParty(work, 'police', 'Polisen')];
}
