import type { Work } from '#access/work.server.ts';
import { loadDialogue, loadVersion } from '#dialogue/dialogue-queries.server.ts';
import { factsDraft, factsWords, readFacts, type FactsDraft } from '#dialogue/facts-draft.ts';
import type { FormFaults } from '#dialogue/question-faults.ts';
import { inputOf, reviseDialogue } from '#dialogue/write-dialogue.server.ts';
import { areaNames } from '#places/area-names.server.ts';
import { mergeForms, withTheirs, type FormClash } from '#places/merge-forms.ts';

export type FactsSent = { readonly no: number; readonly draft: FactsDraft; readonly theirs: readonly string[] };

export type FactsSaved =
  | { readonly kind: 'saved'; readonly changed: boolean; readonly taken: readonly string[] }
  | {
      readonly kind: 'open';
      readonly no: number;
      readonly draft: FactsDraft;
      readonly faults: FormFaults;
      readonly clashes: readonly FormClash[];
    };

/**
 * Saves what a dialogue is besides its questions; two editors at once as for a question (save-question.server.ts).
 * @throws AppError `not-found`, `edited-meanwhile` (in the same moment), `forbidden`
 */
export async function saveFacts(work: Work, id: string, sent: FactsSent, today: string): Promise<FactsSaved> {
  const dialogue = await loadDialogue(work, id);
  const seen = sent.no === dialogue.no ? dialogue : await loadVersion(work, id, sent.no);
  const current = factsDraft(dialogue);
  const areas = [...(await areaNames(work.tx, work.municipalityId, today)).values()];
  const typed = withTheirs(sent.draft, current, sent.theirs);
  const { form: draft, clashes, taken } = mergeForms(factsDraft(seen), current, typed, factsWords(areas));
  const read = readFacts(draft, dialogue.form);
  const faults = 'faults' in read ? read.faults : {};
  if ('faults' in read || clashes.length > 0) return { kind: 'open', no: dialogue.no, draft, faults, clashes };
  const changed = JSON.stringify(factsDraft(read.facts)) !== JSON.stringify(current);
  if (changed)
    await reviseDialogue(work, id, { expectedNo: dialogue.no, input: inputOf({ ...dialogue, ...read.facts }) });
  return { kind: 'saved', changed, taken };
}
