import { redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import {
  LeaveSuggestionForm,
  NewStatementForm,
  readDots,
  StatementForm,
  TakeSuggestionForm,
  wordsOf,
} from '#dialogue/statement-form.ts';
import { loadStatementsPage } from '#dialogue/statements-page.server.ts';
import { loadStatements } from '#dialogue/statement-queries.server.ts';
import { addStatement, countDots, readSuggestion, reviseStatement } from '#dialogue/write-statement.server.ts';
import { typedWords } from '#platform/sent-form.ts';
import { newId } from '#platform/uuid.server.ts';
import { formAct } from '#routes/arbete/form-act.ts';
import { officeAct, unfit } from '#routes/arbete/office-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const load: ServerLoad = async (event) => {
  const id = idIn(event);
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadStatementsPage(work, municipality, id),
  );
  return { ...page, id: newId(), said: event.url.searchParams.get('gjort') };
};

export const actions: Actions = {
  ny: (event) =>
    formAct(
      event,
      { rules: NewStatementForm, name: 'ny', done: 'tillagt' },
      (work, dialogue, { nyckel: id, ...typed }) => addStatement(work, dialogue, { id, words: wordsOf(typed) }),
    ),
  andra: (event) => {
    const how = { rules: StatementForm, name: 'andra', key: 'pastaende', done: 'andrat' } as const;
    return formAct(event, how, (work, dialogue, { pastaende: id, version: expectedNo, lage: state, ...typed }) =>
      reviseStatement(work, dialogue, { id, expectedNo, state, words: wordsOf(typed) }),
    );
  },
  ta: (event) => {
    const how = { rules: TakeSuggestionForm, name: 'ta', key: 'forslag', done: 'taget' } as const;
    return formAct(event, how, (work, dialogue, { forslag: id, ...typed }) =>
      readSuggestion(work, dialogue, { id, taken: wordsOf(typed) }),
    );
  },
  lamna: (event) => {
    const how = { rules: LeaveSuggestionForm, name: 'lamna', key: 'forslag', done: 'utelamnat' } as const;
    return formAct(event, how, (work, dialogue, { forslag: id, skal }) =>
      readSuggestion(work, dialogue, { id, taken: skal }),
    );
  },
  prickar: async (event) => {
    const form = await wordsSent(event.request);
    const sent = { form: 'prickar', typed: typedWords(form) };
    const id = idIn(event);
    const ids = (await officeWork(event, 'office:read', (work) => loadStatements(work, id))).map((one) => one.id);
    const { counts, faults } = readDots(form, ids);
    if (faults.length > 0) return unfit(event, 'dialogue:write', sent, faults);
    const expectedNo = Number(sent.typed['version']) || 0;
    const result = await officeAct(event, 'dialogue:write', sent, (work) =>
      countDots(work, id, { expectedNo, counts }),
    );
    if (!('done' in result)) return result;
    redirect(303, `${event.url.pathname}?gjort=raknat`);
  },
};
