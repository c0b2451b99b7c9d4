/**
 * What the office of a generated municipality has on its table in the running year: people who are asked and have partly
 * answered, the next year's draft half way through its keys, meetings, a log of what was done, and what the late clock has
 * written. With it the office's pages have something to show.
 */
import type { Actor } from '#access/actor.ts';
import type { Grant, Role } from '#access/grant.ts';
import type { Work } from '#access/work.server.ts';
import { questionsTo } from '#follow-up/answer-queries.server.ts';
import { sendAnswer } from '#follow-up/answer-report.server.ts';
import { addMeeting } from '#follow-up/meeting-write.server.ts';
import { addRecurring } from '#follow-up/recurring-log.server.ts';
import { askForReports } from '#follow-up/request-reports.server.ts';
import { runLateClock } from '#follow-up/run-late-clock.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addWheelDay } from '#follow-up/year-wheel.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { turnKeys } from '#promise/approval.server.ts';
import { loadKeys } from '#promise/keys-queries.server.ts';
import { sendForApproval } from '#promise/sending.server.ts';
import { setAnswerer } from '#promise/set-answerer.server.ts';
import { makeBrief } from '#report-back/brief.server.ts';
import type { Owner, PlannedPromise } from './plan.ts';
import { CONTACTS, contactKey } from './write-people.ts';

/** Days in the office's running year, each later than the one before. */
const DAYS = { asked: '-11-03', answered: '-11-10', sent: '-11-16', read: '-11-18', clock: '-11-24' } as const;
const MONTHS = ['02', '03', '04', '05', '06', '08', '09', '10', '11'];
const MEETINGS_A_YEAR = 4;
const FORA = ['Brottsförebyggande rådet', 'Arbetsgruppen för platserna'];
const WHEEL = ['Nämndens sista dag för handlingar', 'Budgeten beslutas', 'Polisens planering', 'Mötet med de boende'];

export type Office = {
  readonly work: Work;
  readonly parties: Readonly<Record<Owner, string>>;
  readonly people: ReadonlyMap<string, string>;
};
export type RunningPromise = {
  readonly id: string;
  readonly slug: string;
  readonly planned: PlannedPromise;
  readonly points: readonly string[];
  /** The round that is asked about now, and the one before it. */
  readonly rounds: { readonly open: string; readonly told: string };
};

/** Everything but the draft's keys (sendAndApprove). */
export async function writeOffice(office: Office, running: RunningPromise): Promise<void> {
  const { work } = office;
  const { year } = running.planned;
  await writeAnswerers(office, running);
  await writeLog(office, running);
  await writeMeetings(work, year);
  for (const [no, name] of WHEEL.entries())
    await addWheelDay(work, { day: `${year}-${MONTHS[no * 2]}-15`, name, partyId: null, forumId: null });
  await askForReports(work, running.rounds.open, `${year}${DAYS.asked}`);
  await answerOne(office, running);
  const typed = {
    key: newId(),
    forum: FORA[0] ?? '',
    meetingDay: `${year}-10-20`,
    decisions: ['Ta del av lägesbilden.'],
    words: null,
  };
  await makeBrief(work, running.slug, { ...typed, roundId: running.rounds.told }, `${year}-10-05`);
}

/** What a morning writes of all that waits. Last, so that it knows of the draft's keys. */
export function writeMorning(work: Work, year: number): Promise<number> {
  return runLateClock(work, `${year}${DAYS.clock}`);
}

function personOf({ people }: Office, key: string): string {
  const id = people.get(key);
  if (id === undefined) throw new Error(`nobody is ${key}`);
  return id;
}

/** Whoever does nearly everything answers for the municipality's first points too. */
function answererOf(office: Office, party: Owner, point: number): string {
  const everything = party === 'municipality' && point % CONTACTS === 0;
  return personOf(office, everything ? 'allt' : contactKey(party, point));
}

async function writeAnswerers(office: Office, { planned, points }: RunningPromise): Promise<void> {
  for (const [index, { owners }] of planned.points.entries())
    for (const party of owners)
      await setAnswerer(office.work, {
        pointId: points[index] ?? '',
        partyId: office.parties[party],
        personId: answererOf(office, party, index),
        deputyId: personOf(office, contactKey(party, index + 1)),
        from: `${planned.year}-01-01`,
      });
}

