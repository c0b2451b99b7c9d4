import { CODING_LISTS } from '#dialogue/coding.ts';
import { typedRows, type TypedCoded } from '#dialogue/coding-form.ts';
import type { CodingAsked } from '#dialogue/coding-page.server.ts';
import type { CodingSent } from '#dialogue/save-typed-coding.server.ts';
import { isUuid } from '#platform/is-uuid.ts';

type Typed = Readonly<Record<string, string>>;

/** Which answer the desk's address asks for. */
export function codingAsked(said: URLSearchParams): CodingAsked {
  const idOf = (name: string): string | null => {
    const id = said.get(name) ?? '';
    return isUuid(id) ? id : null;
  };
  const list = CODING_LISTS.find((one) => one === said.get('visa')) ?? 'okodade';
  return { list, themeId: idOf('tema'), here: idOf('svar'), after: idOf('efter') };
}

/** A coding as the desk's form sends it. */
export function codingSent(typed: Typed): CodingSent {
  const no = Number(typed['no']);
  const inputId = typed['svar'] ?? '';
  return {
    // No answer has the empty UUID.
    inputId: isUuid(inputId) ? inputId : '00000000-0000-0000-0000-000000000000',
    expectedNo: Number.isSafeInteger(no) && no >= 0 ? no : 0,
    rows: typedRows(typed),
    makeThemes: typed['nya'] === 'ja',
  };
}

/** What was typed, with the pressed suggestion in the first free row. */
export function withRow(typed: Typed): Record<string, string> {
  const [theme = '', place = '', time = ''] = (typed['forslag'] ?? '').split(/\r?\n/);
  const rows = addRow(typedRows(typed), { theme, place, time });
  return { ...typed, ...Object.fromEntries(rows.flatMap((row, at) => fieldsOf(row, at + 1))) };
}

/** Rows with one more, but for what is there already. */
export function addRow(rows: readonly TypedCoded[], row: TypedCoded): TypedCoded[] {
  const same = (one: TypedCoded): boolean => JSON.stringify(one) === JSON.stringify(row);
  const filled = rows.filter(({ theme, place, time }) => theme + place + time !== '');
  return filled.some(same) ? filled : [...filled, row];
}

/** A suggestion as the value of its button. */
export function rowValue({ theme, place, time }: TypedCoded): string {
  return [theme, place, time].join('\n');
}

function fieldsOf({ theme, place, time }: TypedCoded, no: number): [string, string][] {
  return [
    [`tema-${no}`, theme],
    [`tematplats-${no}`, place],
    [`tid-${no}`, time],
  ];
}
