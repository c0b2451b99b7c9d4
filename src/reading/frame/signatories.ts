import type { Report } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import type { Claim, Found } from '#reading/points/claims.ts';
import { DAY } from '#reading/frame/dates.ts';
import { isDepartment } from '#reading/frame/department.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { isPersonName, isRole } from '#reading/frame/person-names.ts';
import { latin } from '#reading/latin.ts';

type Signatory = Report['signatories'][number];
type Line = { readonly kind: 'name' | 'role' | 'other'; readonly name: string; readonly role: string | null };

const CLOSING = latin(
  new RegExp(
    String.raw`^(?:[_.…\s-]{3,}|underskrift(?:er)?|namnförtydligande|undertecknas(?: av)?|ort och datum.*|datum.{0,20}|för (?:\p{Lu}[\p{L}-]+s? (?:kommun|stad)|polisen|polismyndigheten|kommunen).{0,40}|(?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?,?\s+(?:den )?)?${DAY}|.{0,40}(?:kommun|[ ]stad|polisen|polismyndigheten|AB|kommunstyrelsen)|för \p{Lu}[\p{L} -]{3,50}|vid protokollet|justera(?:t|des) .{0,30}|justeras|region \p{Lu}[\p{L}-]+|(?:lokal)?polisområde.{0,40}|(?:polisen|polismyndigheten)(?:,| i| LPO| \p{Lu}).{0,40})$`,
    'iu',
  ),
);

/** Those who sign the document, with their role where it is written. Names in running text or tables of points are not. */
export function readSignatories(source: FrameSource): Found<Signatory[]> {
  const value: Signatory[] = [];
  const claims: Claim[] = [];
  for (const run of closingRuns(source)) {
    const lines = run.flatMap((block) => block.text.split('\n').map((line) => readLine(line.trim())));
    const signed = signatoriesIn(sideBySide(lines));
    if (signed.length === 0) continue;
    for (const one of signed) add(value, one);
    claims.push(...run.map((block): Claim => ({ no: block.no, role: signs(block, signed) ? 'signatory' : 'label' })));
  }
  if (value.length === 0) value.push(...inProse(source));
  return { value, claims };
}

/** The same name again gives the role it lacked; under another role it is another signature. */
function add(value: Signatory[], one: Signatory): void {
  const same = value.findIndex(
    ({ name, role }) => name === one.name && (role === null || one.role === null || role === one.role),
  );
  if (same < 0) value.push(one);
  else if (one.role !== null) value[same] = one;
}

/** Holds a name or a role that was read, and is not only a line to sign on or an organisation. */
function signs(block: Block, signed: readonly Signatory[]): boolean {
  return signed.some(({ name, role }) => block.text.includes(name) || (role !== null && block.text.includes(role)));
}

/** Runs of blocks that hold nothing but names, roles, offices, places and days, late in the document or under its heading. */
function closingRuns(source: FrameSource): Block[][] {
  const own = new Map(
    source.outline.sections.flatMap((section) => section.parts.map((part) => [part.block.no, section.kind] as const)),
  );
  const from = source.blocks.length * 0.5;
  const runs: Block[][] = [];
  let run: Block[] = [];
  for (const block of source.blocks) {
    const kind = own.get(block.no);
    const late = block.no > from || kind === 'signatures';
    if (
      late &&
      block.kind !== 'item' &&
      kind !== 'contact' &&
      isClosing(block) &&
      (kind !== 'dispatch' || run.length > 0 || startsSigning(block, source.blocks[block.no]))
    )
      run.push(block);
    else {
      if (run.length > 0) runs.push(run);
      run = [];
    }
  }
  runs.push(run);
  return runs.filter((blocks) => blocks.length > 0 && !isDispatchList(blocks, own));
}

/** Among recipients only a name, or an office right above one, can begin the signatures. */
function startsSigning(block: Block, next: Block | undefined): boolean {
  const isName = (one: Block | undefined): boolean =>
    one !== undefined && readLine(one.text.split('\n')[0] ?? '').kind === 'name';
  return isName(block) || (isDepartment(block.text) && isName(next));
}

/** Under "Beslutet skickas till" a name is a recipient, unless a role stands under it like under a signature. */
function isDispatchList(run: readonly Block[], own: ReadonlyMap<number, string>): boolean {
  if (own.get(run[0]?.no ?? 0) !== 'dispatch') return false;
  const lines = run.map((block) => readLine(block.text).kind);
  if (run.some((block) => block.text.startsWith('/'))) return false;
  return !lines.some((kind, index) => kind === 'name' && lines[index + 1] === 'role');
}

function isClosing(block: Block): boolean {
  return block.text.split('\n').every((raw) => {
    const line = raw.trim();
    return line === '' || readLine(line).kind !== 'other' || isDepartment(line) || CLOSING.test(line);
  });
}

