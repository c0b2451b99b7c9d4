import { findNumbers } from '#checking/numbers.ts';
import type { Target } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';
import { rhythmAfter, rhythmIn } from '#reading/points/frequencies.ts';
import { openingNounPhrase } from '#reading/points/noun-phrase.ts';
import { phrase } from '#reading/phrase.ts';

const AT_LEAST = phrase(
  '(?:som )?(?:allra )?minst|åtminstone|(?:som )?lägst|(?:inte|ej) (?:mindre|färre) än|(?:som )?minimum|ett minimum av',
);

/**
 * The stated minimum in a promise: "minst åtta nya grannsamverkansområden". The rhythm counts only where the same
 * sentence says it ("minst en trafikkontroll varje dygn"). The first one in the text; null if there is none.
 */
export function statedTarget(text: string): Target | null {
  for (const sentence of splitSentences(text)) {
    const least = AT_LEAST.exec(sentence.text);
    if (least === null) continue;
    const after = sentence.text.slice(least.index + least[0].length);
    const target = targetAfter(after) ?? targetBefore(sentence.text.slice(0, least.index), after);
    if (target !== null) return target;
  }
  return null;
}

/** The minimum in a column of aims beside the promise: "Minst 60 pass"; "Minst 2 i veckan" counts what is promised. */
export function statedAim(aim: string, promise: string): Target | null {
  const own = statedTarget(aim);
  const least = own === null ? AT_LEAST.exec(aim) : null;
  const unit = least === null ? null : openingNounPhrase(promise);
  if (least === null || unit === null) return own;
  const after = aim.slice(least.index + least[0].length);
  const number = findNumbers(after)[0];
  if (number === undefined || after.slice(0, number.start).trim() !== '') return null;
  const rest = after.slice(number.end);
  const rhythm = rhythmAfter(rest);
  if (rhythm === null && /\p{L}/u.test(rest)) return null;
  return { atLeast: number.value, unit: unit.text, per: rhythm === null || rhythm.times !== 1 ? null : rhythm.per };
}

function targetAfter(after: string): Target | null {
  const number = findNumbers(after)[0];
  if (number === undefined || !/^(?:\s|ca|cirka|omkring|totalt|:)*$/iu.test(after.slice(0, number.start))) return null;
  // "minst åtta (8) nya områden", "minst 10 st kontroller"
  const skipped =
    /^(?:\s*\(\d+\))?\s*(?:st(?:ycken)?\.?(?!\p{L})\s*)?/iu.exec(after.slice(number.end))?.[0].length ?? 0;
  const rest = after.slice(number.end + skipped);
  const percent = /^\s*(?:procent|%)/iu.exec(rest);
  const part = /^\s*av\s/u.exec(rest)?.[0].length ?? 0;
  const unit =
    percent === null
      ? shifted(openingNounPhrase(rest.slice(part)), part)
      : { text: percent[0].trim(), end: percent[0].length };
  if (unit === null) return null;
  const clause = rest.slice(
    unit.end,
    findNumbers(rest.slice(unit.end)).find((next) => !next.article)?.start ?? rest.length,
  );
  const rhythm = rhythmAfter(rest.slice(unit.end)) ?? rhythmIn(clause);
  const times = rhythm?.times ?? 1;
  // Twice a term has no word of its own in the report format: then the rhythm is left out rather than reckoned.
  return { atLeast: number.value, unit: unit.text, per: rhythm === null || times !== 1 ? null : rhythm.per };
}

/** "Trafikkontroller i byarna, minst 50": the thing stands first. */
function targetBefore(before: string, after: string): Target | null {
  const digits = /^\s*(\d+)(?:\s*st(?:ycken)?)?[\s.)]*$/iu.exec(after)?.[1];
  const unit = digits === undefined ? null : openingNounPhrase(before);
  return digits === undefined || unit === null ? null : { atLeast: Number(digits), unit: unit.text, per: null };
}

function shifted(noun: { text: string; end: number } | null, by: number): { text: string; end: number } | null {
  return noun === null ? null : { text: noun.text, end: noun.end + by };
}
