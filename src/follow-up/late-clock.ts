import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#platform/working-days.ts';
import type { LateSettings } from '#follow-up/late-settings.ts';

/** A question that nobody has answered yet. */
export type WaitingQuestion = {
  readonly personId: string;
  readonly deputyId: string | null;
  /** The day in Sweden when it was asked. */
  readonly askedOn: string;
  /** Nobody is reminded of it before that day. */
  readonly snoozedUntil: string | null;
};

/** A round that is open and not locked. */
export type OpenRound = {
  readonly id: string;
  readonly promise: string;
  /** What the period is called, as "tertial 2 2026". */
  readonly name: string;
  /** Last day to answer, inclusive. */
  readonly due: string | null;
  readonly lockOn: string | null;
  readonly waiting: readonly WaitingQuestion[];
  /** Coordinators and liaisons of the promise. */
  readonly steering: readonly string[];
};

/** What was sent to a party for approval and has no answer. */
export type OpenApproval = {
  readonly sendingId: string;
  readonly promise: string;
  readonly partyId: string;
  readonly party: string;
  /** The day in Sweden when the first of it was sent. */
  readonly since: string;
  readonly approvers: readonly string[];
  readonly steering: readonly string[];
};

export type LateFacts = { readonly rounds: readonly OpenRound[]; readonly approvals: readonly OpenApproval[] };

/**
 * Who should be told what today. Each has a step, and is told once whoever asks how often (see addNotice): the clock can
 * stand still for days and go on, and only the latest step is told then. On other days than working days nobody is told.
 */
export function dueReminders(facts: LateFacts, today: string, settings: LateSettings): NewNotice[] {
  if (!isWorkingDay(today)) return [];
  return [
    ...facts.rounds.flatMap((round) => remindersOf(round, today, settings)),
    ...facts.approvals.flatMap((approval) => escalationsOf(approval, today, settings)),
  ];
}

function remindersOf(round: OpenRound, today: string, settings: LateSettings): NewNotice[] {
  const { id: subjectId, due, promise, name } = round;
  const awake = round.waiting.filter(({ snoozedUntil }) => snoozedUntil === null || snoozedUntil <= today);
  // The lock writes silence for what is put off too, so that it is counted there.
  const lock = lockReminders(round, today);
  const step = due === null ? null : stepOn(due, today, settings);
  if (due === null || step === null || awake.length === 0) return lock;
  const told = awake.filter(({ askedOn }) => askedOn < step.day); // who was asked after it gets time to answer
  const people = [...Map.groupBy(told, ({ personId }) => personId)];
  const data = (points: number) => ({ promise, round: name, due, points });
  const answerers = people.map(([personId, own]): NewNotice => ({
    personId,
    kind: step.late ? 'report-late' : 'report-reminder',
    subjectId,
    step: step.name,
    data: data(own.length),
  }));
  if (!step.late) return [...answerers, ...lock];
  const deputies = [...Map.groupBy(told, ({ deputyId }) => deputyId)].flatMap(([personId, own]): NewNotice[] =>
    personId === null
      ? []
      : [{ personId, kind: 'report-late-deputy', subjectId, step: step.name, data: data(own.length) }],
  );
  const { chair, steeringFrom, chairFrom } = settings;
  const above = [
    ...(step.after >= steeringFrom ? round.steering : []),
    ...(chair !== null && step.after >= chairFrom ? [chair] : []),
  ].map((personId): NewNotice => ({
    personId,
    kind: 'round-late',
    subjectId,
    step: step.name,
    data: { promise, round: name, due, waiting: awake.length },
  }));
  return [...answerers, ...deputies, ...above, ...lock];
}

function lockReminders({ id, promise, name, lockOn, steering, waiting }: OpenRound, today: string): NewNotice[] {
  if (lockOn === null || today < lockOn) return [];
  return steering.map((personId) => ({
    personId,
    kind: 'round-to-lock',
    subjectId: id,
    step: `lock-${lockOn}`,
    data: { promise, round: name, waiting: waiting.length },
  }));
}

type Step = { readonly name: string; readonly day: string; readonly late: boolean; readonly after: number };

/** The latest step that has come. One before the last day is no use after it. */
function stepOn(due: string, today: string, { before, after }: LateSettings): Step | null {
  const steps: Step[] = [
    ...(today > due ? [] : before).map((days) => ({
      name: `${due}-before-${days}`,
      day: addWorkingDays(due, -days),
      late: false,
      after: 0,
    })),
    ...after.map((days) => ({ name: `${due}-after-${days}`, day: addWorkingDays(due, days), late: true, after: days })),
  ];
  const come = steps.filter(({ day }) => day <= today).sort((a, b) => (a.day < b.day ? -1 : 1));
  return come.at(-1) ?? null;
}

/** Silence is told to those above, again and again; it never approves or publishes anything. */
function escalationsOf(approval: OpenApproval, today: string, { approvalDays }: LateSettings): NewNotice[] {
  const { sendingId: subjectId, partyId, promise, party, since, approvers, steering } = approval;
  const asked = approvers.map((personId): NewNotice => ({
    personId,
    kind: 'approval-asked',
    subjectId,
    step: `asked ${partyId}`,
    data: { promise },
  }));
  const times = Math.floor(workingDaysBetween(since, today) / approvalDays);
  if (times < 1) return asked;
  const days = times * approvalDays;
  const late = [...new Set([...approvers, ...steering])].map((personId): NewNotice => ({
    personId,
    kind: 'approval-late',
    subjectId,
    step: `late-${days} ${partyId}`,
    data: { promise, party, days },
  }));
  return [...asked, ...late];
}
