import type { Report, StatedCounts } from '#checking/report.ts';
import { numberWord } from '#checking/numbers.ts';
import type { Block } from '#reading/block.ts';
import {
  CO_DETERMINATION,
  DEVIATION,
  LABELS,
  LETTERHEAD,
  NO_DATE,
  NO_VERDICT,
  tellsAllEndorse,
  unlessGap,
  VERDICT_WORDS,
} from '#reading/own-memo/memo-form.ts';
import { PERSPECTIVES, type MemoHeading } from '#reading/own-memo/memo-headings.ts';
import { readNames, readParty, WHOLE_MUNICIPALITY } from '#reading/own-memo/names.ts';
import { joined, labelled, wholeText } from '#reading/own-memo/own-blocks.ts';
import { DAY_WORDS, readDates, readDayWords, readPeriodLabel } from '#reading/own-memo/period-label.ts';
import { QUOTED, unquoted } from '#reading/own-memo/quoted.ts';

type Letterhead = Pick<Report, 'municipality' | 'department' | 'date' | 'registryNumber' | 'decisionBody'>;

/** The lines above the title; `taken` are the blocks that gave a field. */
export function readOwnLetterhead(blocks: readonly Block[]): Letterhead & { taken: Block[] } {
  const taken: Block[] = [];
  const words = (label: string): string | null => {
    const block = blocks.find(({ text }) => text.startsWith(`${label}: `));
    if (block === undefined) return null;
    taken.push(block);
    return unlessGap(block.text.slice(label.length + 2));
  };
  const date = words(LETTERHEAD.date);
  return {
    municipality: words(LETTERHEAD.municipality),
    department: words(LETTERHEAD.department),
    date: date === null ? null : readDayWords(date),
    registryNumber: words(LETTERHEAD.registryNumber),
    decisionBody: words(LETTERHEAD.decisionBody),
    taken,
  };
}

/** The entries of a list; on a page that ends within one, what goes on after it belongs to it. */
export function itemsOf(blocks: readonly Block[], goesOverPages: boolean): string[] {
  const items: string[] = [];
  for (const block of blocks) {
    const last = items.length - 1;
    const before = items[last];
    if (block.kind === 'item' && /^(?:•|\d+\.)$/u.test(block.mark ?? '')) items.push(block.text);
    else if (goesOverPages && before !== undefined && !tellsAllEndorse(block.text))
      items[last] = joined([before, wholeText(block)]);
  }
  return items;
}

const ABOUT =
  /^Medborgarlöftet(?: för (.+?))? (?:gällde|gäller|kommer att gälla) (.+)\. Det (?:hade|har|kommer att ha) ([^.]+)\./u;

function aboutIn(text: string): RegExpExecArray | null {
  return (
    [...text.matchAll(/Medborgarlöftet(?: för \S| gä| ko)/gu)]
      .map(({ index }) => ABOUT.exec(text.slice(index)))
      .find((told) => told !== null) ?? null
  );
}

/** Whether a text has the sentence that tells where and when a promise holds: it would be read back instead of Löftet's own. */
export function tellsAboutPromise(text: string): boolean {
  return /Medborgarlöftet.*(?:gällde|gäller|kommer att gälla).*\. Det (?:hade|har|kommer att ha) /su.test(text);
}

type Summary = Pick<Report, 'period' | 'areas' | 'statedCounts' | 'parties'>;

/** What Ärende says of the promise: when, where, how many points and who promised. */
export function readOwnSummary(blocks: readonly Block[]): Summary {
  const text = joined(blocks.map(wholeText));
  // What a person wrote before it may begin with the same words.
  const [, when, where, counted] = aboutIn(text) ?? [];
  const parties = blocks.flatMap((block) => {
    const line = labelled(block);
    return line?.label === LABELS.parties ? (readNames(line.rest) ?? []) : [];
  });
  return {
    period: when === undefined ? null : readDates(when),
    areas: where === undefined || where === WHOLE_MUNICIPALITY ? [] : (readNames(where) ?? []),
    statedCounts: counted === undefined ? null : readCounts(counted),
    parties: parties.flatMap((words) => {
      const party = readParty(words);
      return party === null || party.name === null ? [] : [{ kind: party.kind, name: party.name }];
    }),
  };
}

/** "åtta punkter: tre gemensamma, tre för kommunen och två för polisen"; null where the words are not ours any more. */
function readCounts(words: string): StatedCounts | null {
  const [, counted = '', among = ''] = /^(\S+) punkt(?:er)?(?:[:,] (.*))?$/u.exec(words) ?? [];
  const total = count(counted);
  if (total === null) return null;
  const of = (group: RegExp): number | null => {
    const [, some] = group.exec(among) ?? [];
    if (some === undefined) return 0;
    return /^(?:|alla |båda )$/u.test(some) ? total : count(some.trim());
  };
  return {
    total,
    joint: of(/((?:[^\s,]+ )?)gemensam/u),
    municipality: of(/((?:[^\s,]+ )?)för kommunen/u),
    police: of(/((?:[^\s,]+ )?)för polisen/u),
  };
}

