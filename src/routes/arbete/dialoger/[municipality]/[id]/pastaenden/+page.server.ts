import type { Actions, ServerLoad } from '@sveltejs/kit';
import {
  DotsForm,
  LeaveSuggestionForm,
  NewStatementForm,
  StatementForm,
  TakeSuggestionForm,
  wordsOf,
} from '#dialogue/statement-form.ts';
import { loadStatementsPage } from '#dialogue/statements-page.server.ts';
import { addStatement, countDots, readSuggestion, reviseStatement } from '#dialogue/write-statement.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { formAct } from '#routes/arbete/form-act.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

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
      'dialogue:write',
      { rules: NewStatementForm, name: 'ny', done: 'tillagt' },
      (work, dialogue, { nyckel: id, ...typed }) => addStatement(work, dialogue, { id, words: wordsOf(typed) }),
    ),
  andra: (event) => {
    const how = {
      rules: StatementForm,
      name: 'andra',
      key: 'pastaende',
      done: 'andrat',
    };
    return formAct(
      event,
      'dialogue:write',
      how,
      (work, dialogue, { pastaende: id, version: expectedNo, lage: state, ...typed }) =>
        reviseStatement(work, dialogue, { id, expectedNo, state, words: wordsOf(typed) }),
    );
  },
  ta: (event) => {
    const how = {
      rules: TakeSuggestionForm,
      name: 'ta',
      key: 'forslag',
      done: 'taget',
    };
    return formAct(event, 'dialogue:write', how, (work, dialogue, { forslag: id, ...typed }) =>
      readSuggestion(work, dialogue, { id, taken: wordsOf(typed) }),
    );
  },
  lamna: (event) => {
    const how = {
      rules: LeaveSuggestionForm,
      name: 'lamna',
      key: 'forslag',
      done: 'utelamnat',
    };
    return formAct(event, 'dialogue:write', how, (work, dialogue, { forslag: id, skal }) =>
      readSuggestion(work, dialogue, { id, taken: skal }),
    );
  },
  prickar: (event) => {
    const how = { rules: DotsForm, name: 'prickar', done: 'raknat' };
    return formAct(event, 'dialogue:write', how, countDots);
  },
};
