import { addDays } from '#platform/clock.ts';
import { letterOf, type Letter } from '#platform/mail/letter.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { fencedIn, nameIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';

/** Days that an address waits to be confirmed; then it goes. The messages say "two days". */
const CONFIRM_DAYS = 2;
/** Days after a dialogue's last day that an address is kept at most: two years, so that a year's promise is followed to its end. */
const CONTACT_DAYS = 730;

/** The last day on which an address that was left today is kept. */
export function contactKeptTo(heldTo: string, today: string): string {
  return addDays(heldTo > today ? heldTo : today, CONTACT_DAYS);
}

/** Addresses that were left before this day and not confirmed go. */
export function confirmedFrom(today: string): string {
  return addDays(today, -CONFIRM_DAYS);
}

/** The pages that the links in mail to those who answered lead to. */
export function contactConfirmPath(municipalitySlug: string, token: string): string {
  return `/foljer/${municipalitySlug}/svar/bekrafta/${token}`;
}
export function contactEndPath(municipalitySlug: string, token: string): string {
  return `/foljer/${municipalitySlug}/svar/sluta/${token}`;
}

/** The one mail that asks whether somebody wants to hear what comes of an answer. `address` is the link, of our own making. */
export function contactAskMail(
  lang: Lang,
  { municipality, title, address }: { readonly municipality: string; readonly title: string; readonly address: string },
): Letter {
  const say = saying(lang);
  const named = { title: fencedIn(lang, title), municipality: nameIn(lang, municipality) };
  return letterOf(lang, say(m.dialogue_contact_ask_subject, named), [
    { above: say(m.dialogue_contact_ask_intro, named), address, button: say(m.follow_ask_button) },
    say(m.follow_ask_unasked),
  ]);
}
