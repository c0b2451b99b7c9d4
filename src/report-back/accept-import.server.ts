import type { Work } from '#access/work.server.ts';
import type { PartyKind, Report, ReportPoint } from '#checking/report.ts';
import { writeElsewhere } from '#publication/write-elsewhere.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { lockRegisters } from '#places/lock-registers.server.ts';
import { ensureAgreement, ensureAreas, ensureGoal } from '#places/registers.server.ts';
import type { PromiseFor } from '#promise/promise-for.server.ts';
import type { PromiseWritten } from '#promise/promise-input.ts';
import { setOutcomes } from '#promise/set-outcome.server.ts';
import { writePromise } from '#promise/write-promise.server.ts';
import { importObstacles } from '#report-back/import-obstacles.ts';
import { outcomesOf } from '#report-back/import-outcomes.ts';
import { importParties, type ImportParties } from '#report-back/import-parties.server.ts';
import type { OwnerNames } from '#report-back/import-record.ts';
import { loadDraft } from '#report-back/import-queries.server.ts';
import { entriesOf, looseFigures, roundsOf, type ImportFacts, type PointPlace } from '#report-back/import-results.ts';
import { promiseTitle } from '#report-back/promise-title.ts';
import { samePromise } from '#report-back/same-promise.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';
import { writeCase } from '#report-back/write-case.server.ts';

/** `promise` is its address word; `same` is the promise that was there before for the same areas and period, if any. */
export type Accepted = { readonly promise: string; readonly same: PromiseFor | null };

/** What is done where the record has a promise for the same areas and period: ask the person, or allow a second one. */
export type Beside = 'ask' | 'allow';

/**
 * Makes a draft the record: one transaction, one use case per room. What the document says is taken as it says it.
 * @param expectedNo the version that the person saw; null takes the draft as it stands
 * @throws AppError `import-needs-person` where the reading cannot be a record as it is, `promise-there-already`,
 *   `edited-meanwhile`, `import-not-found`
 */
export async function acceptImport(
  work: Work,
  importId: string,
  expectedNo: number | null,
  beside: Beside,
): Promise<Accepted> {
  const { tx, municipalityId, actor } = work;
  const draft = await loadDraft(work, importId);
  if (expectedNo !== null && draft.no !== expectedNo) throw new AppError('edited-meanwhile');
  const { report, ownerNames } = draft;
  const obstacles = importObstacles(report);
  if (obstacles.length > 0) throw new AppError('import-needs-person', { why: obstacles[0] ?? '' });
  await lockRegisters(work);
  const same = await samePromise(work, report);
  if (same !== null && beside === 'ask') throw new AppError('promise-there-already', { title: same.title });
  const written = await writeRecord(work, importId, report, ownerNames);
  await tx
    .withTables<ReportBackTables>()
    .updateTable('import')
    .set({ state: 'accepted', promise_id: written.id })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', importId)
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'import-accepted',
    subjectId: importId,
    personId: actor.personId,
    data: { promise: written.id, version: draft.no, via: actor.via },
  });
  return { promise: written.slug, same };
}

async function writeRecord(
  work: Work,
  importId: string,
  report: Report,
  ownerNames: OwnerNames,
): Promise<PromiseWritten> {
  const { period } = report;
  if (period === null) throw new AppError('import-needs-person', { why: '' });
  const parties = await importParties(work, report);
  const areas = await ensureAreas(work, report.areas, period);
  const owners = report.points.map((point) => parties.ownersOf(point, ownerNames));
  const written = await writePromise(work, {
    title: promiseTitle(report.areas, period),
    period,
    areas,
    parties: parties.named,
    goals: await goalsOf(work, report),
    agreements: await agreementsOf(work, report),
    points: report.points.map((point, index) => ({
      body: point.text,
      owners: owners[index] ?? [],
      focusArea: point.focusArea,
      above: point.promise,
      dueWords: point.due,
      target: point.target,
    })),
  });
  await writeResults(work, { importId, report, written, owners, parties });
  await setOutcomes(
    work,
    outcomesOf(report).map(({ index, outcome }) => ({ ...outcome, pointId: written.points[index]?.id ?? '' })),
  );
  await writeElsewhere(work, written.id, report.publications);
  await writeCase(work, {
    kind: report.kind,
    promiseId: written.id,
    registryNumber: report.registryNumber,
    decisionBody: report.decisionBody,
    importId,
    memo: memoOf(report),
  });
  return written;
}

type Results = {
  readonly importId: string;
  readonly report: Report;
  readonly written: PromiseWritten;
  readonly owners: readonly (readonly string[])[];
  readonly parties: ImportParties;
};

async function writeResults(work: Work, { importId, report, written, owners, parties }: Results): Promise<void> {
  const { period } = report;
  if (period === null) return;
  const rounds = roundsOf(report, period);
  const ids = await addRounds(work, written.id, rounds);
  const facts: ImportFacts = {
    importId,
    period,
    source: (report.title || report.source.file || 'Dokumentet').slice(0, 500),
    roundId: (label) => ids[rounds.findIndex((round) => round.label === label)] ?? '',
  };
  const placed = report.points.map((point, index): { point: ReportPoint; place: PointPlace } => {
    const own = owners[index] ?? [];
    const pointId = written.points[index]?.id ?? '';
    return {
      point,
      place: { pointId, owners: own, partiesOf: (kind: PartyKind) => parties.tellersOf(kind, own) },
    };
  });
  await addEntries(
    work,
    placed.flatMap(({ point, place }) => entriesOf(point, place, facts)),
  );
  await writeFigures(
    work,
    placed.flatMap(({ point, place }) =>
      looseFigures(point, facts).map((figure) => ({ pointId: place.pointId, entryVersionId: null, figure })),
    ),
  );
}

async function goalsOf(work: Work, report: Report): Promise<string[]> {
  const ids: string[] = [];
  for (const { number, text, period } of report.goals) {
    const id = await ensureGoal(work, {
      number,
      body: text,
      period: period === null ? null : { from: `${period.from}-01-01`, to: `${period.to}-12-31` },
    });
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

async function agreementsOf(work: Work, report: Report): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, date } of report.agreements) {
    const id = await ensureAgreement(work, name, date);
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

function memoOf(report: Report) {
  return {
    dated: report.date,
    sections: {
      municipality: report.municipality,
      department: report.department,
      decisionBasis: report.decisionBasis,
      perspectives: report.perspectives,
      coDetermination: report.coDetermination,
      committeeReporting: report.committeeReporting,
      signatories: report.signatories,
      statedCounts: report.statedCounts,
      countsAsStated: true,
      prose: [],
    },
    proposals: report.proposedDecisions,
    consultation: report.consultation,
    dispatch: report.dispatch,
  };
}
