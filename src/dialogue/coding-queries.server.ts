import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Coded, Coding } from '#dialogue/coding.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** An answer's latest coding. */
export async function loadCoding({ tx, municipalityId }: In, inputId: string): Promise<Coding> {
  const { rows } = await sql<{ no: number; coded: Coded[] }>`
    select c.no, coalesce((select jsonb_agg(jsonb_build_object('themeId', t.theme_id, 'place', t.place,
        'placeWords', t.place_words, 'time', t.time_of_day) order by t.position)
      from coding_theme t where (t.municipality_id, t.input_id, t.no) = (c.municipality_id, c.input_id, c.no)), '[]') as coded
    from coding c where c.municipality_id = ${municipalityId} and c.input_id = ${inputId}
    order by c.no desc limit 1`.execute(tx);
  return rows[0] ?? { no: 0, coded: [] };
}
