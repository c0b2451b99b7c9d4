import { sql, type RawBuilder } from 'kysely';

/**
 * The common table expression `place` (for `with recursive`): areas, and those that they took over from. Who followed a
 * district that has been divided or merged follows what took over.
 * @param start selects `promise_id`, carried along (null where nobody asks), and the `id` of an area of it
 */
export function placesFrom(municipalityId: string, start: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`place as (
    select promise_id, id from (${start}) start
    union
    select place.promise_id, v.area_id from place
    join area_version v on v.municipality_id = ${municipalityId} and v.replaced_by @> array[place.id]
  )`;
}

/** The start where it is known of which areas. */
export function theseAreas(areas: readonly string[]): RawBuilder<unknown> {
  return sql`select null::uuid as promise_id, id from unnest(${[...areas]}::uuid[]) id`;
}
