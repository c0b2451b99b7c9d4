import { countsIn } from '#checking/counts.ts';
import { dayWords } from '#checking/day-words.ts';
import { saysWhen } from '#checking/time-limit.ts';
import { doingIn } from '#checking/wording-doings.ts';
import { BARE_INFINITIVE, PASSIVE } from '#checking/wording-words.ts';
import type { Sentence } from '#checking/wording-sentence.ts';
import { capital, isForeign, ownersWords, type QuestionKey, type WordingFacts } from '#checking/wording-questions.ts';

const OWN_DAY = /(?<!\p{L})(?:före|senast) (?:den )?[^.,;]{3,40}?(?:19|20)\d\d/iu;
const PER = { day: 'varje dag', week: 'varje vecka', month: 'varje månad', tertial: 'varje tertial', year: 'varje år' };

/**
 * A way to say it that can be seen done, with the writer's own subject, place, number and time where the words or the
 * form say them, and gaps in brackets where they do not: "Kommunen går minst 4 trygghetsvandringar i Norrby senast den
 * 31 december 2026." Null where nothing better can be said.
 */
export function betterWording(said: Sentence, facts: WordingFacts, missing: readonly QuestionKey[]): string | null {
  const rewrite =
    said.outcome !== null ||
    said.others !== null ||
    missing.includes('what') ||
    (missing.includes('who') && missing.includes('how-much'));
  return rewrite ? anew(said, facts) : mended(said, facts, missing);
}

/** The sentence from the beginning: by the doing that it speaks of, else with a gap for what is done. */
function anew(said: Sentence, facts: WordingFacts): string | null {
  const subject = subjectFor(said, facts);
  const doing = doingIn(said.text);
  const amount = numberFor(said, facts);
  if (facts.target !== null) {
    const { atLeast, unit } = facts.target;
    const verb = doing?.does.split(' ')[0] ?? '[gör]';
    return sentence(`${subject} ${verb} minst ${decimal(atLeast)} ${unit}`, said, facts);
  }
  if (doing !== null) return sentence(`${subject} ${doing.does.replace('{antal}', amount)}`, said, facts);
  if (said.vague !== null) return said.vague.pattern;
  if (said.outcome !== null)
    return sentence(`${subject} [gör vad, hur ofta eller hur många]`, said, facts, aimOf(said));
  return sentence(`${subject} [gör vad, hur ofta eller hur många]`, said, facts);
}

/** The writer's own sentence with what is missing put in. */
function mended(said: Sentence, facts: WordingFacts, missing: readonly QuestionKey[]): string | null {
  let words = said.text.replace(/[.!\s]+$/, '');
  if (missing.includes('who')) {
    const active = activeOf(words, subjectFor(said, facts));
    if (active === null) return anew(said, facts);
    words = active;
  }
  if (said.escape !== null) words = without(words, said.escape);
  if (said.noTime !== null && missing.includes('by-when')) words = without(words, said.noTime);
  if (missing.includes('how-much') || missing.includes('seen')) {
    if (said.soft !== null && !said.counted) words = words.replace(said.soft, amountInstead(said.soft));
    else if (missing.includes('how-much')) words = `${words} minst [antal] gånger`;
  }
  if (missing.includes('where')) words = `${words} ${placeFor(facts)}`;
  // A day of another year gives way: two last days would be none.
  if (missing.includes('by-when'))
    words = OWN_DAY.test(words) ? words.replace(OWN_DAY, dayFor(facts)) : `${words} ${dayFor(facts)}`;
  const better = `${words.replace(/\s+/g, ' ').trim()}.`;
  return better === said.text ? null : better;
}

/** "Att klippa buskarna" and "Buskarna ska klippas" with somebody who does it; null where the words are neither. */
function activeOf(words: string, subject: string): string | null {
  if (BARE_INFINITIVE.test(words)) return `${subject} ska ${lower(words.replace(/^att /i, ''))}`;
  const { what = '', verb = '', rest = '' } = PASSIVE.exec(words)?.groups ?? {};
  if (what === '') return null;
  const particle = /^ (?:upp|ut|fram|in|bort|över|om|ner|till)(?!\p{L})/u.exec(rest)?.[0] ?? '';
  return `${subject} ska ${verb}${particle} ${lower(what)}${rest.slice(particle.length)}`;
}

function sentence(core: string, said: Sentence, facts: WordingFacts, aim = ''): string {
  const place = said.where === null ? placeFor(facts) : placed(said.where);
  const inCore = place !== '' && (core.includes(place) || aim.includes(place));
  const parts = [core, inCore ? '' : place, timeFor(said, facts, core), aim];
  return `${parts.filter((part) => part !== '').join(' ')}.`;
}

/** Those whom the words name, else those who own the point. */
function subjectFor({ subject, kinds }: Sentence, { owners }: WordingFacts): string {
  if (subject !== null && !isForeign(kinds, owners)) return capital(subject);
  return owners.length === 0 ? '[Vem]' : capital(ownersWords(owners));
}

function numberFor({ text }: Sentence, { target }: WordingFacts): string {
  if (target !== null) return decimal(target.atLeast);
  return countsIn(text)[0]?.words ?? '[antal]';
}

function placeFor({ place, areas }: WordingFacts): string {
  if (place !== null) return `vid ${place}`;
  if (areas.length === 0) return '';
  return areas.length === 1 ? `i ${areas[0]}` : `i [${areas.join(' eller ')}]`;
}

/** A name alone gets a word that places it. */
function placed(where: string): string {
  return /^\p{Lu}/u.test(where) ? `vid ${where}` : where;
}

function timeFor({ text }: Sentence, facts: WordingFacts, core: string): string {
  if (/ i veckan| varje | inom /.test(core)) return '';
  if (facts.target?.per) return PER[facts.target.per];
  const own =
    /(?<!\p{L})(?:varje|per) (?:dag|vecka|månad|tertial|år|termin)(?!\p{L})|(?:före|senast) (?:den )?[^.,;]{3,40}?(?:19|20)\d\d/iu.exec(
      text,
    )?.[0];
  if (facts.due === null && own !== undefined && saysWhen(own)) return lower(own);
  return dayFor(facts);
}

function dayFor({ due, dueWords, period }: WordingFacts): string {
  if (due !== null) return `senast den ${dayWords(due)}`;
  if (dueWords !== null) return lower(dueWords);
  return period === null ? 'senast den [dag]' : `senast den ${dayWords(period.to)}`;
}

/** What it is to lead to, from the writer's words: "för att inbrotten ska minska". */
function aimOf({ outcome }: Sentence): string {
  if (outcome === null) return '';
  return `för att ${lower(outcome.replace(/^(minska|öka|halvera|stoppa)r /iu, '$1 ').replace(/^sänker /i, 'sänka '))}`;
}

function amountInstead(soft: string): string {
  return /t$|löpande|ofta|återkommande|då och då/i.test(soft) ? 'minst [antal] gånger' : 'minst [antal]';
}

function without(words: string, phrase: string): string {
  const at = words.indexOf(phrase);
  const [before, after] = [
    words.slice(0, at).replace(/[\s,]+$/, ''),
    words.slice(at + phrase.length).replace(/^[\s,]+/, ''),
  ];
  return before === '' ? capital(after) : `${before} ${after}`.trim();
}

function decimal(value: number): string {
  return String(value).replace('.', ',');
}

function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase('sv') + words.slice(1);
}
