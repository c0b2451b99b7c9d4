import { error, fail, type Actions, type ServerLoad } from '@sveltejs/kit';
import type { Work } from '#access/work.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { loadCaseDocuments } from '#report-back/case-documents-page.server.ts';
import { remakeDocument } from '#report-back/case-documents.server.ts';
import { remadeWords } from '#report-back/remade.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadCaseDocuments(work, municipality, idIn(event)),
  );
  if (page === null) error(404, 'Ärendet finns inte.');
  return page;
};

export const actions: Actions = {
  /** The answer is the page itself: making a file again changes nothing. */
  om: async (event) => {
    const output = String((await wordsSent(event.request)).get('fil') ?? '');
    if (!isUuid(output)) error(404, 'Dokumentet finns inte.');
    const inTurn = <T>(act: (work: Work) => Promise<T>): Promise<T> => officeWork(event, 'office:read', act);
    try {
      const remade = await remakeDocument(inTurn, output);
      return { remade: { output, same: remade.same, told: remadeWords(remade) } };
    } catch (fault) {
      return fail(ERRORS[foreseen(fault)].status, { remade: { output, same: false, told: sentenceFor(fault) } });
    }
  },
};
