import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Database } from '#platform/database.server.ts';
import { loadFile, storeFile } from '#platform/files.server.ts';
import { redrawPng } from '#platform/files/redraw-png.server.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import { damaged, logoIn, readLogo, type Logo } from '#places/logo.ts';
import { saveSettingsPart } from '#places/settings.server.ts';

/** A logo with its PNG bytes, which hold its pixels and nothing else. */
export type LogoPicture = Omit<Logo, 'sha256'> & { readonly png: Uint8Array };

/** The picture that somebody sends, drawn anew. @throws AppError `usage` with what to do if it is no such picture */
export async function logoPicture(sent: Uint8Array): Promise<LogoPicture> {
  const drawing = readLogo(sent);
  const png = await redrawPng(drawing);
  if (png === null) throw damaged();
  return { png, width: drawing.width, height: drawing.height };
}

/** Puts the municipality's logo on its public pages, or takes it away (null); the one before goes. @throws AppError `forbidden` */
export async function saveLogo(work: Work, picture: LogoPicture | null): Promise<void> {
  const { tx, municipalityId } = work;
  authorize(work.actor, 'municipality:administer', registerScope(municipalityId));
  const { rows } = await sql<{ slug: string; settings: unknown }>`
    select slug, settings from municipality where id = ${municipalityId} for no key update`.execute(tx);
  const before = logoIn(rows[0]?.settings);
  const after = picture === null ? null : await stored(work, picture);
  if (before?.sha256 === after?.sha256) return;
  await saveSettingsPart(work, 'logo', after);
  if (before !== null) await sql`select forget_logo(${before.sha256})`.execute(tx);
  for (const { slug } of rows) await announcePublication(tx, slug);
}

async function stored({ tx, municipalityId }: Work, { png, width, height }: LogoPicture): Promise<Logo> {
  const sha256 = await storeFile(tx, municipalityId, { bytes: png, name: 'marke.png', mediaType: 'image/png' });
  return { sha256, width, height };
}

/** The municipality's logo, for the page where it is chosen; null where it has none. */
export async function loadLogo({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<Logo | null> {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from municipality where id = ${municipalityId}`.execute(tx);
  return logoIn(rows[0]?.settings);
}

/** The municipality's logo with its bytes, for pages and documents; null where it has none. */
export async function logoOf(work: Pick<Work, 'tx' | 'municipalityId'>): Promise<(Logo & LogoPicture) | null> {
  const logo = await loadLogo(work);
  const file = logo === null ? null : await loadFile(work.tx, work.municipalityId, logo.sha256);
  return logo === null || file === null ? null : { ...logo, png: file.content };
}

/** The bytes of the logo that stands on a municipality's pages, if it is the one with this hash; else null. */
export async function logoFile(db: Database, slug: string, sha256: string): Promise<Uint8Array | null> {
  return inNamedMunicipality(db, slug, async (tx, municipalityId) => {
    const logo = await logoOf({ tx, municipalityId });
    return logo?.sha256 === sha256 ? logo.png : null;
  });
}
