type OfficeLinkRow = { token_hash: string; expires_at: Date; used_at: Date | null };
type SessionRow = { token_hash: string; idle_until: Date; ends_at: Date; revoked_at: Date | null };

/** The tables that this room writes, and nobody else. */
export type AccessTables = { office_link: OfficeLinkRow; session: SessionRow };
