import type { Grant } from '#access/grant.ts';
import { emailAddress } from '#access/person.ts';

/** What a provider speaks for: everybody at a domain, or those of whom it states something. */
export type ProviderRule = {
  readonly kind: 'email-domain' | 'claim';
  /** Name of what is stated; null where the domain decides. */
  readonly claim: string | null;
  readonly value: string;
  /** Only for those who work in that municipality, for that party; null for all. */
  readonly forMunicipality: string | null;
  readonly forParty: string | null;
};

/** What a provider states of whoever signs in (OpenID Connect Core, 5.1). */
export type Claims = Readonly<Record<string, unknown>>;

type Whom = {
  readonly email: string;
  readonly administersInstallation: boolean;
  readonly grants: readonly Grant[];
};

/**
 * Whether a provider speaks for a person: one of its rules fits the person's own address or what the provider states, and
 * reaches everything that the person may do. So the provider of the police never signs anybody in who may do something for
 * the municipality, whatever it states.
 */
export function speaksFor(rules: readonly ProviderRule[], claims: Claims, person: Whom): boolean {
  return rules.some((rule) => fits(rule, claims, person.email) && reachesAll(rule, person));
}

function fits({ kind, claim, value }: ProviderRule, claims: Claims, email: string): boolean {
  // To the letter: sub.eken.se and eken.se.example are other domains than eken.se.
  if (kind === 'email-domain') return email.slice(email.lastIndexOf('@') + 1) === value.toLowerCase();
  const stated = claim !== null && Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  return (Array.isArray(stated) ? stated : [stated]).some((one) => typeof one === 'string' && one === value);
}

function reachesAll({ forMunicipality, forParty }: ProviderRule, person: Whom): boolean {
  if (forMunicipality === null) return true;
  return (
    !person.administersInstallation &&
    person.grants.every(
      (grant) => grant.municipalityId === forMunicipality && (forParty === null || grant.partyId === forParty),
    )
  );
}

/**
 * The address that a provider vouches for, as it is kept, or null. An address that the person may have typed there is
 * worth nothing: the provider has to say that it is verified, by the standard's claim or by Microsoft's, which says that
 * the address's domain belongs to the organisation (`xms_edov`).
 */
export function verifiedEmail(claims: Claims): string | null {
  const verified = [claims['email_verified'], claims['xms_edov']];
  const said = verified.some((one) => one === true || one === 'true' || one === 1 || one === '1');
  // An explicit no outweighs everything.
  if (!said || claims['email_verified'] === false || claims['email_verified'] === 'false') return null;
  return typeof claims['email'] === 'string' ? emailAddress(claims['email']) : null;
}
