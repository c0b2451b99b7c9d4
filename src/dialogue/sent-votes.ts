import type { Vote } from '#dialogue/opinion-votes.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { oneLine } from '#platform/one-line.ts';

const VOTES: Readonly<Record<string, Vote>> = { for: 1, mot: -1, vet: 0 };
/** More than a page shows, so that a forged form is no long list. */
const MOST_READ = 50;

/** The votes of a form (fields named `p-{statement}`), its ticket and the statement of one's own. What is no vote is left out. */
export function sentVotes(form: FormData): {
  readonly ticket: string;
  readonly votes: ReadonlyMap<string, Vote>;
  readonly own: string;
} {
  const votes = new Map<string, Vote>();
  for (const [name, value] of form) {
    const id = name.startsWith('p-') ? name.slice(2) : '';
    const vote = typeof value === 'string' && Object.hasOwn(VOTES, value) ? VOTES[value] : undefined;
    if (vote !== undefined && isUuid(id) && votes.size < MOST_READ) votes.set(id, vote);
  }
  const own = oneLine(String(form.get('eget') ?? ''));
  return { ticket: String(form.get('biljett') ?? ''), votes, own };
}
