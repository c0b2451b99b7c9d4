import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { can } from '#access/can.ts';
import { acceptReviewed, discardReviewed } from '#report-back/end-review.server.ts';
import { loadImport } from '#report-back/import-queries.server.ts';
import { answerTo } from '#report-back/review-answer.ts';
import {
  postedChange,
  postedFields,
  postedMoves,
  postedOwners,
  versionIn,
  wholeNumber,
} from '#report-back/review-post.ts';
import { sameAsDraft } from '#report-back/same-promise.server.ts';
import { changePoints, moveBlocks, saveFields, saveOwners, undoLast } from '#report-back/save-review.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { changed, notSaved, reviewForm } from '#routes/arbete/import/[municipality]/[id]/review-answers.ts';

export const load: ServerLoad = (event) =>
  officeWork(event, 'office:read', async (work, municipality) => {
    const shown = await loadImport(work, idIn(event));
    if (shown === null) error(404, 'Dokumentet finns inte.');
    const { searchParams } = event.url;
    return {
      municipality,
      shown,
      same: await sameAsDraft(work, shown.id),
      saved: searchParams.get('sparat'),
      may: { review: can(work.actor, 'import:review', { municipalityId: work.municipalityId }) },
      moving: wholeNumber(searchParams.get('flytta')),
    };
  });

export const actions: Actions = {
  spara: (event) =>
    reviewForm(event, postedFields, async (work, at, posted) => {
      const { outcome } = await saveFields(work, at, posted);
      const answer = answerTo(outcome, posted);
      return answer === null ? changed('falt', posted.point === null ? 'falten' : `punkt-${posted.point}`) : answer;
    }),
  flytta: (event) =>
    reviewForm(event, postedMoves, async (work, at, moves) => {
      await moveBlocks(work, at, moves);
      const [first] = moves;
      return changed('flytt', first === undefined || moves.length > 1 ? 'fragor' : `block-${first.block}`);
    }),
  agare: (event) =>
    reviewForm(event, postedOwners, async (work, at, owners) => {
      await saveOwners(work, at, owners);
      return changed('falt', 'fragor');
    }),
  punkt: (event) =>
    reviewForm(event, postedChange, async (work, at, asked) => {
      await changePoints(work, at, asked);
      if (asked.change === 'remove') return changed('bort', 'falten');
      return changed('punkt', `punkt-${asked.change === 'add' ? asked.after + 1 : asked.to}`);
    }),
  angra: (event) =>
    reviewForm(event, versionIn, async (work, at) => {
      await undoLast(work, at);
      return changed('angrat', 'granskning');
    }),
  godkann: async (event) => {
    const form = await wordsSent(event.request);
    const done = await officeWork(event, 'import:review', (work) =>
      acceptReviewed(work, idIn(event), versionIn(form), form.has('till') ? 'allow' : 'ask'),
    ).catch(notSaved);
    if (typeof done !== 'string') return done;
    redirect(303, `/arbete/loften/${event.params['municipality']}/${done}?godkand`);
  },
  bort: async (event) => {
    const gone = await officeWork(event, 'import:review', (work) => discardReviewed(work, idIn(event))).catch(notSaved);
    if (gone !== undefined) return gone;
    redirect(303, '/arbete/import?borttaget');
  },
};
