import type { Claim, Found } from '#reading/points/claims.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';
import { isRole } from '#reading/frame/person-names.ts';

const OFFICE = String.raw`(?:förvaltning(?:en)?|kontor(?:et)?|kansli(?:et)?|avdelning(?:en)?|enhet(?:en)?|stab(?:en)?|sektor(?:n)?)`;
const DEPARTMENT = latin(
  new RegExp(
    String.raw`^(?:\p{Lu}[\p{L}-]*(?: (?:och|för|samt|\p{L}+-|[\p{L}-]+)){0,5}? ?\p{L}*${OFFICE}|(?:Förvaltningen|Avdelningen|Sektor|Sektorn|Enheten) (?:för )?[\p{L}, -]{3,50})$`,
    'u',
  ),
);
const LABEL = latin(
  /^(?:förvaltning|avdelning|enhet|kontor|avsändare|handläggande (?:förvaltning|enhet)|sektor)\s*:\s*(\S.+)$/iu,
);

/** A letterhead's cell: the municipality above its office. */
const MUNICIPALITY_FIRST = latin(/^(?:\p{Lu}[\p{L}-]+ ){1,2}(?:kommun|stad|KOMMUN|STAD) (?=\p{Lu})/u);

/** The name of an office and nothing else. */
export function isDepartment(text: string): boolean {
  const capitals = text === text.toUpperCase();
  const words = capitals ? text.slice(0, 1) + text.slice(1).toLowerCase() : text;
  return text.length <= 70 && DEPARTMENT.test(words) && !/\b(?:ska|har|är|som|kommer)\b/u.test(text);
}

/** A unit by a name that does not say what it is, right above who signs for it: "Samhällsskydd", "Trygghet och säkerhet". */
const UNIT = latin(
  /^(?!Med |Hälsning|Underskrift|Enligt |Vid |På |För |Undertecknat|Ort |Tack|Bilaga)\p{Lu}[\p{L}-]{4,}(?: (?:och|samt|&) [\p{L}-]{4,}|, [\p{Ll}-]{4,} och [\p{Ll}-]{4,})?$/u,
);

/** The office that the document comes from: above the signatures, else in letterhead or running header. */
export function readDepartment(source: FrameSource, signed: readonly number[]): Found<string | null> {
  const closing = source.blocks.filter((block) => signed.includes(block.no));
  for (const block of [...closing, ...source.letterhead]) {
    for (const line of block.text.split(/\n|\t| {2,}|\s\|\s/u).map((text) => text.trim())) {
      const office = line.replace(MUNICIPALITY_FIRST, '');
      const value = LABEL.exec(line)?.[1] ?? (isDepartment(office) ? office : null);
      if (value === null) continue;
      const claims: Claim[] = [{ no: block.no, role: closing.includes(block) ? 'signatory' : 'label' }];
      return { value, claims };
    }
  }
  const above = closing[0] === undefined ? undefined : source.blocks[closing[0].no - 2];
  if (above !== undefined && above.kind === 'paragraph' && UNIT.test(above.text) && !isRole(above.text))
    return { value: above.text, claims: [{ no: above.no, role: 'signatory' }] };
  const running = source.running
    .flatMap((text) => text.split(/\n|\t|,\s|\s\|\s/u))
    .map((text) => text.trim().replace(MUNICIPALITY_FIRST, ''))
    .find(isDepartment);
  if (running !== undefined) return { value: running, claims: [] };
  // Unsigned memos end with the office alone.
  const alone = source.blocks
    .slice(Math.floor(source.blocks.length * 0.6))
    .find((block) => block.kind === 'paragraph' && isDepartment(block.text) && !inDispatch(source, block.no));
  return alone === undefined
    ? { value: null, claims: [] }
    : { value: alone.text, claims: [{ no: alone.no, role: 'signatory' }] };
}

function inDispatch(source: FrameSource, no: number): boolean {
  return source.outline.sections.some(
    (section) =>
      ['dispatch', 'consultation'].includes(section.kind) && section.parts.some((part) => part.block.no === no),
  );
}
