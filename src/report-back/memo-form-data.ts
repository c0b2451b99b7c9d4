import { EDITABLE } from '#report-back/memo-record.ts';
import type { MemoForm } from '#report-back/memo-form.ts';

/** The fields of the memo's page as a browser sends them. Rows are repeated names, in their order. */
export function memoFormOf(data: FormData): MemoForm {
  const one = (name: string): string => text(data.get(name)).replaceAll('\r\n', '\n');
  const all = (name: string): string[] => data.getAll(name).map((value) => text(value).replaceAll('\r\n', '\n'));
  const rows = <A extends string, B extends string>(
    names: readonly [A, B],
    fields: readonly [string, string],
  ): { readonly [name in A | B]: string }[] => {
    const second = all(fields[1]);
    return all(fields[0]).map(
      (value, index) => ({ [names[0]]: value, [names[1]]: second[index] ?? '' }) as { [name in A | B]: string },
    );
  };
  return {
    registryNumber: one('registryNumber'),
    dated: one('dated'),
    decisionBody: one('decisionBody'),
    department: one('department'),
    proposals: one('proposals'),
    decisionBasis: one('decisionBasis'),
    coDetermination: one('coDetermination'),
    coDeterminationDay: one('coDeterminationDay'),
    assessment: one('assessment'),
    edited: Object.fromEntries(
      EDITABLE.map((part) => [
        part,
        { words: one(`egna.${part}`), drawn: one(`hamtat.${part}`), seen: one(`sett.${part}`) },
      ]),
    ) as MemoForm['edited'],
    committeeReporting: one('committeeReporting'),
    dispatch: one('dispatch'),
    consultation: rows(['party', 'verdict'], ['consultation-party', 'consultation-verdict']),
    signatories: rows(['name', 'role'], ['signatory-name', 'signatory-role']),
    perspectives: rows(['kind', 'text'], ['perspective-kind', 'perspective-text']),
    publications: rows(['address', 'period'], ['publication-address', 'publication-period']),
    prose: all('prose').map(Number).filter(Number.isInteger),
  };
}

function text(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
