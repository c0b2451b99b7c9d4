import type { Actions, ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { addDays } from '#platform/clock.ts';
import { can, registerScope } from '#access/can.ts';
import { settingsFromForm, SettingsInput } from '#places/municipality-settings.ts';
import { loadSettings, saveSettings } from '#places/settings.server.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';
import { countOld } from '#report-back/forget-old.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

const action = 'municipality:administer' as const;

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, action, async (work, municipality) => ({
    municipality,
    settings: await loadSettings(work),
    counts: await countOld(work, addDays(swedishDay(new Date()), 1)),
    may: { save: can(work.actor, action, registerScope(municipality.id)) },
  }))),
  saved: event.url.searchParams.has('sparat'),
});

export const actions: Actions = {
  default: (event) =>
    registerForm(event, { form: 'installningar', action, schema: SettingsInput }, saveSettings, settingsFromForm),
};
