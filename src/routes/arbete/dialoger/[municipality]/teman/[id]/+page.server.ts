import { redirect, type Actions, type RequestEvent, type ServerLoad } from '@sveltejs/kit';
import { answerTheme } from '#dialogue/answer-theme.server.ts';
import * as forms from '#dialogue/theme-input.ts';
import { mergeTheme, reviseTheme, reviveTheme, splitTheme } from '#dialogue/write-theme.server.ts';
import { loadThemePage } from '#report-back/theme-page.server.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { beganPoint, themeAct } from '#routes/arbete/dialoger/theme-act.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const page = await officeWork(event, 'office:read', (work, municipality) => loadThemePage(work, municipality, id));
  return { ...page, said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  andra: (event) =>
    themeAct(event, 'andra', forms.ReviseThemeForm, (work, id, { no, namn, under }) =>
      reviseTheme(work, id, { expectedNo: no, name: namn, parentId: under }),
    ),
  'sla-ihop': (event) =>
    themeAct(event, 'sla-ihop', forms.MergeThemeForm, (work, id, { no, med, skal }) =>
      mergeTheme(work, id, { expectedNo: no, into: med, reason: skal }),
    ),
  dela: (event) =>
    themeAct(event, 'dela', forms.SplitThemeForm, (work, id, { no, namnen, skal }) =>
      splitTheme(work, id, { expectedNo: no, names: namnen, reason: skal }),
    ),
  anvand: (event) => themeAct(event, 'anvand', forms.ReviveThemeForm, (work, id, { no }) => reviveTheme(work, id, no)),
  varfor: (event) =>
    themeAct(event, 'varfor', forms.ThemeAnswerForm, (work, themeId, { dialog, no, varfor }) =>
      answerTheme(work, { dialogueId: dialog, themeId, expectedNo: no, body: varfor }),
    ),
  punkt: async (event: RequestEvent) => {
    const done = await beganPoint(event);
    if ('status' in done) return done;
    redirect(303, `/arbete/skriv/${event.params['municipality']}/${done.promise}/${done.point}?ny`);
  },
};
