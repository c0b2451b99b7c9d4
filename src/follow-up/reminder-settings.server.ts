import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import { colleagues } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { lateSettings, type LateSettings } from '#follow-up/late-settings.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { saveSettingsPart } from '#places/settings.server.ts';
import { AppError } from '#platform/errors.ts';

/** How the municipality wants to be reminded. */
export async function loadLateSettings({
  tx,
  municipalityId,
}: Pick<Work, 'tx' | 'municipalityId'>): Promise<LateSettings> {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from municipality where id = ${municipalityId}`.execute(tx);
  return lateSettings(rows[0]?.settings);
}

export type ReminderPage = {
  readonly municipality: MunicipalityRef;
  readonly settings: LateSettings;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly may: { readonly change: boolean };
};

export async function loadReminderPage(work: Work, municipality: MunicipalityRef): Promise<ReminderPage> {
  const people = (await colleagues(work)).map(({ id, name }) => ({ id, name }));
  const may = { change: can(work.actor, 'round:schedule', { municipalityId: work.municipalityId }) };
  return { municipality, settings: await loadLateSettings(work), people, may };
}

/**
 * Changes when people are reminded. What has been sent is not sent again; the clock goes by the new days from tomorrow.
 * @throws AppError `colleague-not-found` for a chair who has nothing to do in the municipality, `forbidden`
 */
export async function saveLateSettings(work: Work, settings: Omit<LateSettings, 'approvalDays'>): Promise<void> {
  authorize(work.actor, 'round:schedule', { municipalityId: work.municipalityId });
  const { chair } = settings;
  if (chair !== null && !(await colleagues(work)).some(({ id }) => id === chair))
    throw new AppError('colleague-not-found');
  await saveSettingsPart(work, 'late', settings);
}
