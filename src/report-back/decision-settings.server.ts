import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { saveSettingsPart } from '#places/settings.server.ts';
import { decisionSettings, type DecisionSettings } from '#report-back/decision-settings.ts';

/** The time limits that the municipality goes by after a decision. */
export async function loadDecisionSettings({
  tx,
  municipalityId,
}: Pick<Work, 'tx' | 'municipalityId'>): Promise<DecisionSettings> {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from municipality where id = ${municipalityId}`.execute(tx);
  return decisionSettings(rows[0]?.settings);
}

export type DecisionSettingsPage = {
  readonly municipality: MunicipalityRef;
  readonly settings: DecisionSettings;
  readonly may: { readonly change: boolean };
};

export async function loadDecisionSettingsPage(
  work: Work,
  municipality: MunicipalityRef,
): Promise<DecisionSettingsPage> {
  const may = { change: can(work.actor, 'case:move', { municipalityId: work.municipalityId }) };
  return { municipality, settings: await loadDecisionSettings(work), may };
}

/** @throws AppError `forbidden` */
export async function saveDecisionSettings(work: Work, settings: DecisionSettings): Promise<void> {
  authorize(work.actor, 'case:move', { municipalityId: work.municipalityId });
  await saveSettingsPart(work, 'decisions', settings);
}
