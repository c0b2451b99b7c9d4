import type { ColumnType, Generated } from 'kysely';

type MunicipalityRow = {
  id: string;
  slug: string;
  name: string;
  is_demo: Generated<boolean>;
  settings: ColumnType<unknown, string | undefined, string>;
};

/** The tables that this room writes, and nobody else. */
export type PlacesTables = { municipality: MunicipalityRow };
