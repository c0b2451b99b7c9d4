import { accentOf, stylePath } from '#places/accent-style.ts';
import { logoIn, logoPath } from '#places/logo.ts';
import { settingsOf } from '#places/municipality-settings.ts';

/** What every public page of a municipality carries that no publication holds: how it looks, and whom to ask. */
export type PublicLook = {
  /** It is a municipality to practise in. */
  readonly isPractice: boolean;
  /** The address of the stylesheet with its colours; null for Löftet's own. */
  readonly style: string | null;
  /** Its logo, in pixels, and the name that stands beside it; null where it has none. */
  readonly logo: {
    readonly src: string;
    readonly width: number;
    readonly height: number;
    readonly name: string;
  } | null;
  /** Whom to ask about the promises, in lines; none where nothing is said. So are the other two. */
  readonly contact: readonly ContactLine[];
  /** Where one reports what is broken. */
  readonly faultReport: readonly ContactLine[];
  readonly switchboard: readonly ContactLine[];
};

/** A stretch of text; where it leads, if it is an address or a number. */
type ContactPart = { readonly text: string; readonly href: string | null };
export type ContactLine = readonly ContactPart[];

/** The look by what a municipality has chosen. `settings` as they are stored. */
export function publicLook({
  slug,
  name,
  isPractice,
  settings,
}: {
  readonly slug: string;
  readonly name: string;
  readonly isPractice: boolean;
  readonly settings: unknown;
}): PublicLook {
  const { accent, accentDark, contact, faultReport, switchboard } = settingsOf(settings);
  const colours = accentOf(accent, accentDark);
  const logo = logoIn(settings);
  return {
    isPractice,
    style: colours === null ? null : stylePath(colours),
    logo: logo === null ? null : { src: logoPath(slug, logo), width: logo.width, height: logo.height, name },
    contact: contactLines(contact ?? ''),
    faultReport: contactLines(faultReport ?? ''),
    switchboard: contactLines(switchboard ?? ''),
  };
}

const EMAIL = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const WEB = String.raw`https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|www\.[\w-]+(?:\.[\w-]+)+(?:\/[^\s<>"]*[^\s<>".,;:!?)])?`;
/** 112, 114 14, and numbers that begin with 0 or +: "0123-45 67 89", "+46 123 45 67 89". */
const PHONE = String.raw`(?<![\d-])(?:112|114[ \u00a0]?14|(?:\+\d{1,3}|0\d{1,3})[- \u00a0]?\d(?:[- \u00a0]?\d){4,9})(?![\d-])`;
const LEADS = new RegExp(`(${EMAIL}|${WEB}|${PHONE})`);

/** A text as lines, with addresses and numbers apart. */
export function contactLines(text: string): ContactLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split(LEADS)
        .map((part, index) => ({ text: part, href: index % 2 === 1 ? hrefOf(part) : null }))
        .filter((part) => part.text !== ''),
    );
}

function hrefOf(part: string): string {
  if (/^https?:/.test(part)) return part;
  if (part.startsWith('www.')) return `https://${part}`;
  return part.includes('@') ? `mailto:${part}` : `tel:${part.replace(/[^\d+]/g, '')}`;
}
