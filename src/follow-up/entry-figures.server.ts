import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';

type Row = Omit<FigureInput, 'period' | 'basePeriod'> & {
  period_from: string;
  period_to: string;
  base_from: string | null;
  base_to: string | null;
};

/** A version's figures as they would be written again, in their order: the next version has its own. */
export async function figuresOfVersion({ tx, municipalityId }: Work, versionId: string): Promise<FigureInput[]> {
  const { rows } = await sql<Row>`
    select position, label, quote, value, base_value as base, has_base as "hasBase", unit, per, comparison, source,
      preliminary, kind, direction, vis as visibility, period_from, period_to, base_from, base_to
    from figure where municipality_id = ${municipalityId} and entry_version_id = ${versionId}
    order by position, id`.execute(tx);
  return rows.map(({ period_from, period_to, base_from, base_to, ...figure }) => ({
    ...figure,
    period: { from: period_from, to: period_to },
    basePeriod: base_from === null || base_to === null ? null : { from: base_from, to: base_to },
  }));
}
