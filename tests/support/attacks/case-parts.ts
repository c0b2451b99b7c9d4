import { A_MISTAKE, nothingThere, type Attack, type Sent, type Who } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import type { Council } from './council.ts';

export type Fields = Readonly<Record<string, string>>;
type Which = Exclude<keyof Council, 'dispatchId'>;
export const LONG = 'x'.repeat(5_000);
export const TURNED = 'Nämnden godkänner \u202e rekisrevå';
export const NOT_WHOLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';
export const NO_PAGE = 'Kontrollera att adressen är rätt';
export const MEANWHILE = 'Någon annan har ändrat texten medan du skrev';

/** A page of one's own case. */
export const at =
  (which: Which, page: string) =>
  ({ own, council }: AttackedSite): string =>
    `/arbete/arenden/${own.slug}/${council.own[which]}${page}`;

export const WORDS = ({ own }: AttackedSite): string => `/arbete/kommun/${own.slug}`;

export const wrong = (
  name: string,
  how: (site: AttackedSite) => Omit<Sent, 'as'>,
  says: string,
  status = 400,
  as: Who = 'coordinator',
): Attack => ({
  name,
  how: (site) => ({ as, ...how(site) }),
  status,
  says,
  kept: status === 404 ? nothingThere(as) : { none: A_MISTAKE },
});
export const DECIDED = {
  version: '3',
  paragraf: '§ 14',
  'beslut-1': 'approved',
  'lydelse-1': '',
  reservationer: '',
  skal: '',
  till: '',
};
export const TO = { 'valj-0': 'on', 'mottagare-0': 'Kansliet', 'adress-0': 'kansli@norrvik.example' };
