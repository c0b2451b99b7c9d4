import { z } from 'zod';
import type { ActivityRecord, EntryRecord, FigureRecord, FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { PROGRESS } from '#follow-up/follow-up-record.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';

const Day = z.string();
const Dates = z.strictObject({ from: Day, to: Day });

const ReportFigure = z.strictObject({
  label: z.string(),
  quote: z.string().nullable(),
  value: z.number().nullable(),
  base: z.number().nullable(),
  hasBase: z.boolean(),
  unit: z.string().nullable(),
  per: z.string().nullable(),
  comparison: z.string().nullable(),
  period: Dates,
  basePeriod: Dates.nullable(),
  source: z.string(),
  preliminary: z.boolean(),
  kind: z.string(),
  direction: z.string(),
});

const ReportRow = z.strictObject({
  point: z.strictObject({ id: z.string(), number: z.number(), body: z.string() }),
  party: z.strictObject({ id: z.string(), name: z.string() }),
  entry: z.strictObject({ id: z.string(), no: z.number() }),
  told: z.enum(['together', 'apart']),
  kind: z.enum(['report', 'nothing-to-report', 'silence']),
  body: z.string().nullable(),
  progress: z.enum(PROGRESS).nullable(),
  saidLate: z.boolean(),
  reason: z.string().nullable(),
  nextStep: z.string().nullable(),
  figures: z.array(ReportFigure),
  activities: z.array(
    z.strictObject({ day: Day, body: z.string(), count: z.number().nullable(), unit: z.string().nullable() }),
  ),
  /** Documents that bear it out, by SHA-256. */
  evidence: z.array(z.strictObject({ sha256: z.string(), caption: z.string().nullable() })),
  /** Of silence: who was asked and when (UTC), and how many reminders they got. */
  asked: z.array(z.strictObject({ personId: z.string(), at: z.string(), reminders: z.number() })),
});
export type ReportRow = z.infer<typeof ReportRow>;

/** A round as it stood when it was locked: what the lock's hash is of, whole. People stand in it by their ids alone. */
export const PeriodReport = z.strictObject({
  format: z.literal('loftet-period-report/1'),
  promise: z.strictObject({ id: z.string(), title: z.string(), period: Dates }),
  round: z.strictObject({ id: z.string(), label: z.string().nullable(), period: Dates, due: Day.nullable() }),
  rows: z.array(ReportRow),
});
export type PeriodReport = z.infer<typeof PeriodReport>;

export type Asked = ReportRow['asked'][number] & { readonly pointId: string; readonly partyId: string };
export type EvidenceOf = ReportRow['evidence'][number] & { readonly entryId: string };

type Beside = { readonly evidence: readonly EvidenceOf[]; readonly asked: readonly Asked[] };

/** A round of the record as a report: points in their order, then the owners in theirs. */
export function periodReport(
  promise: PromiseRecord,
  followUp: FollowUpRecord,
  roundId: string,
  { evidence, asked }: Beside,
): PeriodReport {
  const round = followUp.rounds.find(({ id }) => id === roundId);
  if (round === undefined) throw new RangeError('the round is not of this promise');
  const { id, title, period } = promise;
  const names = new Map(
    [...promise.parties, ...promise.points.flatMap((point) => [...point.owners, ...point.contributors])].map(
      (party) => [party.id, party.name] as const,
    ),
  );
  const rows = promise.points.flatMap((point) => {
    const owners = point.owners.map((owner) => owner.id);
    const place = ({ partyId }: EntryRecord): number =>
      (owners.indexOf(partyId) + owners.length + 1) % (owners.length + 1);
    return followUp.entries
      .filter((entry) => entry.roundId === roundId && entry.pointId === point.id)
      .sort((one, two) => place(one) - place(two) || one.position - two.position || (one.id < two.id ? -1 : 1))
      .map((entry): ReportRow => ({
        point: { id: point.id, number: point.number, body: point.body },
        party: { id: entry.partyId, name: names.get(entry.partyId) ?? '' },
        entry: { id: entry.id, no: entry.no },
        told: entry.told,
        kind: entry.kind,
        body: entry.body,
        progress: entry.progress,
        saidLate: entry.saidLate,
        reason: entry.reason,
        nextStep: entry.nextStep,
        figures: followUp.figures.filter((one) => one.entryVersionId === entry.versionId).map(reportFigure),
        activities: followUp.activities.filter((one) => isOf(one, entry, round.period)).map(reportActivity),
        evidence: evidence
          .filter(({ entryId }) => entryId === entry.id)
          .map(({ sha256, caption }) => ({ sha256, caption })),
        asked:
          entry.kind === 'silence'
            ? asked
                .filter((one) => one.pointId === point.id && one.partyId === entry.partyId)
                .map(({ personId, at, reminders }) => ({ personId, at, reminders }))
            : [],
      }));
  });
  const { label, due } = round;
  return {
    format: 'loftet-period-report/1',
    promise: { id, title, period: { ...period } },
    round: { id: roundId, label, period: { ...round.period }, due },
    rows,
  };
}

function reportFigure(figure: FigureRecord): ReportRow['figures'][number] {
  const {
    id: _id,
    pointId: _point,
    entryVersionId: _version,
    position: _position,
    visibility: _shown,
    ...told
  } = figure;
  return { ...told, period: { ...told.period }, basePeriod: told.basePeriod === null ? null : { ...told.basePeriod } };
}

function isOf(activity: ActivityRecord, entry: EntryRecord, { from, to }: { from: string; to: string }): boolean {
  const { pointId, partyId, day } = activity;
  return pointId === entry.pointId && partyId === entry.partyId && day >= from && day <= to;
}

function reportActivity({ day, body, count, unit }: ActivityRecord): ReportRow['activities'][number] {
  return { day, body, count, unit };
}
