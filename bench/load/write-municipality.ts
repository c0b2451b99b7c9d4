/** Lets a planned municipality happen: the rooms' own use cases, in the order in which the work goes. */
import type { Actor } from '#access/actor.ts';
import type { Work } from '#access/work.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import type { EntryInput, FigureInput } from '#follow-up/entry-input.ts';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { ensureAgreement, ensureAreas, ensureForum, ensureGoal, ensureParty } from '#places/registers.server.ts';
import type { AreaRef } from '#places/registers.server.ts';
import { slugOf } from '#places/slug.ts';
import type { Context } from '#platform/context.server.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';
import { writePromise } from '#promise/write-promise.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import type { Owner, PlannedMunicipality, PlannedPoint, PlannedPromise } from './plan.ts';
import { writeMemoOf } from './write-memo.ts';
import { sendAndApprove, writeMorning, writeOffice } from './write-office.ts';
import { writePeople } from './write-people.ts';

const ACTOR: Actor = { personId: null, via: 'demonstration' };
/** The four rounds of a year. */
const ROUNDS = [
  { from: '01-01', to: '03-31', opens: '03-20', due: '04-20' },
  { from: '04-01', to: '06-30', opens: '06-20', due: '08-10' },
  { from: '07-01', to: '09-30', opens: '09-20', due: '10-04' },
  { from: '10-01', to: '12-31', opens: '11-02', due: '12-31' },
] as const;

type Registers = {
  readonly parties: Readonly<Record<Owner, string>>;
  readonly areas: readonly AreaRef[];
  readonly agreement: string;
};

type Written = { readonly id: string; readonly slug: string; readonly points: readonly string[] };

/** Writes a municipality with everything that its plan says: one transaction, all or nothing. Returns its slug. */
export async function writeMunicipality(ctx: Pick<Context, 'db'>, plan: PlannedMunicipality): Promise<string> {
  const slug = slugOf(plan.name);
  // Invented, and shown as such: that is also the ground that its pages are published on.
  await createMunicipality(ctx, { slug, name: `${plan.name}s kommun`, isDemo: true }, async (tx, municipalityId) => {
    const work: Work = { tx, municipalityId, actor: ACTOR };
    const registers = await writeRegisters(work, plan);
    const people = await writePeople(work, slug, registers.parties);
    let written: readonly Year[] = [];
    const years = [...Map.groupBy(plan.promises, ({ year }) => year).values()];
    for (const promises of years) {
      const scenes = promises.map((promise) => ({ work, plan, registers, promise }));
      written = await writeYear(scenes, written);
    }
    const [running] = years.at(-1) ?? [];
    const [before] = written;
    if (before === undefined || running === undefined) return;
    const office = { work, parties: registers.parties, people };
    await writeOffice(office, { ...before, planned: running, rounds: openRounds(before) });
    const draft = await writeWords({ work, plan, registers, promise: { ...running, year: running.year + 1 } });
    await sendAndApprove(office, draft.id, running.year);
    await writeMorning(work, running.year);
  });
  return slug;
}

function openRounds({ rounds }: Year): { readonly open: string; readonly told: string } {
  const [told, open] = rounds.slice(-2);
  if (told === undefined || open === undefined) throw new Error('the running year has no rounds');
  return { told, open };
}

async function writeRegisters(work: Work, plan: PlannedMunicipality): Promise<Registers> {
  const parties = {
    municipality: await ensureParty(work, 'municipality', `${plan.name}s kommun`),
    police: await ensureParty(work, 'police', `Polisen i ${plan.name}`),
  };
  await ensureForum(work, 'Kommunstyrelsen');
  const agreement = await ensureAgreement(work, 'Samverkansöverenskommelse mellan kommunen och polisen', '2015-06-15');
  return { parties, areas: await ensureAreas(work, plan.districts), agreement };
}

type Scene = {
  readonly work: Work;
  readonly plan: PlannedMunicipality;
  readonly registers: Registers;
  readonly promise: PlannedPromise;
};

