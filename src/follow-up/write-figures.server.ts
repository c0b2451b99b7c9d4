import type { Work } from '#access/work.server.ts';
import { rowParts } from '#platform/row-parts.ts';
import { newId } from '#platform/uuid.server.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

export type FigureToWrite = {
  readonly pointId: string;
  /** Null for a figure that stands in the point itself. */
  readonly entryVersionId: string | null;
  readonly figure: FigureInput;
};

/** Writes figures, each point's in the order given. Figures never change: a new version of the entry has its own. */
export async function writeFigures({ tx, municipalityId }: Work, figures: readonly FigureToWrite[]): Promise<void> {
  if (figures.length === 0) return;
  const places = new Map<string, number>();
  const rows = figures.map(({ pointId, entryVersionId, figure }) => {
    const position = figure.position ?? (places.get(pointId) ?? 0) + 1;
    places.set(pointId, position);
    return {
      municipality_id: municipalityId,
      id: newId(),
      point_id: pointId,
      entry_version_id: entryVersionId,
      position,
      label: figure.label,
      quote: figure.quote ?? null,
      value: figure.value,
      base_value: figure.base,
      has_base: figure.hasBase,
      unit: figure.unit,
      per: figure.per,
      comparison: figure.comparison,
      period_from: figure.period.from,
      period_to: figure.period.to,
      base_from: figure.basePeriod?.from ?? null,
      base_to: figure.basePeriod?.to ?? null,
      source: figure.source,
      preliminary: figure.preliminary ?? false,
      kind: figure.kind,
      direction: figure.direction,
      vis: figure.visibility ?? 'internal',
    };
  });
  const db = tx.withTables<FollowUpTables>();
  for (const part of rowParts(rows)) await db.insertInto('figure').values(part).execute();
}
