import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Dates, Target } from '#checking/report.ts';
import { loadFile, type StoredFile } from '#platform/files.server.ts';
import { loadPointsAlone } from '#promise/point-queries.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import {
  evidenceFile,
  loggedActivities,
  promiseFrame,
  type LoggedActivity,
} from '#follow-up/activity-queries.server.ts';
import { progressTowards, type TargetProgress } from '#follow-up/activity-sums.ts';
import { expectedDays, type Every } from '#follow-up/recurring-days.ts';
import { openDays } from '#follow-up/recurring-log.server.ts';
import { recurringOf } from '#follow-up/recurring-queries.server.ts';

/** A point and a party that the actor may write for: what the form lets one choose. */
export type LogChoice = { readonly pointId: string; readonly partyId: string; readonly label: string };

export type ActivityPage = {
  readonly title: string;
  readonly period: Dates;
  readonly today: string;
  readonly points: readonly {
    readonly id: string;
    readonly number: number;
    readonly body: string;
    readonly target: Target | null;
    readonly progress: TargetProgress | null;
  }[];
  /** The point that the page is about, or null: the whole promise. */
  readonly chosen: string | null;
  readonly choices: readonly LogChoice[];
  /** Latest first, of the chosen point or all. */
  readonly activities: readonly (LoggedActivity & {
    readonly number: number;
    readonly party: string;
    readonly mine: boolean;
  })[];
  readonly recurring: readonly {
    readonly id: string;
    readonly number: number;
    readonly party: string;
    readonly body: string;
    readonly every: Every;
    readonly lastDay: string | null;
    /** Expected by now, and neither confirmed nor left out; first day first. */
    readonly open: readonly string[];
    readonly times: { readonly done: number; readonly expected: number };
    readonly mine: boolean;
  }[];
};

const LABEL = 60;

/** What is done for a promise, and what the actor may write down; null where there is none by that address word. */
export async function activityPage(
  work: Work,
  slug: string,
  { point, today }: { readonly point: string | null; readonly today: string },
): Promise<ActivityPage | null> {
  const { tx, municipalityId, actor } = work;
  const promiseId = await findPromise(tx, municipalityId, slug);
  if (promiseId === null) return null;
  const subject = await promiseSubject(work, promiseId);
  authorize(actor, 'office:read', { municipalityId });
  const { title, period } = await promiseFrame(work, promiseId);
  const points = (await loadPointsAlone(tx, municipalityId, [promiseId])).get(promiseId) ?? [];
  const mayLog = (partyId: string): boolean => can(actor, 'activity:log', { ...subject, parties: [partyId] });
  const chosen = points.find(({ number }) => String(number) === point) ?? null;
  const all = await loggedActivities(work, { promiseId }, period);
  const named = new Map(
    points.flatMap(({ owners, contributors }) => [...owners, ...contributors].map(({ id, name }) => [id, name])),
  );
  const numbers = new Map(points.map(({ id, number }) => [id, number]));
  const whose = ({ pointId, partyId }: { readonly pointId: string; readonly partyId: string }) => ({
    number: numbers.get(pointId) ?? 0,
    party: named.get(partyId) ?? '',
    mine: mayLog(partyId),
  });
  const isShown = ({ pointId }: { readonly pointId: string }): boolean => chosen === null || pointId === chosen.id;
  return {
    title,
    period,
    today,
    points: points.map(({ id, number, body, target }) => ({
      id,
      number,
      body,
      target,
      progress: progressTowards(
        target,
        all.filter(({ pointId }) => pointId === id),
        period,
      ),
    })),
    chosen: chosen?.id ?? null,
    choices: points.flatMap(({ id, number, body, owners, contributors }) =>
      [...owners, ...contributors]
        .filter((party) => mayLog(party.id))
        .map((party) => ({ pointId: id, partyId: party.id, label: `${number}. ${short(body)} – ${party.name}` })),
    ),
    activities: all.filter(isShown).map((one) => ({ ...one, ...whose(one) })),
    recurring: (await recurringOf(work, { promiseId })).filter(isShown).map((one) => ({
      ...whose(one),
      id: one.id,
      body: one.body,
      every: one.every,
      lastDay: one.lastDay,
      open: openDays(one, today),
      times: { done: one.done.length, expected: expectedDays(one, today).length },
    })),
  };
}

function short(text: string): string {
  return text.length <= LABEL ? text : `${text.slice(0, LABEL).trimEnd()} …`;
}

/** A file beside an activity, for those who work in the municipality; null where there is none. */
export async function activityFile(work: Work, evidenceId: string): Promise<StoredFile | null> {
  authorize(work.actor, 'office:read', { municipalityId: work.municipalityId });
  const found = await evidenceFile(work, evidenceId);
  const file = found === null ? null : await loadFile(work.tx, work.municipalityId, found.sha256);
  return found === null || file === null ? null : { ...file, name: found.name };
}
