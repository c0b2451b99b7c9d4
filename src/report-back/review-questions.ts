import type { Finding, PartyKind, Report } from '#checking/report.ts';
import { importObstacles } from '#report-back/import-obstacles.ts';
import { PARTY_WORDS } from '#places/party-words.ts';
import { filled, type Content, type Field } from '#report-back/review-fields.ts';
import { FRAME_GROUPS, frameField } from '#report-back/review-frame.ts';
import { namesOf, pointFields } from '#report-back/review-point.ts';
import type { Reading } from '#reading/reading.ts';

/** Something that a person must or should say before a draft is taken as the record, with what it is answered by. */
export type Question = {
  readonly key: string;
  /** `must`: the draft cannot be accepted without. */
  readonly weight: 'must' | 'should';
  readonly text: string;
  readonly answer:
    | { readonly by: 'fields'; readonly point: number | null; readonly fields: readonly Field[] }
    | { readonly by: 'owners'; readonly points: readonly number[]; readonly kinds: readonly PartyKind[] | null }
    | { readonly by: 'blocks'; readonly blocks: readonly number[] }
    | { readonly by: 'new-point' }
    | { readonly by: 'look'; readonly anchor: string; readonly word: string };
};

/** Most of a kind that are asked about at once; the rest follow when these are answered. */
const MOST = 20;

/** What is uncertain in a draft: what stands in the way of accepting it first. */
export function reviewQuestions(reading: Reading, content: Content): Question[] {
  const asked = [
    ...frameQuestions(content),
    ...pointQuestions(content),
    ...ownerQuestions(content),
    ...unreadable(content),
    ...unplacedQuestion(reading, content.report),
    ...errorQuestions(content.report.findings),
  ];
  return [...asked.filter(({ weight }) => weight === 'must'), ...asked.filter(({ weight }) => weight === 'should')];
}

function must(key: string, text: string, answer: Question['answer']): Question {
  return { key, weight: 'must', text, answer };
}

function byField(content: Content, point: number | null, ...keys: readonly string[]): Question['answer'] {
  const own =
    point === null ? keys.map(frameField) : pointFields(content, point).filter(({ key }) => keys.includes(key));
  return { by: 'fields', point, fields: own.filter((field) => field !== undefined) };
}

function frameQuestions(content: Content): Question[] {
  const { municipality, period, points } = content.report;
  const goals = importObstacles(content.report).find((sentence) => sentence.includes('mandatperiod'));
  return [
    ...(municipality === null
      ? [must('kommun', 'Vilken kommun gäller löftet? Dokumentet säger det inte.', byField(content, null, 'kommun'))]
      : []),
    ...(period === null
      ? [must('period', 'Vilken period gäller löftet? Dokumentet säger det inte.', byField(content, null, 'period'))]
      : period.from > period.to
        ? [must('period', 'Periodens sista dag är före den första. Rätta perioden.', byField(content, null, 'period'))]
        : []),
    ...(goals === undefined ? [] : [must('mal', goals, byField(content, null, 'mal', 'period'))]),
    ...(points.length === 0
      ? [
          must(
            'punkter',
            'Inga punkter hittades i dokumentet. Välj ”En ny punkt” vid det stycke som lovar något, eller skriv en punkt själv.',
            { by: 'new-point' },
          ),
        ]
      : []),
  ];
}

function pointQuestions(content: Content): Question[] {
  return content.report.points
    .filter((point) => point.text.trim() === '')
    .slice(0, MOST)
    .map(({ number }) =>
      must(
        `text-${number}`,
        `Vad lovas i punkt ${number}? Skriv det, eller ta bort punkten.`,
        byField(content, number, 'text'),
      ),
    );
}

