import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import {
  forgetActivities,
  forgetAnswers,
  forgetLinks,
  oldActivities,
  oldAnswers,
  oldLinks,
} from '#follow-up/forget-old.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { KINDS, type Counts, type RetentionKind } from '#places/retention.ts';
import { loadSettings } from '#places/settings.server.ts';

type Step = {
  /** What is old enough on the Swedish day, by id: for the page that tells what will go, and for the night. */
  readonly old: (work: Work, today: string, days: number) => Promise<readonly string[]>;
  /** Answers with how many went. */
  readonly forget: (work: Work, ids: readonly string[]) => Promise<number>;
};

const STEPS: Readonly<Record<RetentionKind, Step>> = {
  answers: { old: oldAnswers, forget: forgetAnswers },
  links: { old: oldLinks, forget: forgetLinks },
  documents: { old: oldDocuments, forget: forgetDocuments },
  activities: { old: oldActivities, forget: forgetActivities },
};

const MOST_DOCUMENTS = 1_000;

/** Documents that were discarded so many days ago. */
async function oldDocuments({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from import where municipality_id = ${municipalityId} and state = 'discarded'
      and coalesce(discarded_at, at) < ${oldBefore(today, days)} limit ${MOST_DOCUMENTS}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Removes documents with what was read in them; one that was not discarded the database keeps (migration 0020). */
async function forgetDocuments({ tx }: Work, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_discarded(${ids}::uuid[]) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}

/** What would go on the Swedish day `today`, if nothing changes until then. */
export async function countOld(work: Work, today: string): Promise<Counts> {
  authorize(work.actor, 'municipality:administer', registerScope(work.municipalityId));
  const { keep } = await loadSettings(work);
  const counts = zeros();
  for (const kind of KINDS) {
    const days = keep[kind];
    if (days !== null) counts[kind] = (await STEPS[kind].old(work, today, days)).length;
  }
  return counts;
}

/**
 * Takes away what the municipality has decided to keep no longer than until the Swedish day `today`. Again the same day it
 * does nothing more, and then it tells the audit chain nothing.
 */
export async function forgetOld(work: Work, today: string): Promise<Counts> {
  const { keep } = await loadSettings(work);
  const counts = zeros();
  for (const kind of KINDS) {
    const days = keep[kind];
    if (days === null) continue;
    const ids = await STEPS[kind].old(work, today, days);
    if (ids.length > 0) counts[kind] = await STEPS[kind].forget(work, ids);
  }
  if (KINDS.some((kind) => counts[kind] > 0))
    await appendAudit(work.tx, {
      ...registerEvent(work, 'retention-done', null),
      data: { ...counts, via: work.actor.via },
    });
  return counts;
}

function zeros(): Record<RetentionKind, number> {
  return { answers: 0, links: 0, documents: 0, activities: 0 };
}
