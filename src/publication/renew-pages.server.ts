import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { currentMunicipality, listMunicipalities } from '#places/places-queries.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { withoutPassedTime } from '#publication/passed-time.ts';
import { renewLists } from '#publication/renew-lists.server.ts';
import { preparePublication } from '#publication/prepare-publication.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { differs, modelHash } from '#publication/store-publications.server.ts';
import type { Ground } from '#publication/version.ts';

const WORKER: Actor = { personId: null, via: 'worker' };
/** Days back that a last day, a lock or a period's end is looked for: a worker that was away so long has missed it. */
const DAYS_BACK = 60;
const NOTE = 'Läget är uppdaterat av sig självt när tiden har gått. Ingenting som parterna har skrivit är ändrat.';
/** Refusals that a person can do something about. */
const FOR_A_PERSON: readonly string[] = ['publication-keys-missing', 'publication-refused'];

export type Renewed = { readonly renewed: number; readonly behind: number };

/**
 * Publishes anew what time has made untrue (docs/decisions/0016-time-on-pages.md): pages that differ from what they said
 * in nothing but who is late or silent, how many notice a point, whether questions wait, and which periods are over. Where anything else would go out with it, those who
 * publish are told that the page is behind. The pages of areas follow what has become of the areas. Invented
 * municipalities keep their invented days.
 * @param today the day in Sweden
 */
export async function renewPages(ctx: Pick<Context, 'db'>, today: string): Promise<Renewed> {
  const count = { renewed: 0, behind: 0 };
  for (const { id, isDemo } of await listMunicipalities(ctx.db)) {
    if (isDemo) continue;
    for (const promiseId of await inWork(ctx.db, id, WORKER, (work) => passedLately(work, today))) {
      const done = await renewOne(ctx, id, { promiseId, today }).catch((fault: unknown) => {
        logFault('sidorna', fault);
        return 'same' as const;
      });
      if (done !== 'same') count[done] += 1;
    }
    const lists = await inWork(ctx.db, id, WORKER, (work) => renewLists(work, today)).catch((fault: unknown) => {
      logFault('sidorna', fault);
      return false;
    });
    if (lists) count.renewed += 1;
  }
  return count;
}

/**
 * Published promises of which a day has passed, a period been locked, or a point been noticed, not long ago; and those of which a
 * page says that people wait for an answer, since it may have come.
 */
export async function passedLately({ tx, municipalityId }: Work, today: string): Promise<string[]> {
  const lately = (day: string) => sql`${sql.raw(day)} between ${today}::date - ${DAYS_BACK}::int and ${today}::date`;
  const { rows } = await sql<{ id: string }>`
    select p.id from promise p
    join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    where p.municipality_id = ${municipalityId} and p.trashed_at is null
      and exists (select from publication u where u.municipality_id = p.municipality_id and u.subject_kind = 'promise'
        and u.subject_id = p.id)
      and (${lately('f.period_to')} or exists (select from round r
        where r.municipality_id = p.municipality_id and r.promise_id = p.id and (${lately('r.due')}
          or ${lately('r.period_from')} or ${lately('r.period_to')} or ${lately('r.locked_at::date')}
          or exists (select from noticed n where (n.municipality_id, n.round_id) = (r.municipality_id, r.id)
            and ${lately('n.day')})))
        or exists (select from point n
          left join lateral (select u.model from publication u where u.municipality_id = n.municipality_id
            and u.subject_kind = 'point' and u.subject_id = n.id and u.channel = 'web' and u.lang = 'sv'
            order by u.no desc limit 1) u on true
          where (n.municipality_id, n.promise_id) = (p.municipality_id, p.id) and (u.model ? 'unanswered'
            or exists (select from point_question q where (q.municipality_id, q.point_id) = (n.municipality_id, n.id)
              and ${lately('q.due')}))))
    order by p.id`.execute(tx);
  return rows.map(({ id }) => id);
}

type One = { readonly promiseId: string; readonly today: string };

async function renewOne(ctx: Pick<Context, 'db'>, municipalityId: string, one: One): Promise<'same' | keyof Renewed> {
  const seen = await inWork(ctx.db, municipalityId, WORKER, (work) => whatPassed(work, one));
  if (seen === null) return 'same';
  try {
    if (seen.alone && (await inWork(ctx.db, municipalityId, WORKER, (work) => publishAgain(work, one))))
      return 'renewed';
  } catch (fault) {
    // Another worker, or a person, was there first: the next morning looks anew.
    if (fault instanceof AppError && fault.code === 'published-meanwhile') return 'same';
    if (!(fault instanceof AppError && FOR_A_PERSON.includes(fault.code))) throw fault;
  }
  return inWork(ctx.db, municipalityId, WORKER, async (work) => {
    // Looked at anew: where another worker has published meanwhile, nothing is behind.
    const now = await whatPassed(work, one);
    if (now === null) return 'same';
    await tellBehind(work, one, now);
    return 'behind';
  });
}

/** What time has changed of a promise's pages. */
type Passed = {
  /** Nothing but time has changed since they were published. */
  readonly alone: boolean;
  readonly ground: Ground;
  /** The version of the promise's own page. */
  readonly no: number;
  /** Names what the pages would say today. */
  readonly state: string;
  readonly title: string;
  readonly areas: readonly string[];
};

/** Null where the pages say what is so today, as far as time goes. */
async function whatPassed(work: Work, { promiseId, today }: One): Promise<Passed | null> {
  const { tx, municipalityId } = work;
  const ground = await groundOf(work, await currentMunicipality(tx, municipalityId), promiseId);
  const prepared = await preparePublication(work, { promiseId, note: NOTE, size: 'minor', ground, today });
  const { record, last } = prepared;
  if (last === undefined || last.model.kind === 'withdrawn') return null;
  const own = prepared.own.filter(({ model }) => model.lang === 'sv');
  const earlier = own.map(({ model, before }) => ({
    now: model,
    before,
    model: before === undefined ? model : withoutPassedTime(model, before.model),
  }));
  if (!earlier.some(({ model, now }) => modelHash(model) !== modelHash(now))) return null;
  return {
    alone: !earlier.some(differs),
    ground,
    no: last.no,
    state: contentHash(own.map(({ model }) => modelHash(model))).slice(0, 32),
    title: record.title,
    areas: record.areas.map(({ id }) => id),
  };
}

/** Looked at once more in the transaction that publishes: somebody may have written since. */
async function publishAgain(work: Work, { promiseId, today }: One): Promise<boolean> {
  const passed = await whatPassed(work, { promiseId, today });
  if (passed?.alone !== true) return false;
  const { ground, no: expectedNo } = passed;
  await publishPromise(work, { promiseId, size: 'minor', note: NOTE, ground, expectedNo, today });
  return true;
}

/** Once for each state that the pages do not show. */
async function tellBehind(work: Work, { promiseId, today }: One, { state, title, areas }: Passed): Promise<void> {
  const { municipalityId } = work;
  for (const { id, grants } of await colleagues(work)) {
    const actor: Actor = { personId: id, via: 'worker', grants };
    if (!can(actor, 'promise:publish', { municipalityId, areas })) continue;
    const data = { promise: title, day: today };
    await addNotice(work, { personId: id, kind: 'page-behind', subjectId: promiseId, step: state, data });
  }
}
