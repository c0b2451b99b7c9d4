import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { PassageRole } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';
import { splitSentences, type Sentence } from '#checking/sentences.ts';

/** Letterheads and lists of receivers give an organisation's address, not a way to the matter. */
const NO_WAY: readonly PassageRole[] = ['running', 'signatory', 'dispatch', 'label', 'title'];

const ADDRESS =
  /(?<![a-zåäöéü\p{N}@./-])(?:https?:\/\/[^\s<>"”’)\]]+|(?:www\.(?:[a-zåäöéü\p{N}-]+\.)+[a-zåäöéü]{2,}|(?:[a-zåäöéü\p{N}-]+\.)+(?:se|nu|com|org|net|eu|info))(?![a-zåäöéü\p{N}@-]|\.[a-zåäöéü])(?:\/[^\s<>"”’)\]]*)?)/giu;

/** What lists how to reach somebody. */
const CONTACT = /\b(?:telefon|tel\.?|växel|besöksadress|postadress|org\.?\s?nr|organisationsnummer|e-post)\b/i;
const LABELLED = /^(?:webb|webbplats|hemsida|internet|www):?\s\S+$/i;

function isContact({ text }: Sentence): boolean {
  return (CONTACT.test(text) && text.length < 250) || LABELLED.test(text);
}

/** Addresses over http, and addresses that stop at a site's front door; each address once. */
export function findWeakLinks({ passages }: Material): Finding[] {
  const seen = new Set<string>();
  return passages.flatMap(({ role, text, block, point }) => {
    if (NO_WAY.includes(role)) return [];
    const contacts = splitSentences(text).filter(isContact);
    const given = (at: number): boolean => contacts.some(({ start, text }) => at >= start && at < start + text.length);
    return [...text.matchAll(ADDRESS)].flatMap((match) => {
      const quote = match[0].replace(/(?<![.,;:!?…])[.,;:!?…]+$/, '');
      const message = isMissingSpace(quote) || given(match.index) ? null : linkFault(quote);
      if (message === null || seen.has(quote)) return [];
      seen.add(quote);
      return finding('link-insecure-or-bare', message, { quote, block, point });
    });
  });
}

/** "området.Se även" lacks a space; "i.nu" is too short for a site. */
function isMissingSpace(words: string): boolean {
  if (/^(?:https?:|www\.)/i.test(words)) return false;
  const [host = ''] = words.split('/');
  const labels = host.split('.');
  return (/\p{Ll}/u.test(host) && /\p{Lu}/u.test(labels.at(-1) ?? '')) || (labels.at(-2) ?? '').length < 3;
}

/** Names of a site's front door, and what may stand after them without leading further. */
const FRONT_DOOR =
  /^[/]?(?:(?:index|default|start|startsida|hem|home|sv|se|en)(?:\.[a-z]{3,5})?[/]?)?(?:#.{0,3}|\?utm[^/]*)?$/i;

/** What is wrong with an address that people are to follow, or null: http, or a site's front door. */
export function linkFault(address: string): string | null {
  const insecure = /^http:/i.test(address);
  const bare = FRONT_DOOR.test(address.replace(/^(?:https?:\/\/)?[^/?#]*/i, ''));
  if (insecure && bare)
    return `”${address}” är osäker och leder bara till en startsida. Skriv https och hela adressen till sidan om löftet.`;
  if (insecure)
    return `”${address}” är en osäker adress. Skriv https i stället för http, och prova att den leder rätt.`;
  if (bare) return `”${address}” leder bara till en startsida. Skriv hela adressen till sidan om löftet.`;
  return null;
}
