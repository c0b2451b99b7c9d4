import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { publicSite } from '#platform/site-address.ts';
import { loadCaseReview } from '#report-back/case-review.server.ts';
import { numberIn } from '#report-back/consultation-form-data.ts';
import { finaliseMemo } from '#report-back/finalise-memo.server.ts';
import { officeAct } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

const drawing = async () => ({ site: publicSite((await siteContext()).config), today: swedishDay(new Date()) });

export const load: ServerLoad = async (event) => {
  const now = await drawing();
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadCaseReview(work, municipality, idIn(event), now),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return { page };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await wordsSent(event.request);
    const seen = { stepNo: numberIn(data, 'step'), memoNo: numberIn(data, 'memo') };
    const now = await drawing();
    const done = await officeAct(event, 'memo:write', { form: 'fardigstall', typed: {} }, (work) =>
      finaliseMemo(work, idIn(event), seen, now),
    );
    if (!('done' in done)) return done;
    redirect(303, event.url.pathname);
  },
};