function ownerQuestions(content: Content): Question[] {
  const { points } = content.report;
  const without = points.filter(({ owner }) => owner.length === 0).map(({ number }) => number);
  const several = (['municipality', 'police', 'property-owner', 'association', 'region', 'other'] as const).filter(
    (kind) => namesOf(content.report, kind).length > 1,
  );
  const unclear = points
    .filter(
      ({ owner, number }) =>
        owner.some((kind) => several.includes(kind)) && content.ownerNames[String(number)] === undefined,
    )
    .map(({ number }) => number);
  const kinds = several.map((kind) => PARTY_WORDS[kind]).join(' och ');
  return [
    ...(without.length === 0
      ? []
      : [
          must('agare', `Vem lovar? Dokumentet säger det inte om ${numbered(without)}.`, {
            by: 'owners',
            points: without.slice(0, MOST),
            kinds: null,
          }),
        ]),
    ...(unclear.length === 0
      ? []
      : [
          {
            key: 'vilken-part',
            weight: 'should' as const,
            text: `Vilken av dem lovar? Löftet har flera parter av samma slag (${kinds}). Utan svar lovar alla.`,
            answer: { by: 'owners' as const, points: unclear.slice(0, MOST), kinds: several },
          },
        ]),
  ];
}

/** "punkt 3", "punkt 3 och 5", "14 punkter". */
function numbered(numbers: readonly number[]): string {
  if (numbers.length > 6) return `${numbers.length} punkter`;
  const last = numbers.at(-1) ?? '';
  return `punkt ${numbers.length < 2 ? last : `${numbers.slice(0, -1).join(', ')} och ${last}`}`;
}

/** Fields that the record cannot hold as they were read: too long, half a pair. */
function unreadable(content: Content): Question[] {
  const asked = (field: Field, point: number | null, where: string): Question[] => {
    const rows = filled(field.read(content));
    const written = rows.length === 0 ? null : field.write(content, rows);
    if (written === null || !('fault' in written)) return [];
    const { fault } = written;
    const at = fault.row === null ? '' : ` (rad ${fault.row})`;
    return [
      must(`${where}${field.key}`, `${where}${field.label}${at}: ${fault.message}`, byField(content, point, field.key)),
    ];
  };
  const known = (key: string): boolean => key === 'period' || key === 'agare';
  return [
    ...FRAME_GROUPS.flatMap(({ fields }) =>
      fields.filter(({ key }) => !known(key)).flatMap((one) => asked(one, null, '')),
    ),
    ...content.report.points.flatMap(({ number }) =>
      pointFields(content, number)
        .filter(({ key }) => !known(key))
        .flatMap((one) => asked(one, number, `Punkt ${number}, `)),
    ),
  ].slice(0, MOST);
}

function unplacedQuestion(reading: Reading, { unplaced }: Report): Question[] {
  const blocks = unplaced.map(({ block }) => block).filter((no) => reading.blocks.some((block) => block.no === no));
  if (blocks.length === 0) return [];
  return [
    {
      key: 'stycken',
      weight: 'should',
      text:
        blocks.length === 1
          ? 'Ett stycke gick inte att tolka. Vad är det?'
          : `${blocks.length} stycken gick inte att tolka. Vad är de?`,
      answer: { by: 'blocks', blocks: blocks.slice(0, MOST) },
    },
  ];
}

function errorQuestions(findings: readonly Finding[]): Question[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .slice(0, MOST)
    .map((finding, index): Question => {
      const where = finding.point === null ? '' : `Punkt ${finding.point}: `;
      return {
        key: `fel-${index + 1}`,
        weight: 'should',
        text: `${where}${finding.message}`,
        answer:
          finding.code === 'decision-basis-missing'
            ? { by: 'look', anchor: 'falt-underlag', word: 'Till fältet Beslutsunderlag' }
            : finding.point !== null
              ? { by: 'look', anchor: `punkt-${finding.point}`, word: `Till punkt ${finding.point}` }
              : finding.block !== null
                ? { by: 'look', anchor: `block-${finding.block}`, word: 'Till stycket i dokumentet' }
                : finding.code === 'count-mismatch'
                  ? { by: 'look', anchor: 'falt-antal', word: 'Till fältet Antal punkter' }
                  : { by: 'look', anchor: 'falten', word: 'Till fälten' },
      };
    });
}
