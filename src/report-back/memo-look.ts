import type { DocumentLook } from '#documents/document-look.ts';
import type { Accent } from '#places/accent-style.ts';
import { logoPath, type Logo } from '#places/logo.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';

/**
 * What a memo's documents are drawn with of the municipality's own, as it is frozen with the memo: the logo by its hash, the
 * colours as they were. Null where the profile wants none, or the municipality has none.
 */
export type MemoLook = { readonly logo: Logo | null; readonly colour: Accent | null };

/** What is drawn on a page of the site, which fetches the logo by its address. */
export function lookOnPage({ logo, colour }: MemoLook, slug: string): DocumentLook {
  if (logo === null) return { logo: null, colour };
  return {
    logo: { source: logoPath(slug, logo), width: logo.width, height: logo.height, alternative: '' },
    colour,
  };
}

/** As much of a look as a profile wants. */
export function wantedBy({ look }: Pick<MemoProfile, 'look'>, { logo, colour }: MemoLook): MemoLook {
  return { logo: look.logo ? logo : null, colour: look.colour ? colour : null };
}
