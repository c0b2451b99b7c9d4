import { sql } from 'kysely';
import type { Lang } from '#platform/texts/languages.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import type { Database } from '#platform/database.server.ts';
import { publishPromise, type Published, type PublishInput } from '#publication/publish-promise.server.ts';
import { buildRecord, type BuiltRecord, type RecordParts } from './record-builder.ts';

/** An invented municipality of its own. */
export async function demoMunicipality(db: Database, slug: string): Promise<string> {
  return createMunicipality({ db }, { slug, name: 'Norrviks kommun', isDemo: true });
}

/** A record in an invented municipality: what has a ground to be published. */
export async function demoRecord(db: Database, slug: string, parts: RecordParts = {}): Promise<BuiltRecord> {
  const municipalityId = parts.municipalityId ?? (await demoMunicipality(db, slug));
  return buildRecord(db, { ...parts, municipalityId, slug });
}

/** Lets a record's municipality publish in these languages besides Swedish from now on. */
export async function speak(built: BuiltRecord, languages: readonly Lang[]): Promise<void> {
  await built.work(({ tx, municipalityId }) =>
    sql`update municipality set settings = settings || ${JSON.stringify({ languages })}::jsonb
      where id = ${municipalityId}`.execute(tx),
  );
}

/** Publishes a record as it stands, in a transaction of its own. */
export function publishRecord(built: BuiltRecord, input: Partial<PublishInput> = {}): Promise<Published> {
  return built.work((work) =>
    publishPromise(work, {
      promiseId: built.promise.id,
      size: 'major',
      note: null,
      ground: 'demonstration',
      ...input,
    }),
  );
}
