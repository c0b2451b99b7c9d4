import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { addDays } from '#platform/clock.ts';
import { can, registerScope } from '#access/can.ts';
import { loadLogo, logoPicture, saveLogo } from '#places/logo.server.ts';
import { settingsFromForm, SettingsInput } from '#places/municipality-settings.ts';
import { loadSettings, saveSettings } from '#places/settings.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { registerForm } from '#routes/arbete/kommun/register-form.ts';
import { countOld } from '#report-back/forget-old.server.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { sentForm } from '#routes/arbete/svar/sent-answer.ts';

const back = (path: string): never => redirect(303, `${path}?sparat#marke`);

const action = 'municipality:administer' as const;

export const load: ServerLoad = async (event) => ({
  ...(await officeWork(event, action, async (work, municipality) => ({
    municipality,
    settings: await loadSettings(work),
    logo: await loadLogo(work),
    counts: await countOld(work, addDays(swedishDay(new Date()), 1)),
    may: { save: can(work.actor, action, registerScope(municipality.id)) },
  }))),
  saved: event.url.searchParams.has('sparat'),
});

export const actions: Actions = {
  spara: (event) =>
    registerForm(event, { form: 'installningar', action, schema: SettingsInput }, saveSettings, settingsFromForm),
  marke: async (event) => {
    await mayAct(event, action);
    const { file } = await sentForm(event.request);
    try {
      const picture = await logoPicture(file?.bytes ?? new Uint8Array());
      await officeWork(event, action, (work) => saveLogo(work, picture));
    } catch (fault) {
      const fields = [{ field: 'bild', message: sentenceFor(fault) }];
      return fail(ERRORS[foreseen(fault)].status, { form: 'marke', sentence: '', fields, typed: {} });
    }
    back(event.url.pathname);
  },
  tabort: async (event) => {
    await officeWork(event, action, (work) => saveLogo(work, null));
    back(event.url.pathname);
  },
};