function count(words: string): number | null {
  return /^\d+$/u.test(words) ? Number(words) : numberWord(words);
}

const AGREEMENT = new RegExp(`^(.*) \\((${DAY_WORDS}|${NO_DATE})\\)$`, 'su');

export function readOwnAgreements(items: readonly string[]): Report['agreements'] {
  return items.flatMap((item) => {
    const [, name, day] = AGREEMENT.exec(item) ?? [];
    return name === undefined || day === undefined ? [] : [{ name, date: readDayWords(day) }];
  });
}

const OF_GOALS = /^Punkterna .* mål(?: för [\d–]+)?:$/su;

/** Goals by the sentence that says whose years they are of; on a page, what goes on from a goal may end with a colon too. */
export function readOwnGoals(blocks: readonly Block[], goesOverPages: boolean): Report['goals'] {
  const first = blocks.findIndex(({ kind }) => kind === 'item');
  const starts = blocks.flatMap(({ kind, text }, at) =>
    kind !== 'item' && text.endsWith(':') && (!goesOverPages || at < first || OF_GOALS.test(text)) ? [at] : [],
  );
  return starts.flatMap((at, index) => {
    const [, from, to] = / för (\d{4})(?:–(\d{4}))?:$/u.exec(blocks[at]?.text ?? '') ?? [];
    const period = from === undefined ? null : { from: Number(from), to: Number(to ?? from) };
    return itemsOf(blocks.slice(at + 1, starts[index + 1]), goesOverPages).map((item) => {
      const [, number, text] = /^Mål(?: (\d+))?: (.*)$/su.exec(item) ?? [];
      return { number: number === undefined ? null : Number(number), text: text ?? item, period };
    });
  });
}

const ANSWERED = new RegExp(
  `^(.*): (${[...Object.values(VERDICT_WORDS), NO_VERDICT].join('|')}|Uppgift saknas: svar \\(.*\\)\\.)$`,
  'su',
);

/** The consultation's list: what parties say of single points stands after it and goes on to the end of the section. */
export function beforeDeviations(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex((block) => labelled(block)?.label.startsWith(`${DEVIATION}, `) === true);
  return first < 0 ? [...blocks] : blocks.slice(0, first);
}

export function readOwnConsultation(blocks: readonly Block[], items: readonly string[]): Report['consultation'] {
  const all = blocks.some(({ text }) => tellsAllEndorse(text));
  return items.map((item) => {
    if (all) return { party: item, verdict: 'endorses' };
    const [, party, answer] = ANSWERED.exec(item) ?? [];
    const verdict = (Object.keys(VERDICT_WORDS) as (keyof typeof VERDICT_WORDS)[]).find(
      (one) => VERDICT_WORDS[one] === answer,
    );
    return { party: party ?? item, verdict: verdict ?? null };
  });
}

/** Each paragraph is a line; on a page that ends within a sentence, the next one goes on with it. */
export function readOwnPerspective(
  heading: MemoHeading | null,
  blocks: readonly Block[],
  goesOverPages: boolean,
): Report['perspectives'] {
  const kind = PERSPECTIVES.find((one) => one === heading);
  const text = blocks.map(wholeText).reduce((before, words) => {
    const goesOn = goesOverPages && !/[.!?…:]["”’)]*$/u.test(before);
    return before === '' ? words : `${before}${goesOn ? ' ' : '\n'}${words}`;
  }, '');
  return kind === undefined || unlessGap(text) === null ? [] : [{ kind, text }];
}

/** Where the follow-up is published; a site that is only named has no address. */
export function readOwnPublications(blocks: readonly Block[]): Report['publications'] {
  return blocks.flatMap(({ text, links }) => {
    const [, period] = /^Uppföljningen(?: för (.+?))?: https:/u.exec(text) ?? [];
    return links.map(({ address }) => ({ address, period: period === undefined ? null : readPeriodLabel(period) }));
  });
}

export function readOwnReporting(blocks: readonly Block[], items: readonly string[]): string[] {
  const [, body] = /^Uppföljningen har redovisats för (.+)\.$/su.exec(joined(blocks.map(wholeText))) ?? [];
  return body === undefined ? [...items] : [body];
}

export function readOwnCoDetermination(blocks: readonly Block[]): Report['coDetermination'] {
  const told = joined(blocks.map(wholeText));
  const kinds = Object.keys(CO_DETERMINATION) as (keyof typeof CO_DETERMINATION)[];
  return kinds.find((kind) => told.startsWith(CO_DETERMINATION[kind])) ?? null;
}

const SIGNED = new RegExp(`^(${QUOTED}|(?:(?!, ).)+)(?:, (.*))?$`, 'su');

export function readOwnSignatories(items: readonly string[]): Report['signatories'] {
  return items.flatMap((item) => {
    const [, name, role] = SIGNED.exec(item) ?? [];
    return name === undefined ? [] : [{ name: unquoted(name), role: role === undefined ? null : unlessGap(role) }];
  });
}
