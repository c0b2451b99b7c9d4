import { itemAt } from '#reading/blocks/item-at.ts';
import type { Flow } from '#reading/pdf/layout.ts';
import type { Draft } from '#reading/pdf/paragraphs.ts';
import { plainText } from '#reading/pdf/pieces.ts';

/** For each element of the flow its heading level (1-6), or 0 for what is no heading. */
export function headingLevels(flow: readonly Flow[]): number[] {
  const body = bodySize(flow);
  const boldBody = boldShare(flow) > 0.6;
  const faces = headingFaces(flow);
  const headings = flow.map((item, index) =>
    item.draft && (item.draft.tagged?.level ?? null) === null
      ? isHeading(item.draft, flow[index + 1], flow[index - 1], body, boldBody, faces)
      : false,
  );
  const styles: { size: number; weight: number }[] = [];
  flow.forEach((item, index) => {
    if (!headings[index] || !item.draft) return;
    const style = styleOf(item.draft);
    if (!styles.some((other) => isSameStyle(other, style))) styles.push(style);
  });
  styles.sort((a, b) => (Math.abs(a.size - b.size) > 0.6 ? b.size - a.size : b.weight - a.weight));
  return flow.map((item, index) => {
    const tagged = item.draft?.tagged?.level ?? null;
    if (tagged !== null) return tagged;
    if (!headings[index] || !item.draft) return 0;
    const style = styleOf(item.draft);
    return Math.min(6, 1 + styles.findIndex((other) => isSameStyle(other, style)));
  });
}

type Style = { readonly size: number; readonly weight: number };

const isSameStyle = (a: Style, b: Style): boolean => Math.abs(a.size - b.size) <= 0.6 && a.weight === b.weight;

/** Bold before capitals before plain, where the size is the same. */
function styleOf(draft: Draft): Style {
  const bold = draft.lines.every((line) => line.allBold);
  return { size: itemAt(draft.lines, 0).size, weight: (bold ? 2 : 0) + (isCapitals(plainText(draft.pieces)) ? 1 : 0) };
}

/** The type size of most letters outside tables. */
function bodySize(flow: readonly Flow[]): number {
  const letters = new Map<number, number>();
  for (const { draft } of flow) {
    for (const line of draft?.lines ?? []) {
      const size = Math.round(line.size * 2) / 2;
      letters.set(size, (letters.get(size) ?? 0) + line.text.length);
    }
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11;
}

/** Faces that only short lines are set in, at least twice: headings that differ by face or weight alone. */
function headingFaces(flow: readonly Flow[]): Set<string> {
  const seen = new Map<string, { drafts: number; short: boolean }>();
  for (const { draft } of flow) {
    if (!draft) continue;
    const short = draft.mark === null && draft.lines.length === 1 && itemAt(draft.lines, 0).text.length <= 60;
    for (const font of new Set(draft.lines.flatMap((line) => line.runs.map((run) => run.font)))) {
      const known = seen.get(font) ?? { drafts: 0, short: true };
      seen.set(font, { drafts: known.drafts + 1, short: known.short && short });
    }
  }
  return new Set([...seen].flatMap(([font, face]) => (face.short && face.drafts >= 2 ? [font] : [])));
}

/** Few words without a full stop, with white above, over text in another face. */
function isShortTitle(draft: Draft, words: number, next: Flow | undefined): boolean {
  const line = itemAt(draft.lines, 0);
  const after = next?.draft?.lines[0];
  return (
    words <= 8 &&
    draft.above > line.size * 0.3 &&
    after !== undefined &&
    after.font !== line.font &&
    after.text.length > 40
  );
}

function boldShare(flow: readonly Flow[]): number {
  const lines = flow.flatMap((item) => item.draft?.lines ?? []);
  const all = lines.reduce((sum, line) => sum + line.text.length, 0);
  const bold = lines.reduce((sum, line) => sum + (line.allBold ? line.text.length : 0), 0);
  return all === 0 ? 0 : bold / all;
}

const isCapitals = (text: string): boolean => /\p{Lu}{4}/u.test(text) && !/\p{Ll}/u.test(text);

function isHeading(
  draft: Draft,
  next: Flow | undefined,
  before: Flow | undefined,
  body: number,
  boldBody: boolean,
  faces: ReadonlySet<string>,
): boolean {
  const text = plainText(draft.pieces).replace(/\s+/g, ' ').trim();
  const words = text.split(' ').length;
  if (!/\p{L}{2}/u.test(text) || draft.lines.length > 5) return false;
  if (draft.mark !== null && !draft.numbered) return false;
  if (!next && !(before === undefined)) return false;
  const size = itemAt(draft.lines, 0).size;
  const bold = draft.lines.every((line) => line.allBold);
  const sentence = /[.;,]["”]?$/.test(text);
  if (size >= body * 1.13 && words <= 25 && !(sentence && words > 10)) return draft.mark === null || words <= 14;
  if (size < body * 0.9 || sentence || draft.lines.length > 3) return false;
  if (draft.mark !== null && (words > 9 || next?.draft?.numbered === true)) return false;
  if (draft.mark === null && faces.has(itemAt(draft.lines, 0).font) && isShortTitle(draft, words, next)) return true;
  const capitals = isCapitals(text) && words <= 10;
  if (!(bold && !boldBody) && !capitals) return false;
  if (words > 16) return false;
  return !isName(text, next) && !(next?.draft && next.draft.mark === null && isSignature(text, next.draft));
}

/** "Anna Andersson" over "Kommunchef" signs; it heads nothing. */
function isName(text: string, next: Flow | undefined): boolean {
  if (!/^\p{Lu}[\p{Ll}-]+(?: \p{Lu}[\p{Ll}.-]*){1,3}$/u.test(text)) return false;
  const after = next?.draft;
  return (
    after !== null &&
    after !== undefined &&
    after.lines.length === 1 &&
    after.above < itemAt(after.lines, 0).size * 0.25 &&
    itemAt(after.lines, 0).text.length < 60 &&
    !/[.:]$/.test(itemAt(after.lines, 0).text) &&
    !itemAt(after.lines, 0).allBold
  );
}

/** Only underscores or dots beneath: a line to sign on. */
const isSignature = (_text: string, next: Draft): boolean => /^[_.\s]{6,}$/.test(plainText(next.pieces));
