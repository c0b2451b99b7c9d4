import type { Block } from '#reading/block.ts';
import type { Claim, Found } from '#reading/points/claims.ts';
import { isDepartment } from '#reading/frame/department.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { isPersonName, isRole } from '#reading/frame/person-names.ts';
import { latin } from '#reading/latin.ts';

const KNOWN = latin(
  /(?:kommun|stad|polisen|polismyndigheten|nämnden|styrelsen|fullmäktige)$|^(?:tjänsteskrivelse|tjänsteutlåtande|promemoria|pm|skrivelse|pressmeddelande|nyhet|protokoll.{0,20}|dnr|diarienummer|datum|handläggare|telefon|tfn|tel|e-post|besöksadress|postadress|adress|till|mottagare|sida|sid|ert? (?:datum|dnr)|vårt (?:datum|dnr)|utskriftsdatum|sekretess|version|publicerad|uppdaterad|kontakt)\b|^\+?[\d\s()–-]{5,}$|^\d{3} ?\d{2} \p{Lu}|\S@\S|^www\./iu,
);

/**
 * The lines of the letterhead: who sends it, to whom, what kind of document it is. Short lines before the first
 * heading that are no sentences, and stand above the title or are of a known kind; a sentence there is text.
 */
export function readLetterhead(source: FrameSource, title: number | null): Found<null> {
  const front = new Set(source.outline.front.map((block) => block.no));
  const lines = source.letterhead.filter(
    (block) => front.has(block.no) && block.kind !== 'item' && isLetterhead(block, title),
  );
  return { value: null, claims: lines.map((block): Claim => ({ no: block.no, role: 'label' })) };
}

function isLetterhead(block: Block, title: number | null): boolean {
  const above = title !== null && block.no < title;
  return block.text
    .split('\n')
    .every(
      (line) =>
        line.length <= 80 &&
        !/[.!?]$/u.test(line) &&
        (above || KNOWN.test(line) || isDepartment(line) || isPersonName(line) || isRole(line)),
    );
}
