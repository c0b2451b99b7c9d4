import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import { ensureGrant } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { saveLogo } from '#places/logo.server.ts';
import { findMunicipality, type MunicipalityRef } from '#places/places-queries.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { hideMunicipality } from '#places/shown-municipalities.server.ts';
import { writeDemo } from '#report-back/load-demo.server.ts';
import { practiceNames, type PracticeState } from '#report-back/practice.ts';
import { readDemo } from '#report-back/read-demo.server.ts';

/**
 * Makes the municipality in which those of `of` practise, where there is none yet, and lets whoever asks look after it and
 * coordinate it. It is for practice from its first row on: no other municipality becomes one.
 * @throws AppError `forbidden`, `not-found` for whoever does not look after `of`; `practice-of-practice`;
 *   `municipality-exists` where its address is another municipality's
 * @returns its slug
 */
export async function makePractice(ctx: Pick<Context, 'db'>, actor: Actor, of: MunicipalityRef): Promise<string> {
  const isPractice = await inWork(ctx.db, of.id, actor, async (work) => {
    authorize(actor, 'municipality:administer', registerScope(of.id));
    return (await practiceRow(work)).isPractice;
  });
  if (isPractice) throw new AppError('practice-of-practice');
  const { slug, name } = practiceNames(of);
  const letIn = async (work: Work): Promise<void> => {
    const { personId } = actor;
    if (personId === null) return;
    await ensureGrant(work, { personId, role: 'administrator' });
    await ensureGrant(work, { personId, role: 'coordinator' });
  };
  try {
    await createMunicipality(ctx, { slug, name, isPractice: true }, (tx, municipalityId) =>
      letIn({ tx, municipalityId, actor }),
    );
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== 'municipality-exists') throw fault;
    const there = await findMunicipality(ctx.db, slug);
    if (there === null) throw fault;
    await inWork(ctx.db, there.id, actor, async (work) => {
      if (!(await practiceRow(work)).isPractice) throw fault;
      await letIn(work);
    });
  }
  return slug;
}

/** What there is in a municipality to practise in; for any other, that it is none. */
export async function loadPractice(work: Work): Promise<PracticeState> {
  const { tx, municipalityId } = work;
  const { isPractice, name } = await practiceRow(work);
  const { rows } = await sql<{ promises: number; people: number; filled: boolean }>`
    select (select count(*) from promise where municipality_id = ${municipalityId}) as promises,
      (select count(distinct person_id) from role_grant where municipality_id = ${municipalityId}) as people,
      exists (select from address_name where municipality_id = ${municipalityId})
        or exists (select from party where municipality_id = ${municipalityId}) as filled`.execute(tx);
  const [found] = rows;
  return { isPractice, name, promises: 0, people: 0, filled: false, ...found };
}

/**
 * Fills an empty municipality to practise in with the demonstration's promises and people, by the same loader.
 * @throws AppError `forbidden`, `practice-only`, `practice-not-empty`
 */
export async function fillPractice(work: Work): Promise<void> {
  const { tx, municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId));
  await oneAtATime(work);
  const { isPractice, filled } = await loadPractice(work);
  if (!isPractice) throw new AppError('practice-only');
  if (filled) throw new AppError('practice-not-empty');
  await writeDemo(work, readDemo());
  const { promises } = await loadPractice(work);
  await appendAudit(tx, { ...registerEvent(work, 'practice-filled', null), data: { promises, via: work.actor.via } });
}

/**
 * Takes everything out of a municipality to practise in but its audit chain and those who look after it. The database
 * itself decides that it is one (empty_practice in the migration 0020).
 * @param typedName its name, as whoever does it has typed it
 * @throws AppError `forbidden`, `practice-only`, `practice-name-wrong`
 * @returns how many rows are gone
 */
export async function emptyPractice(work: Work, typedName: string): Promise<number> {
  const { tx, municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId));
  await oneAtATime(work);
  const { isPractice, name, slug } = await practiceRow(work);
  if (!isPractice) throw new AppError('practice-only');
  if (typedName.trim().normalize() !== name.normalize()) throw new AppError('practice-name-wrong', { name });
  await hideMunicipality(work);
  await saveLogo(work, null);
  const { rows } = await sql<{ gone: number }>`select empty_practice(${name}) as gone`.execute(tx);
  const gone = rows[0]?.gone ?? 0;
  await announcePublication(tx, slug);
  await appendAudit(tx, {
    ...registerEvent(work, 'practice-emptied', null),
    data: { rows: gone, via: work.actor.via },
  });
  return gone;
}

type PracticeRow = { readonly isPractice: boolean; readonly name: string; readonly slug: string };

async function practiceRow({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<PracticeRow> {
  const { rows } = await sql<PracticeRow>`
    select is_practice as "isPractice", name, slug from municipality where id = ${municipalityId}`.execute(tx);
  return rows[0] ?? { isPractice: false, name: '', slug: '' };
}

/** A double click must not fill it twice. */
async function oneAtATime({ tx, municipalityId }: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`practice ${municipalityId}`}, 0))`.execute(tx);
}
