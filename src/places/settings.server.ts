import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import { settingsOf, type KeptSettings, type Settings } from '#places/municipality-settings.ts';
import { withLimit } from '#places/small-count-limit.ts';
import { registerEvent } from '#places/register-event.server.ts';

/** What the municipality has chosen. */
export async function loadSettings({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<KeptSettings> {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from municipality where id = ${municipalityId}`.execute(tx);
  return settingsOf(rows[0]?.settings ?? {});
}

/** Keeps what the municipality has chosen; settings of other pages stay as they are. @throws AppError `forbidden` */
export async function saveSettings(work: Work, { fewestTold, ...settings }: Settings): Promise<void> {
  const { tx, municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId));
  const { rows: kept } = await sql<{ settings: unknown; today: string }>`
    select settings, to_char(now() at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as today from municipality
    where id = ${municipalityId} for update`.execute(tx);
  const before = settingsOf(kept[0]?.settings ?? {});
  const fewestFrom = withLimit(before.fewestFrom, fewestTold, kept[0]?.today ?? '');
  const { rows } = await sql<{ slug: string }>`
    update municipality set settings = settings || ${JSON.stringify({ ...settings, fewestFrom })}::jsonb
    where id = ${municipalityId} returning slug`.execute(tx);
  // Colours and contact stand on every public page of the municipality: they are drawn anew.
  for (const { slug } of rows) await announcePublication(tx, slug);
  await appendAudit(tx, registerEvent(work, 'settings-changed', null));
  if (fewestTold === before.fewestTold) return;
  const event = registerEvent(work, 'small-count-limit-changed', null);
  await appendAudit(tx, { ...event, data: { ...event.data, fewest: fewestTold } });
}

/**
 * Keeps the settings of another room under a name of their own, beside those here. Whoever calls it has asked who may.
 */
export async function saveSettingsPart(
  work: Work,
  name: 'late' | 'logo' | 'decisions',
  part: object | null,
): Promise<void> {
  const { tx, municipalityId } = work;
  await sql`update municipality set settings = settings || jsonb_build_object(${name}::text, ${JSON.stringify(part)}::jsonb)
    where id = ${municipalityId}`.execute(tx);
  await appendAudit(tx, registerEvent(work, 'settings-changed', null));
}
