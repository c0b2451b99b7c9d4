import type { Report } from '#checking/report.ts';
import type { Claim, Found } from '#reading/points/claims.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import { isTemplatePrompt } from '#reading/frame/template-prompt.ts';
import { latin } from '#reading/latin.ts';

type Goal = Report['goals'][number];

const COUNCIL = latin(
  /kommunfullmäktige|fullmäktige|kommunala mål|kommunens|övergripande|nämndens|mandatperiod|inriktningsmål|strategisk|budget|vision|målområde/iu,
);
const YEARS = latin(/(?<!\d)((?:19|20)\d{2})\s*(?:[-–‑/]|till|t\.?o\.?m\.?|och)\s*((?:19|20)\d{2}|\d{2})(?!\d)/u);
const NUMBERED = latin(
  /^(?:(?:övergripande |inriktnings|delmål|kommun)?mål(?:område)?\s*(?:nr\.?\s*)?)?(\d{1,2})\s*[.):–-]?\s+(?=\p{L}|["”»])/iu,
);

/** The council's goals that the document says it serves, with their number and the mandate period they are for. */
export function readGoals(source: FrameSource): Found<Goal[]> {
  const value: Goal[] = [];
  const claims: Claim[] = [];
  for (const section of sectionsOf(source, 'goals')) {
    const all = [section.heading, ...section.parts.map((part) => part.text)].join('\n');
    if (!COUNCIL.test(all) && /^mål$/iu.test(section.heading)) continue;
    const period = mandate(all);
    const goals: Goal[] = [];
    const own: Claim[] = [];
    for (const { block, text } of section.parts) {
      const isGoal = block.kind === 'item' || block.kind === 'cell' || (NUMBERED.test(text) && !/[.]$/u.test(text));
      if (isGoal && !isTemplatePrompt(text)) goals.push(goalOf(text, block.mark, period));
      own.push({ no: block.no, role: isGoal ? 'goal' : 'prose' });
    }
    if (goals.length === 0) goals.push(...quoted(section.parts.map((part) => part.text).join(' '), period));
    if (section.parts[0]?.block.no !== section.opener.no) claims.push({ no: section.opener.no, role: 'heading' });
    claims.push(...own);
    value.push(...goals);
  }
  return { value, claims };
}

function goalOf(text: string, mark: string | null, period: Goal['period']): Goal {
  const number = NUMBERED.exec(text);
  if (number !== null) return { number: Number(number[1]), text: bare(text.slice(number[0].length)), period };
  const marked = /^\(?(\d{1,2})[.)]$/.exec(mark ?? '')?.[1];
  return { number: marked === undefined ? null : Number(marked), text: bare(text), period };
}

function bare(text: string): string {
  const words = text
    .replace(/\s*\((?:mandatperioden\s+|för\s+)?(?:19|20)\d{2}\s*[-–‑]\s*(?:(?:19|20)\d{2}|\d{2})\)\s*$/iu, '')
    .trim();
  return /^["”“»](.+)["”“«]\.?$/u.exec(words)?.[1]?.trim() ?? words;
}

/** "Ärendet bidrar till målet ”En trygg kommun”" or "… mål 4, Trygga barn". */
function quoted(text: string, period: Goal['period']): Goal[] {
  const quotes = [
    ...text.matchAll(/(?:mål(?:et|en)?|målområdet)?\s*(\d{1,2})?[.,:]?\s*["”“»]([^"”“»«]{4,150})["”“«]/giu),
  ];
  if (quotes.length > 0)
    return quotes.map((match) => ({
      number: match[1] === undefined ? null : Number(match[1]),
      text: (match[2] ?? '').trim().replace(/[.,]$/u, ''),
      period,
    }));
  const named = [
    ...text.matchAll(/(?<![\p{L}])mål (\d{1,2})[,:]?\s+(\p{Lu}[^.;]{4,150}?)(?=\s+och mål \d|\s\(|[.;]|$)/gu),
  ];
  return named.map((match) => ({ number: Number(match[1]), text: (match[2] ?? '').trim(), period }));
}

function mandate(text: string): Goal['period'] {
  const match = YEARS.exec(text);
  if (match === null) return null;
  const from = Number(match[1]);
  const second = match[2] ?? '';
  const to = second.length === 2 ? Math.floor(from / 100) * 100 + Number(second) : Number(second);
  return to >= from ? { from, to } : null;
}
