import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { can, registerScope } from '#access/can.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { loadMemoLook } from '#report-back/memo-look.server.ts';
import { SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import { formNamed, kindNamed, profileForm, profileFormOf, profileTyped } from '#report-back/profile-form.ts';
import { profilePreview } from '#report-back/profile-preview.ts';
import { loadProfile, saveProfile } from '#report-back/profile.server.ts';
import { versionIn } from '#report-back/review-post.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const action = 'municipality:administer' as const;

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, action, async (work, municipality) => ({
    municipality,
    ...(await loadProfile(work)),
    look: await loadMemoLook(work),
    may: { save: can(work.actor, action, registerScope(municipality.id)) },
  }));
  // Begun anew from a shipped one: nothing is kept until somebody saves it.
  const begun = formNamed(event.url.searchParams.get('fran'));
  const profile = begun === null ? page.profile : SHIPPED_PROFILES[begun];
  const own = { slug: page.municipality.slug, look: page.look };
  return {
    municipality: page.municipality,
    no: page.no,
    may: page.may,
    begun,
    form: profileForm(profile),
    own,
    preview: profilePreview(profile, 'report-back', own),
    saved: event.url.searchParams.has('sparat'),
  };
};

export const actions: Actions = {
  visa: async (event) => {
    const data = await wordsSent(event.request);
    const own = await officeWork(event, action, async (work, { slug }) => ({ slug, look: await loadMemoLook(work) }));
    const typed = profileFormOf(data);
    const kind = kindNamed(data.get('visning'));
    const read = profileTyped(typed);
    if ('errors' in read) return fail(400, { typed, kind, errors: read.errors, sentence: '', preview: null });
    return { typed, kind, errors: {}, sentence: '', preview: profilePreview(read.profile, kind, own) };
  },
  spara: async (event) => {
    const data = await wordsSent(event.request);
    const typed = profileFormOf(data);
    const answer = { typed, kind: kindNamed(data.get('visning')), preview: null };
    const read = profileTyped(typed);
    if ('errors' in read) {
      await mayAct(event, action);
      return fail(400, { ...answer, errors: read.errors, sentence: '' });
    }
    try {
      const no = versionIn(data);
      await officeWork(event, action, (work) => saveProfile(work, no, read.profile));
    } catch (fault) {
      return fail(ERRORS[foreseen(fault)].status, { ...answer, errors: {}, sentence: sentenceFor(fault) });
    }
    redirect(303, `${event.url.pathname}?sparat`);
  },
};