type Year = Written & { readonly rounds: readonly string[] };

/** A year of every district, as time goes: all begin, all are told about after each period, all end. */
async function writeYear(scenes: readonly Scene[], before: readonly Written[]): Promise<Year[]> {
  const begun: { scene: Scene; written: Written; rounds: string[] }[] = [];
  for (const scene of scenes)
    begun.push({ scene, written: await beginYear(scene, before[scene.promise.district]), rounds: [] });
  for (const [index, round] of ROUNDS.entries())
    for (const { scene, written, rounds } of begun) {
      const { year, points } = scene.promise;
      rounds.push(await writeRound(scene, written, index, round));
      // One that has begun, and that nobody has answered yet, tells nothing new.
      if (points.some(({ answers }) => answers[index] !== undefined))
        await publish(scene, written, `${year}-${round.due}`, `Uppföljningen av kvartal ${index + 1} är med.`);
    }
  for (const { scene, written } of begun) if (scene.promise.closed) await close(scene, written);
  return begun.map(({ written, rounds }) => ({ ...written, rounds }));
}

async function beginYear(scene: Scene, before: Written | undefined): Promise<Written> {
  const { work, promise } = scene;
  const written = await writeWords(scene);
  for (const [index, { from }] of promise.points.entries()) {
    if (from === null || before === undefined) continue;
    const to = written.points[index] ?? '';
    await decideLineage(work, { from: before.points[from.index] ?? '', to, kind: from.kind, state: 'confirmed' });
  }
  await publish(scene, written, `${promise.year}-01-20`, null);
  await writeDays(scene, written);
  return written;
}

async function writeWords({ work, plan, registers, promise }: Scene): Promise<Written> {
  const { parties, areas, agreement } = registers;
  const area = areas[promise.district];
  if (area === undefined) throw new Error('a promise is for a district');
  const { id, slug, points } = await writePromise(work, {
    title: `Medborgarlöfte för ${area.name} ${promise.year}`,
    intro: 'Löftet bygger på vad de boende sa i medborgardialogen och på polisens och kommunens lägesbild.',
    internalNote: 'Områdespolisen och trygghetssamordnaren stämmer av den första måndagen varje månad.',
    period: { from: `${promise.year}-01-01`, to: `${promise.year}-12-31` },
    areas: [area],
    parties: [
      { id: parties.municipality, named: `${plan.name}s kommun` },
      { id: parties.police, named: `Polisen i ${plan.name}` },
    ],
    goals: [await mandateGoal(work, promise.year)],
    agreements: [agreement],
    points: promise.points.map(({ body, owners, theme, count }) => ({
      body,
      owners: owners.map((owner) => parties[owner]),
      focusArea: theme.kind === 'activity' ? 'Synlighet och kontroller' : 'Trygga platser',
      why: theme.why,
      target: { atLeast: count, unit: theme.unit, per: null },
      internalNote: null,
    })),
  });
  return { id, slug, points: points.map((point) => point.id) };
}

async function mandateGoal(work: Work, year: number): Promise<string> {
  const from = year - ((((year - 2015) % 4) + 4) % 4);
  return ensureGoal(work, {
    number: 2,
    body: 'Alla som bor och vistas i kommunen ska kunna känna sig trygga.',
    period: { from: `${from}-01-01`, to: `${from + 3}-12-31` },
  });
}

/** A day of its own for every owner of every point: what "genomförd" is borne out by. */
async function writeDays({ work, registers, promise }: Scene, { points }: Written): Promise<void> {
  await addActivities(
    work,
    promise.points.flatMap(({ owners, theme, count }, index) =>
      owners.map((owner, place) => ({
        pointId: points[index] ?? '',
        partyId: registers.parties[owner],
        day: `${promise.year}-0${3 + place}-${10 + index}`,
        body: theme.label,
        count,
        unit: theme.unit,
        visibility: index % 2 === 0 ? ('public' as const) : ('internal' as const),
      })),
    ),
  );
}

