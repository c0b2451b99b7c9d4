import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'loftet', secret: 'tjanstens-hemlighet' } as const;

/** What the provider states of whoever signs in next. */
type Account = { readonly sub: string; readonly [claim: string]: unknown };

export type OidcProvider = {
  readonly issuer: string;
  /** Who signs in from now on; null: the person gives up. */
  account: Account | null;
  /** A browser's way through the provider: from the address that begins a sign-in to the one that it ends with. */
  visit(address: string): Promise<string>;
  stop(): Promise<void>;
};

/**
 * A certified provider (OpenID Connect) on this machine, where whoever comes signs in at once as `account`.
 * @param redirectUri the only address that it leads back to
 */
export async function startOidc(
  redirectUri: string,
  claimsIn: 'id-token' | 'userinfo' = 'userinfo',
): Promise<OidcProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own: OidcProvider = {
    issuer,
    account: null,
    visit: (address) => visit(address, redirectUri),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'organisation'], email: ['email', 'email_verified', 'xms_edov'], profile: ['name'] },
    conformIdTokenClaims: claimsIn === 'userinfo',
    cookies: { keys: ['for-tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...own.account, sub }) }),
    // Nobody is asked whether Löftet may know their address.
    loadExistingGrant: async (ctx) => {
      const { oidc } = ctx;
      if (oidc.client === undefined || oidc.session?.accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    const { account } = own;
    const result =
      account === null
        ? { error: 'access_denied', error_description: 'the person gave up' }
        : { login: { accountId: account.sub } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return own;
}

async function visit(address: string, end: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  for (let steps = 0; steps < 10 && !at.startsWith(end); steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie, accept: 'text/html' } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider stopped at ${at} with ${answer.status}: ${await answer.text()}`);
    at = new URL(next, at).href;
  }
  return at;
}
