import { hashToken, newToken } from '#access/token.server.ts';
import type { AttackedSite } from './attacked-site.ts';
import { NOBODY, nothingThere, refusedTo, type Attack } from './attack.ts';

const ANSWER = { no: '0', body: 'Falskt.', progress: 'under-way' };
const answer = (token: string, request: string, act = ''): string => `/arbete/svar/${token}/${request}${act}`;
const annas = ({ own }: AttackedSite): Promise<string> => own.request(own.people.anna);
const OTHERS = 'Det finns inget här.';
const NO_PAGE = 'Kontrollera att adressen är rätt';
const EXPIRED = 'Länken har slutat gälla.';
const closed = (why: string) => ({ type: 'report-link-refused', data: { why } });
const notIn = (why: string) => ({ type: 'sign-in-refused', data: { why } });
const KNOCKED = 'en kaka som ingen inloggning har är ingen inloggning; inget säger vems den var';

/** Links and sessions: other people's, expired, revoked, used, guessed. */
export const LINK_ATTACKS: readonly Attack[] = [
  {
    name: 'read somebody else’s question with one’s own link',
    how: async (site) => ({ at: answer(site.links.bo, await annas(site)) }),
    status: 404,
    says: OTHERS,
    kept: { type: 'refused', by: 'bo', data: { action: 'entry:answer', via: 'report-link' } },
  },
  {
    name: 'answer it',
    how: async (site) => ({ at: answer(site.links.bo, await annas(site), '?/skicka'), fields: ANSWER }),
    status: 404,
    says: OTHERS,
    kept: { type: 'refused', by: 'bo', data: { action: 'entry:answer' } },
  },
  {
    name: 'write over its draft',
    how: async (site) => ({ at: answer(site.links.bo, await annas(site), '/utkast'), fields: ANSWER }),
    status: 404,
    says: OTHERS,
    kept: { type: 'refused', by: 'bo', data: { action: 'entry:answer' } },
  },
  {
    name: 'hand it on to oneself',
    how: async (site) => ({
      at: answer(site.links.bo, await annas(site), '?/lamna'),
      fields: { to: site.people.bo, why: 'Jag vill svara.' },
    }),
    status: 404,
    says: OTHERS,
    kept: { type: 'refused', by: 'bo', data: { action: 'entry:answer' } },
  },
  {
    name: 'log an activity beside it',
    how: async (site) => ({
      at: answer(site.links.bo, await annas(site), '?/aktivitet'),
      fields: { 'a-key': site.things.activity, 'a-what': 'Vandring', 'a-day': '2026-04-01' },
    }),
    status: 404,
    says: OTHERS,
    kept: { type: 'refused', by: 'bo', data: { action: 'entry:answer' } },
  },
  {
    name: 'read by an expired link',
    how: ({ links }) => ({ at: `/arbete/svar/${links.expired}` }),
    status: 410,
    says: EXPIRED,
    kept: closed('expired'),
  },
  {
    name: 'answer by an expired link',
    how: async (site) => ({ at: answer(site.links.expired, await annas(site), '?/skicka'), fields: ANSWER }),
    status: 410,
    says: EXPIRED,
    kept: closed('expired'),
  },
  {
    name: 'read by a revoked link',
    how: ({ links }) => ({ at: `/arbete/svar/${links.revoked}` }),
    status: 410,
    says: 'Länken är stängd.',
    kept: closed('revoked'),
  },
  {
    name: 'answer by a revoked link',
    how: async (site) => ({ at: answer(site.links.revoked, await annas(site), '?/skicka'), fields: ANSWER }),
    status: 410,
    says: 'Länken är stängd.',
    kept: closed('revoked'),
  },
  {
    name: 'guess a personal link',
    how: () => ({ at: `/arbete/svar/${newToken()}` }),
    status: 404,
    says: 'Länken finns inte.',
    kept: closed('unknown'),
  },
  {
    name: 'put another folder in place of a link',
    how: () => ({ at: '/arbete/svar/..%2f..%2fetc%2fpasswd' }),
    status: 404,
    says: 'Länken finns inte.',
    kept: closed('unknown'),
  },
  {
    name: 'sign in with a link that only answers',
    how: ({ links }) => ({ at: `/arbete/logga-in/${links.anna}`, method: 'POST' }),
    status: 404,
    says: 'Länken finns inte.',
    kept: notIn('login-link-unknown'),
  },
  {
    name: 'sign in again with a link that is used',
    how: ({ links }) => ({ at: `/arbete/logga-in/${links.usedLogin}`, method: 'POST' }),
    status: 410,
    says: 'Länken är redan använd.',
    kept: { ...notIn('login-link-used'), by: 'used' },
  },
  {
    name: 'sign in with a link that has expired',
    how: ({ links }) => ({ at: `/arbete/logga-in/${links.expiredLogin}`, method: 'POST' }),
    status: 410,
    says: EXPIRED,
    kept: { ...notIn('login-link-expired'), by: 'used' },
  },
  {
    name: 'guess a sign-in link',
    how: () => ({ at: `/arbete/logga-in/${newToken()}`, method: 'POST' }),
    status: 404,
    says: 'Länken finns inte.',
    kept: notIn('login-link-unknown'),
  },
  {
    name: 'open the office again with the printed link',
    how: ({ links }) => ({ at: `/arbete/oppna/${links.usedOffice}`, method: 'POST' }),
    status: 410,
    says: 'Länken är redan använd.',
    kept: notIn('office-link-used'),
  },
  {
    name: 'guess the password of somebody who has none',
    how: () => ({ at: '/arbete/logga-in/losenord', fields: { epost: 'ingen@ekby.se', losenord: 'hemligahemliga' } }),
    status: 403,
    says: 'E-postadressen eller lösenordet är fel.',
    kept: notIn('password-wrong'),
  },
  {
    name: 'look at a sign-in answer that nobody began',
    how: () => ({ at: '/arbete/logga-in/svar?code=x&state=y' }),
    status: 400,
    says: 'Inloggningen blev avbruten.',
    kept: notIn('sign-in-interrupted'),
  },
  {
    name: 'use a link’s key as a session',
    how: ({ links }) => ({ at: '/arbete/konto', cookie: `loftet=${links.anna}` }),
    status: 401,
    says: 'Du är inte inloggad',
    kept: { none: KNOCKED },
  },
  {
    name: 'guess a session',
    how: () => ({ at: '/arbete/konto', cookie: `loftet=${newToken()}` }),
    status: 401,
    says: 'Du är inte inloggad',
    kept: { none: KNOCKED },
  },
  {
    name: 'go on in a session that was opened before one was shut out',
    how: ({ at }) => ({ as: 'shutOut', at: `/arbete/rutnat/${at}` }),
    status: 401,
    says: 'Du är inte inloggad',
    kept: { none: KNOCKED },
  },
  {
    name: 'read in a session that was opened before one’s task ended',
    how: ({ at }) => ({ as: 'ended', at: `/arbete/rutnat/${at}` }),
    status: 404,
    says: NO_PAGE,
    kept: refusedTo('office:read', 'ended'),
  },
  {
    name: 'publish in that session',
    how: ({ at }) => ({
      as: 'ended',
      at: `/arbete/loften/${at}?/publicera`,
      fields: { note: 'Prov', size: 'minor', version: '1' },
    }),
    status: 404,
    says: NO_PAGE,
    kept: refusedTo('promise:publish', 'ended'),
  },
  {
    name: 'end the session of somebody else',
    how: ({ tokens }) => ({
      as: 'contact',
      at: '/arbete/konto?/avsluta',
      fields: { session: hashToken(tokens.coordinator) },
    }),
    status: 303,
    says: '',
    kept: refusedTo('session:end', 'contact'),
  },
  {
    name: 'write without being in',
    how: ({ at }) => ({ at: `/arbete/lagesbild/${at}`, fields: { namnd: 'Nämnden' } }),
    status: 401,
    says: 'Du är inte inloggad',
    kept: { none: NOBODY },
  },
  {
    name: 'ask for a page’s data apart from the page',
    how: ({ at }) => ({ as: 'auditor', at: `/arbete/rutnat/${at}/__data.json` }),
    status: 404,
    says: '',
    kept: nothingThere('auditor'),
  },
];