/** Returns the round's id. */
async function writeRound(
  scene: Scene,
  written: Written,
  index: number,
  times: (typeof ROUNDS)[number],
): Promise<string> {
  const { work, registers, promise } = scene;
  const { year } = promise;
  const period = { from: `${year}-${times.from}`, to: `${year}-${times.to}` };
  const label = `Kvartal ${index + 1} ${year}`;
  const [opens, due] = [`${year}-${times.opens}`, `${year}-${times.due}`];
  const [roundId] = await addRounds(work, written.id, [{ label, period, opens, due }]);
  if (roundId === undefined) throw new Error('the round was not written');
  const told = promise.points.flatMap((point, at) => {
    const answer = point.answers[index];
    if (answer === undefined || answer.body === null) return [];
    return point.owners.map((owner, place) => ({
      answer,
      entry: {
        roundId,
        pointId: written.points[at] ?? '',
        partyId: registers.parties[owner],
        told: point.owners.length > 1 ? ('together' as const) : ('apart' as const),
        kind: 'report' as const,
        body: answer.body,
        progress: answer.progress,
        reason: answer.reason,
        internalNote: place === 0 ? 'Underlaget ligger hos samordnaren.' : null,
        figures: place === 0 && answer.value !== null ? [figure(point, answer.value, period)] : [],
      } satisfies EntryInput,
    }));
  });
  const entries = await addEntries(
    work,
    told.map(({ entry }) => entry),
  );
  if (told.length === 0) return roundId;
  await lockRound(work, roundId);
  for (const [at, { answer, entry }] of told.entries()) {
    if (answer.correction === null) continue;
    const { body: _before, ...same } = entry;
    const entryId = entries[at]?.id ?? '';
    await correctEntry(work, {
      ...same,
      body: answer.correction,
      entryId,
      expectedNo: 1,
      correctionNote: 'Antalet var fel.',
    });
  }
  return roundId;
}

function figure({ theme }: PlannedPoint, value: number, period: { from: string; to: string }): FigureInput {
  return {
    label: theme.label,
    value,
    base: theme.kind === 'outcome' ? value + 6 : null,
    hasBase: true,
    unit: theme.unit,
    per: null,
    comparison: null,
    period,
    source: 'Gemensam uppföljning',
    kind: theme.kind,
    direction: theme.kind === 'activity' ? 'neutral' : theme.kind === 'outcome' ? 'higher-worse' : 'higher-better',
    // Few are not told: somebody could be recognised (the guard refuses them).
    visibility: value < 5 || value % 4 === 0 ? 'internal' : 'public',
  };
}

async function close(scene: Scene, { id, slug, points }: Written): Promise<void> {
  const { work, registers, promise } = scene;
  const reasons = {
    kept: 'Vi gjorde det vi lovade.',
    partly: 'Vi hann inte med allt.',
    'not-kept': 'Det blev inte av.',
  };
  const placed = promise.points.map((point, index) => ({ ...point, pointId: points[index] ?? '' }));
  await giveVerdicts(
    work,
    placed.flatMap(({ owners, pointId, verdict: value }) =>
      owners.map((owner) => ({ pointId, partyId: registers.parties[owner], value, reason: reasons[value] })),
    ),
  );
  await setOutcomes(
    work,
    placed.map(({ pointId, goesOn }) => ({
      pointId,
      kind: goesOn ? ('carried' as const) : ('closed' as const),
      reason: goesOn ? 'De boende vill att vi fortsätter.' : 'Arbetet är nu en del av det vanliga.',
      transferredTo: null,
    })),
  );
  await closePromise(work, id);
  await publish(scene, { id, slug, points }, `${promise.year + 1}-01-15`, 'Löftet är avslutat. Här står om det hölls.');
  await writeMemoOf(work, { promiseId: id, year: promise.year, municipality: scene.plan.name });
}

async function publish({ work }: Scene, { id }: Written, today: string, note: string | null): Promise<void> {
  await publishPromise(work, { promiseId: id, size: 'major', note, ground: 'demonstration', today });
}
