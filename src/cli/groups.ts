import { documentArgument } from '#cli/document-argument.ts';
import { tell } from '#cli/tell.ts';
import { readVotes } from '#dialogue/opinion-csv.ts';
import { opinionGroups } from '#dialogue/opinion-groups.ts';
import { groupsText, NO_GROUPS } from '#dialogue/opinion-text.ts';
import { loadFile } from '#reading/load-file.server.ts';

/** The same votes shall give the same groups from one time to the next. */
const SEED = 1;

/** `./loftet groups FIL [--json]`: who votes alike in a table of votes. Without groups it says why, and answers 0. */
export async function groups(args: readonly string[]): Promise<number> {
  const { file, json } = documentArgument('groups', args);
  const { bytes } = await loadFile(file, 'votes-too-large');
  const start = performance.now();
  const votes = readVotes(bytes);
  const found = opinionGroups(votes, { seed: SEED });
  const ms = Math.round((performance.now() - start) * 10) / 10;
  if (!json) {
    process.stdout.write(groupsText(votes, found));
    return 0;
  }
  if (found.kind === 'none') tell(NO_GROUPS[found.reason]);
  const groupOf = found.kind === 'groups' ? found.groupOf : new Map<string, number>();
  const count = found.kind === 'groups' ? found.sizes.length : 0;
  const answer = { format: 'loftet-groups/1', groups: Object.fromEntries(groupOf), count, ms };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  return 0;
}