/** "Anna Lind", "Anna Lind, kommunchef", "Kommunchef Anna Lind", "Kommunchef". */
function readLine(raw: string): Line {
  const line = raw
    .replace(/^[_.…\s-]{3,}/u, '')
    .replace(/^\/\s*(?:[^,]{3,60}?\s(?:genom|gm)\s)?/u, '')
    .trim();
  const party = /\s*\((?:S|M|SD|C|V|KD|L|MP)\)$/u.exec(line)?.[0] ?? '';
  const plain = line.slice(0, line.length - party.length);
  if (isPersonName(plain)) return { kind: 'name', name: plain, role: null };
  const parts = /^([^,(–|]+?)\s*(?:,|\(|\s–|\s-|\|)\s*(.+?)\)?$/u.exec(line);
  const first = parts?.[1] ?? '';
  const second = parts?.[2] ?? '';
  if (isPersonName(first) && isRole(second)) return { kind: 'name', name: first, role: second };
  if (isPersonName(second) && isRole(first)) return { kind: 'name', name: second, role: first };
  const words = plain.split(' ');
  for (let count = 2; count <= 3 && count < words.length; count += 1) {
    const name = words.slice(-count).join(' ');
    const role = words.slice(0, -count).join(' ');
    if (isPersonName(name) && isRole(role)) return { kind: 'name', name, role };
    const last = { name: words.slice(0, count).join(' '), role: words.slice(count).join(' ') };
    if (isPersonName(last.name) && isRole(last.role) && /^(?:\p{Lu}|tf|vd)/u.test(last.role))
      return { kind: 'name', ...last };
  }
  return isRole(line) ? { kind: 'role', name: '', role: line } : { kind: 'other', name: '', role: null };
}

/**
 * Signatures beside each other that were read as one line: "Anna Lind Bo Ek" over "Kommundirektör Säkerhetschef".
 * The roles tell how many names there are.
 */
function sideBySide(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, index): Line[] => {
    if (line.kind !== 'role' && line.kind !== 'other') {
      const below = lines[index + 1];
      const words = line.name.split(' ');
      const names = pairs(words);
      const parted = below?.kind === 'role' && line.role === null && words.length === 4 && names.every(isPersonName);
      return parted && rolesIn(below.role ?? '').length === 2 ? names.map((name) => ({ ...line, name })) : [line];
    }
    const above = lines.slice(0, index).findLastIndex((one) => one.kind !== 'name');
    const names = lines
      .slice(above + 1, index)
      .flatMap((one) => (one.name.split(' ').length === 4 ? pairs(one.name.split(' ')) : [one.name]));
    const roles = line.kind === 'role' ? rolesIn(line.role ?? '') : [];
    return roles.length > 1 && names.length === roles.length ? roles.map((role) => ({ ...line, role })) : [line];
  });
}

function pairs(words: readonly string[]): string[] {
  return [words.slice(0, 2).join(' '), words.slice(2).join(' ')];
}

/** The roles that a line holds, each beginning with a capital. */
function rolesIn(text: string): string[] {
  const parts = text.split(/(?<=\p{Ll})\s+(?=\p{Lu}\p{Ll})/u);
  return parts.length > 1 && parts.every(isRole) ? parts : [text];
}

/** A role belongs to the name above it; where roles stand above names, to the name below. */
function signatoriesIn(lines: readonly Line[]): Signatory[] {
  const first = lines.find((line) => line.kind !== 'other')?.kind;
  const found: { name: string; role: string | null }[] = [];
  let above: string | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const row = first === 'name' ? rowOfNames(lines, at) : [];
    const last = found.at(-1);
    if (row.length > 0) {
      found.push(...row);
      at += row.length * 2 - 1;
    } else if (line?.kind === 'name') {
      found.push({ name: line.name, role: line.role ?? above });
      above = null;
    } else if (line?.kind === 'role' && first === 'role') above = line.role;
    else if (line?.kind === 'role' && last !== undefined && last.role === null) last.role = line.role;
  }
  return found;
}

/** Columns of signatures read row by row: the names that begin here, then as many roles. Empty where they do not. */
function rowOfNames(lines: readonly Line[], from: number): { name: string; role: string | null }[] {
  const rest = lines.slice(from);
  const count = rest.findIndex((line) => line.kind !== 'name' || line.role !== null);
  const roles = rest.slice(count, count * 2);
  const isRow =
    count > 1 &&
    roles.length === count &&
    roles.every((line) => line.kind === 'role') &&
    rest[count * 2]?.kind !== 'role';
  return isRow ? rest.slice(0, count).map(({ name }, index) => ({ name, role: roles[index]?.role ?? null })) : [];
}

const SIGNED = latin(
  new RegExp(
    String.raw`(?:undertecknas|undertecknat|undertecknad|undertecknades|skrivs under|skrevs under|signeras|signerades|skrivit under)(?:\s+(?:den\s+)?${DAY})? av\s+(.+?)(?:\.|$)`,
    'iu',
  ),
);

/** "Löftet undertecknades av kommunchef Anna Lind och lokalpolisområdeschef Bo Ek." */
function inProse(source: FrameSource): Signatory[] {
  return source.sentences.flatMap(({ text }) => {
    const list = SIGNED.exec(text)?.[1];
    return list === undefined
      ? []
      : list
          .split(/\s+och\s+|\s+samt\s+/u)
          .map((part) => readLine(part.replace(/\s+(?:den|för|i) .*$/u, '').trim()))
          .filter((line) => line.kind === 'name')
          .map(({ name, role }) => ({ name, role }));
  });
}
