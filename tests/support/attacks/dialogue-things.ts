import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { castVotes } from '#dialogue/cast-votes.server.ts';
import { addStatement } from '#dialogue/write-statement.server.ts';
import { addTheme } from '#dialogue/write-theme.server.ts';
import { takeQuestion } from '#follow-up/write-question.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { AskedRecord } from '../asked-record.ts';
import { walkRows, type WalkRows } from '../walk-rows.ts';

/** What comes of a dialogue in a municipality: a walk with its picture, themes, statements, a question, answers to code. */
export type DialogueThings = WalkRows & {
  readonly theme: string;
  readonly otherTheme: string;
  readonly statement: string;
  readonly suggestion: string;
  /** About the record's first point, and not answered. */
  readonly question: string;
  /** An answer with words that nobody needs to look at first. */
  readonly input: string;
  readonly versionId: string;
  /** The walk's, which nobody is asked to answer. */
  readonly walkVersionId: string;
};

/** Things of the dialogue `dialogueId`, for whoever guesses their ids. */
export function buildDialogueThings(built: AskedRecord, dialogueId: string): Promise<DialogueThings> {
  return built.work(async (work) => {
    const { tx, municipalityId } = work;
    const { versionId } = await loadDialogue(work, dialogueId);
    const [theme, otherTheme, statement, suggestion] = [newId(), newId(), newId(), newInputId()];
    await addTheme(work, theme, { name: 'Belysning vid skolan', parentId: null });
    await addTheme(work, otherTheme, { name: 'Hundar på torget', parentId: null });
    await addStatement(work, dialogueId, { id: statement, words: { sv: 'Torget är ljust nog.' } });
    const suggested = { id: suggestion, body: 'Bussen ska gå oftare.', lang: 'sv' as const };
    await castVotes(tx, municipalityId, {
      dialogueId,
      voter: newInputId(),
      day: '2026-02-01',
      votes: new Map([[statement, 1]]),
      suggested,
    });
    const question = newInputId();
    const asked = { id: question, pointId: built.point(0), body: 'Hur mycket ljusare?', lang: 'sv' as const };
    await takeQuestion(tx, municipalityId, { ...asked, day: '2026-02-01' });
    const input = newInputId();
    const said = { channel: 'web', lang: 'sv', day: '2026-02-01', answers: { gora: 'Fler lampor.' } } as const;
    await receiveInput(tx, municipalityId, { id: input, dialogueId, versionId, ...said });
    const walk = await walkRows(work);
    const { versionId: walkVersionId } = await loadDialogue(work, walk.walkDialogueId);
    return { ...walk, walkVersionId, theme, otherTheme, statement, suggestion, question, input, versionId };
  });
}
