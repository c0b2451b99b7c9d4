import type { NoGroups, OpinionGroups } from '#dialogue/opinion-groups.ts';
import type { OpinionVotes } from '#dialogue/opinion-votes.ts';

/** Why there are no groups to tell, in a sentence. */
export const NO_GROUPS: Readonly<Record<NoGroups, string>> = {
  'too-few-people':
    'Inga grupper: det är för få som har röstat på tillräckligt många påståenden. Det behövs minst sex.',
  'too-few-statements': 'Inga grupper: det behövs minst två påståenden.',
  'no-pattern': 'Inga grupper: det går inte att skilja rösterna från slumpen.',
  'single-voices': 'Inga grupper: det är bara enstaka personer som röstar på ett annat sätt än de andra.',
};

/** The groups in words, for a terminal; group 1 is the largest. */
export function groupsText({ participants, statements }: OpinionVotes, found: OpinionGroups): string {
  const asked = `${counted(participants.length, 'deltagare', 'deltagare')} och ${counted(statements.length, 'påstående', 'påståenden')}.`;
  if (found.kind === 'none') return `${asked}\n${NO_GROUPS[found.reason]}\n`;
  const left = participants.length - found.groupOf.size;
  return [
    asked,
    ...found.sizes.map((size, group) => `Grupp ${group + 1}: ${counted(size, 'person', 'personer')}.`),
    ...(left === 0 ? [] : [`${counted(left, 'person', 'personer')} har röstat på för få påståenden för att räknas.`]),
    '',
  ].join('\n');
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('sv-SE')} ${count === 1 ? one : many}`;
}
