import { ROLE_WORDS } from '#access/grant.ts';
import { LINK_HOURS } from '#access/lifetimes.ts';
import type { UserListed } from '#access/users.server.ts';

/** What whoever added a person is told. `hosts` are the names under which the site is reached from elsewhere. */
export function userAddedText(port: number, token: string, hosts: readonly string[]): string {
  const here = `http://localhost:${port}`;
  const [host] = hosts;
  return [
    `Logga in: ${here}/arbete/logga-in/${token}`,
    `Länken fungerar en gång och gäller i ${LINK_HOURS}\u00a0timmar. Ge den bara till den som den är till.`,
    ...(host === undefined ? [] : [`Sitter hen vid en annan dator, byt ut ${here} mot adressen till ${host}.`]),
    '',
  ].join('\n');
}

/** One person a line, with what they do. */
export function usersText(users: readonly UserListed[]): string {
  if (users.length === 0) return 'Det finns inga personer än. Lägg till en med ./loftet user add.\n';
  return users.map((user) => `${user.name} <${user.email}>: ${doesWhat(user)}\n`).join('');
}

function doesWhat({ disabled, administrator, grants }: UserListed): string {
  if (disabled) return 'avstängd';
  const does = [
    ...(administrator ? ['sköter hela Löftet'] : []),
    ...grants.map(({ municipality, role }) => `${ROLE_WORDS[role]} i ${municipality}`),
  ];
  return does.length === 0 ? 'har ingen uppgift' : does.join(', ');
}
