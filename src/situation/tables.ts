import type { Generated } from 'kysely';
import type { RegisterKind } from '#situation/register-list.ts';

/** The tables that this room writes. */
export type SituationTables = {
  register_figure: {
    municipality_id: string;
    list_id: string;
    area_id: string | null;
    year: number;
    source: string;
    kind: RegisterKind;
    label: string;
    people: number;
    by_person: string | null;
    at: Generated<Date>;
  };
};
