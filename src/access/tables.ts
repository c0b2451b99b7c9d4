import type { Generated } from 'kysely';
import type { Role } from '#access/grant.ts';
import type { Lang } from '#platform/texts/languages.ts';

type OfficeLinkRow = { token_hash: string; expires_at: Date; used_at: Date | null };
type SessionRow = {
  token_hash: string;
  idle_until: Date;
  ends_at: Date;
  revoked_at: Date | null;
  person_id: string | null;
  via: Generated<'office-link' | 'oidc' | 'login-link' | 'password'>;
  opened_at: Generated<Date>;
  device: string | null;
};
type PersonRow = {
  id: string;
  name: string;
  email: string;
  lang: Generated<Lang>;
  administers_installation: Generated<boolean>;
  added_at: Generated<Date>;
  disabled_at: Date | null;
};
type RoleGrantRow = {
  municipality_id: string;
  id: string;
  person_id: string;
  role: Role;
  party_id: string | null;
  area_id: string | null;
  unit_id: string | null;
  valid_from: string;
  valid_to: string | null;
  deputy_for: string | null;
  only_asked: Generated<boolean>;
  by_person: string | null;
  at: Generated<Date>;
};
type IdentityProviderRow = {
  id: string;
  name: string;
  issuer: string;
  client_id: string;
  client_secret: Buffer | null;
  disabled_at: Date | null;
};
type ProviderRuleRow = {
  id: string;
  provider_id: string;
  kind: 'email-domain' | 'claim';
  claim: string | null;
  value: string;
  for_municipality: string | null;
  for_party: string | null;
  ended_at: Date | null;
};
type IdentityRow = { issuer: string; subject: string; person_id: string; tied_at: Generated<Date> };
type LocalPasswordRow = { person_id: string; hash: string; set_at: Generated<Date> };
type LoginLinkRow = { token_hash: string; person_id: string; expires_at: Date; used_at: Date | null };

/** The tables that this room writes, and nobody else. */
export type AccessTables = {
  office_link: OfficeLinkRow;
  session: SessionRow;
  person: PersonRow;
  role_grant: RoleGrantRow;
  identity_provider: IdentityProviderRow;
  provider_rule: ProviderRuleRow;
  identity: IdentityRow;
  local_password: LocalPasswordRow;
  login_link: LoginLinkRow;
};
