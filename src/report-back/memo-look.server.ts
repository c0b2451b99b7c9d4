import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { DocumentLook } from '#documents/document-look.ts';
import { AppError } from '#platform/errors.ts';
import { loadFile } from '#platform/files.server.ts';
import { accentOf } from '#places/accent-style.ts';
import { loadLogo } from '#places/logo.server.ts';
import { loadSettings } from '#places/settings.server.ts';
import { lookOnPage, wantedBy, type MemoLook } from '#report-back/memo-look.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';

type Of = Pick<Work, 'tx' | 'municipalityId'>;

/** The municipality's own logo and colours as they are now, whatever a profile wants of them. */
export async function loadMemoLook(of: Of): Promise<MemoLook> {
  const { accent, accentDark } = await loadSettings(of);
  return { logo: await loadLogo(of), colour: accentOf(accent, accentDark) };
}

/** The look to be frozen with a memo, null for the house's: nobody can take the logo away before the transaction is done. */
export async function lookToFreeze(of: Of, profile: MemoProfile): Promise<MemoLook | null> {
  await sql`select from municipality where id = ${of.municipalityId} for share`.execute(of.tx);
  const look = wantedBy(profile, await loadMemoLook(of));
  return look.logo === null && look.colour === null ? null : look;
}

type Shown = {
  readonly record: Pick<MemoRecord, 'municipality'>;
  readonly profile?: MemoProfile;
  readonly look?: MemoLook;
};

/**
 * What a document that was frozen is drawn with: what was frozen with it, and nothing where it was before there was a look.
 * @throws AppError `case-document-missing` where its logo is gone: another document is not drawn in its place
 */
export async function frozenLook(of: Of, { look, record }: Shown): Promise<DocumentLook | null> {
  if (look === undefined || (look.logo === null && look.colour === null)) return null;
  const { logo } = look;
  const file = logo === null ? null : await loadFile(of.tx, of.municipalityId, logo.sha256);
  if (logo !== null && file === null) throw new AppError('case-document-missing');
  return lookInFile(look, file?.content ?? null, record.municipality);
}

/** What a draft is drawn with: what the municipality has now. */
export async function presentLook(of: Of, profile: MemoProfile, record: Shown['record']): Promise<DocumentLook | null> {
  return frozenLook(of, { look: wantedBy(profile, await loadMemoLook(of)), record });
}

/**
 * What a memo is drawn with on a page: what was frozen with it, or for a draft what the municipality has now. The logo is fetched
 * by its address, which only the present one has: an earlier one is left out.
 */
export async function memoLookOnPage(
  of: Of,
  { draft, profile, look }: { readonly draft: boolean; readonly profile: MemoProfile; readonly look?: MemoLook },
): Promise<DocumentLook> {
  const { rows } = await sql<{ slug: string }>`select slug from municipality where id = ${of.municipalityId}`.execute(
    of.tx,
  );
  const now = await loadMemoLook(of);
  const { logo, colour } = draft ? wantedBy(profile, now) : (look ?? { logo: null, colour: null });
  return lookOnPage({ logo: logo?.sha256 === now.logo?.sha256 ? logo : null, colour }, rows[0]?.slug ?? '');
}

/** The logo's bytes in the file. Whoever comes to it hears whose it is; null where the municipality is not told. */
function lookInFile({ logo, colour }: MemoLook, png: Uint8Array | null, municipality: string | null): DocumentLook {
  if (logo === null || png === null) return { logo: null, colour };
  const { width, height } = logo;
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const alternative = municipality === null ? 'Kommunens märke' : `Kommunens märke: ${municipality}`;
  return { logo: { source, width, height, alternative }, colour };
}
