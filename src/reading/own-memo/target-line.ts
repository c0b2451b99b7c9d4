import type { Target } from '#checking/report.ts';
import { drawNumber, NUMBER, PER_WORDS, readNumber } from '#reading/own-memo/figure-line.ts';
import { quoted, unquoted } from '#reading/own-memo/quoted.ts';

const WHOLE = 'under hela perioden';

/** "minst 8 nya grannsamverkansområden under hela perioden"; how long always stands last, whatever the unit says. */
export function drawTarget({ atLeast, unit, per }: Target): string {
  const of = /^[\d”]/u.test(unit) ? quoted(unit) : unit;
  return `minst ${drawNumber(atLeast)} ${of} ${per === null ? WHOLE : `per ${PER_WORDS[per]}`}`;
}

const LINE = new RegExp(`^minst (${NUMBER}) (.+) (?:per (${Object.values(PER_WORDS).join('|')})|${WHOLE})$`, 'su');

/** The target that `drawTarget` drew; null for other words. */
export function readTarget(line: string): Target | null {
  const [, atLeast, unit, per] = LINE.exec(line) ?? [];
  if (atLeast === undefined || unit === undefined) return null;
  const found = (Object.entries(PER_WORDS) as [Target['per'], string][]).find(([, word]) => word === per);
  return { atLeast: readNumber(atLeast), unit: unquoted(unit), per: found?.[0] ?? null };
}
