import type { Work } from '#access/work.server.ts';
import { loadDialoguePage, type DialoguePage } from '#dialogue/dialogue-pages.server.ts';
import { characteristics } from '#dialogue/opinion-character.ts';
import { groupConsensus } from '#dialogue/opinion-consensus.ts';
import { countVotes, type Stance } from '#dialogue/opinion-count.ts';
import { opinionGroups, type NoGroups } from '#dialogue/opinion-groups.ts';
import type { Share } from '#dialogue/opinion-share.ts';
import { seedOf, type Dots, type Statement, type Suggested } from '#dialogue/statement.ts';
import { loadDots, loadStatements, loadSuggested, loadVotes } from '#dialogue/statement-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

type StatementCounted = Statement & {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
};

/** What a statement is told as: most in every group say the same, groups stand against each other, or nothing can be said. */
type StatementTold = {
  readonly statement: string;
  readonly stance: Stance;
  readonly verdict: 'common' | 'divided' | 'too-few' | 'mixed';
  readonly groups: readonly { readonly agree: Share; readonly disagree: Share }[];
};

export type StatementsPage = DialoguePage & {
  readonly statements: readonly StatementCounted[];
  /** Only to those who may write dialogues. */
  readonly suggested: readonly Suggested[];
  readonly dots: { readonly no: number; readonly counts: Dots };
  /** How many have voted. */
  readonly people: number;
  readonly noGroups: NoGroups | null;
  readonly groups: readonly {
    readonly size: number;
    readonly says: readonly {
      readonly statement: string;
      readonly stance: Stance;
      readonly share: Share;
      readonly others: Share;
    }[];
  }[];
  readonly told: readonly StatementTold[];
};

/**
 * The statements of a dialogue with their votes, and the groups of those who vote alike. The same votes give the same groups:
 * the seed is the dialogue's own.
 * @throws AppError `not-found`
 */
export async function loadStatementsPage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
): Promise<StatementsPage> {
  const page = await loadDialoguePage(work, municipality, id);
  const statements = await loadStatements(work, id);
  const votes = await loadVotes(
    work,
    id,
    statements.map((one) => one.id),
  );
  const found = opinionGroups(votes, { seed: seedOf(id) });
  const { room } = countVotes(votes, { kind: 'none', reason: 'no-pattern' });
  const says = characteristics(votes, found);
  return {
    ...page,
    statements: statements.map((one, at) => ({
      ...one,
      agree: room.agree[at] ?? 0,
      disagree: room.disagree[at] ?? 0,
      pass: room.pass[at] ?? 0,
    })),
    suggested: page.may.write ? await loadSuggested(work, id) : [],
    dots: (await loadDots(work, id)) ?? { no: 0, counts: {} },
    people: votes.participants.length,
    noGroups: found.kind === 'none' ? found.reason : null,
    groups: found.kind === 'none' ? [] : found.sizes.map((size, at) => ({ size, says: says[at] ?? [] })),
    told: groupConsensus(votes, found).map(({ statement, stance, verdict, groups }) => ({
      statement,
      stance,
      verdict,
      groups,
    })),
  };
}
