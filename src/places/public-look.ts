import { accentOf, stylePath } from '#places/accent-style.ts';
import { settingsOf } from '#places/municipality-settings.ts';

/** What every public page of a municipality carries that no publication holds: how it looks, and whom to ask. */
export type PublicLook = {
  /** It is a municipality to practise in. */
  readonly isPractice: boolean;
  /** The address of the stylesheet with its colours; null for Löftet's own. */
  readonly style: string | null;
  /** Whom to ask, in lines; none where nothing is said. */
  readonly contact: readonly (readonly ContactPart[])[];
};

/** A stretch of text, or an e-mail address to write to. */
export type ContactPart = { readonly text: string; readonly mail: boolean };

/** The look by what a municipality has chosen. `settings` as they are stored. */
export function publicLook({
  isPractice,
  settings,
}: {
  readonly isPractice: boolean;
  readonly settings: unknown;
}): PublicLook {
  const { accent, accentDark, contact } = settingsOf(settings);
  const colours = accentOf(accent, accentDark);
  return { isPractice, style: colours === null ? null : stylePath(colours), contact: contactLines(contact ?? '') };
}

const EMAIL = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/;

/** A text as lines, with its e-mail addresses apart. */
export function contactLines(text: string): ContactPart[][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split(EMAIL)
        .map((part, index) => ({ text: part, mail: index % 2 === 1 }))
        .filter((part) => part.text !== ''),
    );
}
