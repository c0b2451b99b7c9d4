import { finding } from '#checking/finding.ts';
import type { Material, ReportRead } from '#checking/material.ts';
import type { Passage } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';

type Rhythm = { readonly mark: string; readonly name: string; readonly parts: number; readonly words: RegExp };

/** How a year is parted. "Tartial" is the common misspelling, and no reason to miss the period. */
const RHYTHMS: readonly Rhythm[] = [
  {
    mark: 'T',
    name: 'tertial',
    parts: 3,
    words:
      /(?<![a-zåäöéü])(?:t[ae]rtial(?:et|en|s)? ?|T ?)(?<list>[123](?:\s?(?:,|och|samt|&|-|–|till)\s?(?:t[ae]rtial ?|T ?)?[123](?!\d))*)(?!\d|\.\d)|(?<![a-zåäöéü])(?<ordinals>(?:första|andra|tredje)(?:(?:,| och| samt) (?:det )?(?:första|andra|tredje))*) t[ae]rtial(?:et|en|s)?/giu,
  },
  {
    mark: 'Q',
    name: 'kvartal',
    parts: 4,
    words:
      /(?<![a-zåäöéü])(?:kvartal(?:et|en)? ?|Q ?)(?<list>[1234](?:\s?(?:,|och|samt|&|-|–|till)\s?(?:kvartal ?|Q ?)?[1234](?!\d))*)(?!\d|\.\d)|(?<![a-zåäöéü])(?<ordinals>(?:första|andra|tredje|fjärde)(?:(?:,| och| samt) (?:det )?(?:första|andra|tredje|fjärde))*) kvartalet/giu,
  },
  {
    mark: 'H',
    name: 'halvår',
    parts: 2,
    words:
      /(?<![a-zåäöéü])(?:halvår(?:et|en)? ?|H)(?<list>[12](?:\s?(?:,|och|samt|&|-|–)\s?(?:halvår ?|H)?[12](?!\d))*)(?!\d|\.\d)|(?<![a-zåäöéü])(?<ordinals>(?:första|andra)(?:(?:,| och| samt) (?:det )?(?:första|andra))*) halvåret/giu,
  },
];
const ORDINALS = ['första', 'andra', 'tredje', 'fjärde'];

/** Somebody was told: only then does a named period make the others be missed. */
const TOLD =
  /(?:publicer|lagts ut|lades ut|läggs ut|läggas ut|finns (?:att läsa|tillgänglig|på)|tillgänglig|redovisa|avrapporter|rapporter|följts upp|uppföljning|presenter|webb|hemsida|utskott)/iu;
const ALL = /(?:samtliga|alla(?: tre| fyra| två)?|varje|respektive|båda) (?:t[ae]rtial|kvartal|halvår)/iu;
/** A period of the work itself, not of its follow-up. */
const WORK = /(?:genomför|planera|startar|start|klar)/iu;

type Mention = {
  readonly quote: string;
  readonly parts: number[];
  readonly block: number | null;
  readonly told: boolean;
};

/** Some follow-up periods are said to be published or reported, and others are not accounted for. */
export function findMissingFollowUps({ report, passages }: Material): Finding[] {
  const end = lastDue(report);
  if (report.kind === 'promise' || end === null) return [];
  if (passages.some(({ text }) => ALL.test(text))) return [];
  for (const rhythm of RHYTHMS) {
    const mentions = passages.flatMap((passage) => mentionsIn(passage, rhythm));
    const first = mentions.find(({ told }) => told);
    if (first === undefined) continue;
    const known = new Set([...mentions.flatMap(({ parts }) => parts), ...statedInReport(report, rhythm.mark)]);
    const due = duePart(end, rhythm.parts);
    const missing = Array.from({ length: due }, (_, index) => index + 1).filter((part) => !known.has(part));
    if (missing.length === 0) continue;
    return [
      finding(
        'follow-up-period-missing',
        `Bara ${rhythm.name} ${listed([...known].toSorted())} nämns. Skriv också var uppföljningen för ${rhythm.name} ${listed(missing)} finns, eller att den inte gjordes.`,
        { quote: first.quote, block: first.block },
      ),
    ];
  }
  return [];
}

/**
 * The last day for which follow-ups should be there: the promise's end, or the document's own date if that is
 * earlier. Only a promise of one year or less is held: in a longer one a bare "tertial 2" may be any year's.
 */
function lastDue(report: ReportRead): string | null {
  if (report.period === null) return null;
  const { from, to } = report.period;
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 0) return null;
  if (report.date !== null && report.date < to) return report.date;
  return report.kind === 'report-back' || report.date !== null ? to : null;
}

/** How many parts of the year have ended by the day. */
function duePart(day: string, parts: number): number {
  const month = Number(day.slice(5, 7));
  const ended = Number(day.slice(8, 10)) >= 28 ? month : month - 1;
  return Math.floor((ended * parts) / 12);
}

function mentionsIn({ text, block, role, point }: Passage, { words }: Rhythm): Mention[] {
  return splitSentences(text).flatMap((sentence) =>
    [...sentence.text.matchAll(words)].map((match) => ({
      quote: match[0].trim(),
      parts: partsOf(match.groups ?? {}),
      block,
      told:
        point === null &&
        role !== 'label' &&
        role !== 'heading' &&
        TOLD.test(sentence.text) &&
        !(WORK.test(sentence.text) && !/följ|rapport|publicer|redovis/i.test(sentence.text)),
    })),
  );
}

function partsOf({ list, ordinals }: Record<string, string | undefined>): number[] {
  if (ordinals !== undefined)
    return ORDINALS.flatMap((word, index) => (ordinals.toLowerCase().includes(word) ? [index + 1] : []));
  const numbers = (list ?? '').match(/\d/g)?.map(Number) ?? [];
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  if (!/[-–]|till/.test(list ?? '')) return numbers;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** "1, 2 och 3". */
function listed(parts: readonly number[]): string {
  return new Intl.ListFormat('sv').format(parts.map(String));
}

/** Periods that the reading found under the points or with an address: 'T2 2017', '2017 H1'. */
function statedInReport(report: ReportRead, mark: string): number[] {
  const labels = [
    ...report.publications.map(({ period }) => period),
    ...report.points.flatMap(({ results }) => results.map(({ period }) => period)),
  ];
  return labels.flatMap((label) => {
    const part = new RegExp(`(?<!\\p{L})${mark}(\\d)`, 'u').exec(label ?? '')?.[1];
    return part === undefined ? [] : [Number(part)];
  });
}