async function writeLog({ work, parties }: Office, { planned, points }: RunningPromise): Promise<void> {
  const done = planned.points.flatMap(({ owners, theme }, index) => {
    const [first = 'municipality'] = owners;
    return MONTHS.map((month) => ({
      pointId: points[index] ?? '',
      partyId: parties[first],
      day: `${planned.year}-${month}-${String(2 + index).padStart(2, '0')}`,
      body: `${theme.label}, som planerat`,
      count: 1,
      unit: theme.unit,
    }));
  });
  await addActivities(work, done);
  const [point] = planned.points;
  if (point === undefined) return;
  for (const party of point.owners)
    await addRecurring(work, {
      pointId: points[0] ?? '',
      partyId: parties[party],
      body: 'Vi går igenom platsen',
      count: 1,
      unit: point.theme.unit,
      every: 'two-weeks',
      firstDay: `${planned.year}-09-07`,
      lastDay: null,
    });
}

async function writeMeetings(work: Work, year: number): Promise<void> {
  for (const name of FORA)
    for (let no = 0; no < MEETINGS_A_YEAR * 2; no += 1) {
      const held = year - 1 + Math.floor(no / MEETINGS_A_YEAR);
      const month = MONTHS[(no % MEETINGS_A_YEAR) * 2];
      await addMeeting(work, {
        id: newId(),
        begun: { forum: { name }, day: `${held}-${month}-12` },
        given: {
          words: {
            notes: 'Vi gick igenom vad som har hänt på platserna sedan sist.',
            decisions: 'Vandringarna flyttas till helgerna.',
            attendance: [
              { organisation: 'Kommunen', people: 3 },
              { organisation: 'Polisen', people: 2 },
              { organisation: 'Hyresgästföreningen', people: null },
            ],
          },
          actions: [
            { body: 'Beställa lampor till gångvägen', owner: 'Tekniska kontoret', due: `${held}-12-01` },
            { body: 'Ringa skolorna', owner: 'Områdespolisen', due: null },
          ],
        },
      });
    }
}

/** Each answerer sends one answer of those that are asked for, so that some wait and some do not. */
async function answerOne(office: Office, { planned, rounds }: RunningPromise): Promise<void> {
  const today = `${planned.year}${DAYS.answered}`;
  const { municipalityId } = office.work;
  for (const party of ['municipality', 'police'] as const) {
    const partyId = office.parties[party];
    for (let no = 0; no < CONTACTS; no += 1) {
      const actor = actorOf(answererOf(office, party, no), { municipalityId, role: 'unit-contact', partyId });
      const own: Work = { ...office.work, actor };
      const question = (await questionsTo(own, rounds.open, today))?.list[0];
      if (question === undefined) continue;
      const draft = {
        body: 'Vi har gjort det vi skulle så här långt.',
        progress: 'under-way',
        reason: 'Mer ska göras.',
      };
      const missing = await sendAnswer(own, { requestId: question.requestId, way: 'skicka', draft, seenNo: 0 }, today);
      if (missing !== null) throw new Error(`an answer was not taken: ${Object.keys(missing).join(', ')}`);
    }
  }
}

/** Sends the draft; the police approve all of it but one point, which they return. The municipality has not said a word. */
export async function sendAndApprove(office: Office, draft: string, year: number): Promise<void> {
  const { work, parties } = office;
  await sendForApproval(work, draft, { message: 'Läs gärna punkt 3 noga.', today: `${year}${DAYS.sent}` });
  const keys = await loadKeys(work, draft);
  if (keys === null) throw new Error('the draft is gone');
  const { municipalityId } = work;
  const partyId = parties.police;
  const actor = actorOf(personOf(office, 'polischef'), { municipalityId, role: 'approver', partyId });
  const asked = keys.state.texts.filter(({ needs }) => needs.includes(partyId));
  const answers = asked.map(({ kind, versionId, content }, index) => {
    const returned = index === asked.length - 1;
    const comment = returned ? 'Vi hinner inte så ofta. Skriv hälften.' : null;
    return {
      versionKind: kind,
      versionId,
      content,
      verdict: returned ? ('returned' as const) : ('approved' as const),
      comment,
    };
  });
  await turnKeys({ ...work, actor }, draft, { partyId, answers, today: `${year}${DAYS.read}` });
}

function actorOf(personId: string, grant: { municipalityId: string; role: Role; partyId: string }): Actor {
  const grants: readonly Grant[] = [{ ...grant, areaId: null, unitId: null }];
  return { personId, via: 'login-link', grants };
}
