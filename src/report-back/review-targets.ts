import type { Report } from '#checking/report.ts';
import { FIELD_TARGETS } from '#report-back/review-field-words.ts';
import type { Choice } from '#report-back/review-fields.ts';
import type { Target } from '#report-back/review-moves.ts';

export type TargetGroup = { readonly label: string; readonly choices: readonly Choice[] };

/** What a block can be used as, in the order in which it is mostly asked for. */
export function targetGroups(report: Report): TargetGroup[] {
  return [
    {
      label: 'Punkter',
      choices: [
        ...report.points.flatMap(({ number }) => [
          { value: `resultat-${number}`, word: `Resultat, punkt ${number}` },
          { value: `text-${number}`, word: `Text, punkt ${number}` },
        ]),
        { value: 'ny-punkt', word: 'En ny punkt' },
      ],
    },
    { label: 'Övrigt', choices: FIELD_TARGETS.map(({ key, word }) => ({ value: `falt-${key}`, word })) },
    { label: 'Ingenting', choices: [{ value: 'lopande', word: 'Löpande text, inget fält' }] },
  ];
}

/** A choice in the list as what it means; null for what is no choice. Whether the point exists is for others to say. */
export function targetOf(value: string): Target | null {
  if (value === 'ny-punkt') return { to: 'new-point' };
  if (value === 'lopande') return { to: 'prose' };
  const [, part = '', number = ''] = /^(resultat|text)-(\d{1,4})$/.exec(value) ?? [];
  if (part !== '') return { to: part === 'text' ? 'text' : 'result', point: Number(number) };
  const key = FIELD_TARGETS.find((field) => value === `falt-${field.key}`)?.key;
  return key === undefined ? null : { to: 'field', key };
}
