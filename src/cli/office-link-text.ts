import { LINK_HOURS } from '#access/lifetimes.ts';

/** What a person at the terminal is told. `hosts` are the names under which the site is reached from elsewhere. */
export function officeLinkText(port: number, token: string, hosts: readonly string[]): string {
  const here = `http://localhost:${port}`;
  const [host] = hosts;
  return [
    `Öppna arbetsytan: ${here}/arbete/oppna/${token}`,
    `Länken fungerar en gång och gäller i ${LINK_HOURS}\u00a0timmar. En ny får du med ./loftet office-link.`,
    ...(host === undefined ? [] : [`Sitter du vid en annan dator, byt ut ${here} mot adressen till ${host}.`]),
    '',
  ].join('\n');
}
