import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { colleagues, type Colleague } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { approversOf } from '#promise/approvers.server.ts';
import { waitingKeys } from '#promise/keys-queries.server.ts';
import { dueReminders, type LateFacts, type OpenApproval, type OpenRound } from '#follow-up/late-clock.ts';
import { loadLateSettings } from '#follow-up/reminder-settings.server.ts';
import { writeReminders } from '#follow-up/write-reminders.server.ts';
import { roundsOn, waitingQuestions, type ScheduledRound } from '#follow-up/late-queries.server.ts';
import { periodName } from '#follow-up/period-name.ts';
import { askForReports } from '#follow-up/request-reports.server.ts';

/**
 * One morning of the late clock in a municipality: opens the rounds whose day has come, and tells everybody who should be
 * told today. Each reminder is an audit event. Run again the same day it adds nothing.
 * @param today the day in Sweden; on any but a working day nothing happens
 * @returns how many notices were written
 */
export async function runLateClock(work: Work, today: string): Promise<number> {
  if (!isWorkingDay(today)) return 0;
  const rounds = await roundsOn(work, today);
  for (const round of rounds) await askForReports(work, round.id, today);
  const facts = await factsOn(work, rounds, today);
  return writeReminders(work, dueReminders(facts, today, await loadLateSettings(work)));
}

async function factsOn(work: Work, scheduled: readonly ScheduledRound[], today: string): Promise<LateFacts> {
  const people = await colleagues(work);
  const questions = await waitingQuestions(
    work,
    scheduled.map(({ id }) => id),
    today,
  );
  const rounds = scheduled.map((round): OpenRound => ({
    id: round.id,
    promise: round.title,
    name: periodName(round),
    due: round.due,
    lockOn: round.lockOn,
    waiting: questions.get(round.id) ?? [],
    steering: steeringOf(people, work.municipalityId, round.areas),
  }));
  return { rounds, approvals: await approvalsOn(work, people, today) };
}

async function approvalsOn(work: Work, people: readonly Colleague[], today: string): Promise<OpenApproval[]> {
  const waiting = await waitingKeys(work, today);
  const approvers = await approversOf(work, [...new Set(waiting.map(({ partyId }) => partyId))]);
  const steering = steeringOf(people, work.municipalityId, []);
  return waiting.map(({ sendingId, promiseTitle, partyId, partyName, since }) => ({
    sendingId,
    promise: promiseTitle,
    partyId,
    party: partyName,
    since,
    approvers: approvers.get(partyId) ?? [],
    steering,
  }));
}

/** Those who hold a promise of these areas together: whoever may set its rounds. */
function steeringOf(people: readonly Colleague[], municipalityId: string, areas: readonly string[]): string[] {
  const actorOf = ({ id, grants }: Colleague): Actor => ({ personId: id, via: 'worker', grants });
  return people.filter((one) => can(actorOf(one), 'round:schedule', { municipalityId, areas })).map(({ id }) => id);
}
