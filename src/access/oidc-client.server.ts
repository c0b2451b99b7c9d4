import * as oidc from 'openid-client';
import type { Claims } from '#access/provider-rules.ts';
import { AppError } from '#platform/errors.ts';

/** A provider as it is reached. */
export type Provider = {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a client that has none and is known by PKCE alone. */
  readonly clientSecret: string | null;
};

export type SignedIn = { readonly issuer: string; readonly subject: string; readonly claims: Claims };

const TIMEOUT_SECONDS = 8;
/** What a provider says of itself changes when it changes its keys' address: seldom, and then it is asked anew. */
const KEPT_MS = 10 * 60_000;

type Kept = { readonly at: number; readonly secret: string | null; readonly config: Promise<oidc.Configuration> };
const known = new Map<string, Kept>();

/**
 * Whether an issuer's address may be used: https, or this very machine, where tests and trials run.
 */
export function issuerIsUsable(issuer: string): boolean {
  const url = URL.parse(issuer);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '' || url.search !== '') return false;
  return url.protocol === 'https:' || isOwnMachine(url);
}

function isOwnMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** @throws AppError `provider-away` where it does not answer, or not as a provider does */
async function configOf(provider: Provider): Promise<oidc.Configuration> {
  const key = JSON.stringify([provider.id, provider.issuer, provider.clientId]);
  const kept = known.get(key);
  if (kept !== undefined && kept.secret === provider.clientSecret && Date.now() - kept.at < KEPT_MS) return kept.config;
  const config = discover(provider);
  known.set(key, { at: Date.now(), secret: provider.clientSecret, config });
  config.catch(() => known.delete(key));
  return config;
}

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<oidc.Configuration> {
  if (!issuerIsUsable(issuer)) throw new AppError('provider-away');
  const server = new URL(issuer);
  const login = clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  try {
    return await oidc.discovery(server, clientId, undefined, login, {
      timeout: TIMEOUT_SECONDS,
      execute: isOwnMachine(server) ? [oidc.allowInsecureRequests] : [],
    });
  } catch (fault) {
    throw new AppError('provider-away', {}, fault);
  }
}

/** The address at the provider that begins a sign-in (authorization code with PKCE, state and nonce), and its secrets. */
export async function authorizationAddress(provider: Provider, redirectUri: string) {
  const config = await configOf(provider);
  const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    response_type: 'code',
    code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
    state: secrets.state,
    nonce: secrets.nonce,
  });
  return { address: address.href, ...secrets };
}

/**
 * Who came back from the provider, as it states it. Signature, issuer, audience, nonce and times are checked by the
 * library (OpenID Connect Core, 3.1.3.7).
 * @param answer the address that the provider sent the browser to, with its code
 * @throws AppError `provider-refused` where the provider let nobody in; `sign-in-interrupted` where the answer does not
 * belong to what was begun; `provider-away`
 */
export async function whoSignedIn(
  provider: Provider,
  answer: URL,
  { state, nonce, verifier }: { readonly state: string; readonly nonce: string; readonly verifier: string },
): Promise<SignedIn> {
  const config = await configOf(provider);
  try {
    const tokens = await oidc.authorizationCodeGrant(config, answer, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new AppError('sign-in-interrupted');
    const more =
      claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : {};
    return { issuer: claims.iss, subject: claims.sub, claims: { ...more, ...claims } };
  } catch (fault) {
    throw asRefusal(fault);
  }
}

function asRefusal(fault: unknown): AppError {
  if (fault instanceof AppError) return fault;
  if (fault instanceof oidc.AuthorizationResponseError) return new AppError('provider-refused', {}, fault);
  const isAway =
    fault instanceof oidc.ClientError && (fault.code === 'OAUTH_TIMEOUT' || fault.cause instanceof TypeError);
  return new AppError(isAway ? 'provider-away' : 'sign-in-interrupted', {}, fault);
}
