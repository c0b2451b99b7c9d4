import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { addDays } from '#platform/clock.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { sittingForums, sittingsBetween, type Sitting } from '#places/sittings.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { caseAim } from '#report-back/case-aim.ts';
import { caseDays, caseTiming, nextInTime, type CaseDay, type CaseTiming } from '#report-back/case-clock.ts';
import { caseNext, type CaseNext } from '#report-back/case-next.ts';
import { loadCases, stepsTaken, type CaseRow, type StepTaken } from '#report-back/case-queries.server.ts';
import { allowedSteps, type CaseStep } from '#report-back/case-steps.ts';
import { CASE_WORDS } from '#report-back/case-words.ts';
import { recordStanding, type RecordStanding } from '#report-back/public-record.ts';

/** Days ahead of sittings that a case can be put on. */
const AHEAD = 730;

/** A case in a list of them. */
export type CaseLine = Omit<CaseRow, 'way'> & {
  /** The Swedish day of the latest step; null for a draft that has not moved. */
  readonly since: string | null;
  readonly timing: CaseTiming;
  readonly record: RecordStanding;
};

export type CasesPage = {
  readonly municipality: MunicipalityRef;
  /** Those that are not archived first; in both, those that were opened last first. */
  readonly open: readonly CaseLine[];
  readonly archived: readonly CaseLine[];
  readonly may: { readonly open: boolean };
};

/** The municipality's cases. `today`: the day in Sweden. */
export async function loadCasesPage(work: Work, municipality: MunicipalityRef, today: string): Promise<CasesPage> {
  const cases = (await loadCases(work)).map((row) => lineOf(row, today));
  return {
    municipality,
    open: cases.filter(({ step }) => step !== 'archived'),
    archived: cases.filter(({ step }) => step === 'archived'),
    may: { open: can(work.actor, 'memo:write', { municipalityId: work.municipalityId }) },
  };
}

/** What stands over every page of a case: which it is, and where it stands. */
export type CaseFrame = { readonly id: string; readonly matter: string; readonly step: CaseStep };

/** The frame of a case's pages; null where the municipality has none by this id. */
export async function loadCaseFrame(work: Work, id: string): Promise<CaseFrame | null> {
  const [found] = await loadCases(work, id);
  return found === undefined ? null : { id, matter: `${CASE_WORDS[found.kind]}: ${found.promise}`, step: found.step };
}

type Named = { readonly id: string; readonly name: string };

/** What a case's facts can be chosen among. */
export type CaseChoices = {
  readonly people: readonly Named[];
  /** The bodies with the sittings that are to come, by day; cancelled ones are left out. */
  readonly bodies: readonly (Named & { readonly sittings: readonly Sitting[] })[];
};

export type OpenCasePage = {
  readonly municipality: MunicipalityRef;
  readonly promises: readonly Named[];
  readonly choices: CaseChoices;
};

/** What a new case can be about. */
export async function loadOpenCasePage(
  work: Work,
  municipality: MunicipalityRef,
  today: string,
): Promise<OpenCasePage> {
  const promises = await listPromises(work.tx, work.municipalityId);
  return {
    municipality,
    promises: promises.map(({ id, title }) => ({ id, name: title })),
    choices: await choicesOf(work, null, today),
  };
}

export type CasePage = {
  readonly municipality: MunicipalityRef;
  readonly case: CaseLine;
  /** The number of the latest step, 0 where there is none: what a move is sent with. */
  readonly no: number;
  /** Latest first. */
  readonly steps: readonly StepTaken[];
  readonly next: CaseNext | null;
  /** The days before the sitting that it aims at, and the sitting; empty where it aims at none. */
  readonly days: readonly CaseDay[];
  /** Where it misses its sitting: the first one of the same body that it can come to in time. */
  readonly instead: Sitting | null;
  readonly allowed: readonly CaseStep[];
  readonly aim: string;
  readonly choices: CaseChoices;
  readonly may: { readonly move: boolean; readonly write: boolean };
};

/** A case as its page shows it; null where the municipality has none by this id. */
export async function loadCasePage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  today: string,
): Promise<CasePage | null> {
  const [row] = await loadCases(work, id);
  if (row === undefined) return null;
  const steps = await stepsTaken(work, id);
  const line = lineOf(row, today);
  const choices = await choicesOf(work, row, today);
  const own = choices.bodies.find((body) => body.id === row.forumId)?.sittings ?? [];
  const late = ['behind', 'missed', 'cancelled'].includes(line.timing);
  const may = (action: 'case:move' | 'memo:write') => can(work.actor, action, { municipalityId: work.municipalityId });
  return {
    municipality,
    case: line,
    no: steps[0]?.no ?? 0,
    steps,
    next: caseNext(row.step, row.missing),
    days: row.sitting === null ? [] : caseDays(row, row.sitting, today),
    instead: late ? nextInTime(row, own, today) : null,
    allowed: allowedSteps(row.step),
    aim: caseAim({ forumId: row.forumId, sittingId: row.sitting?.id ?? null }),
    choices,
    may: { move: may('case:move'), write: may('memo:write') },
  };
}

function lineOf({ way, ...row }: CaseRow, today: string): CaseLine {
  const timing = caseTiming(row, row.sitting, today);
  return { ...row, since: way[0]?.day ?? null, timing, record: recordStanding(way) };
}

/** What the case has already is among the choices, though it is past, cancelled or gone. */
async function choicesOf(work: Work, row: CaseRow | null, today: string): Promise<CaseChoices> {
  const people: Named[] = (await colleagues(work)).map(({ id, name }) => ({ id, name }));
  const officer = row?.officerId ?? null;
  if (officer !== null && !people.some(({ id }) => id === officer))
    people.push({ id: officer, name: row?.officer ?? 'någon som inte har någon uppgift här längre' });
  const sittings = (await sittingsBetween(work, today, addDays(today, AHEAD))).filter(({ cancelled }) => !cancelled);
  const forums: Named[] = (await sittingForums(work)).map(({ id, name }) => ({ id, name }));
  const body = row?.forumId ?? null;
  if (body !== null && !forums.some(({ id }) => id === body)) forums.push({ id: body, name: row?.body ?? '' });
  const aimed = row?.sitting ?? null;
  const bodies = forums.map(({ id, name }) => {
    const own = sittings.filter(({ forumId }) => forumId === id);
    const gone = aimed !== null && body === id && !own.some((one) => one.id === aimed.id);
    return { id, name, sittings: gone ? [{ ...aimed, forumId: id }, ...own] : own };
  });
  return { people, bodies };
}
