type Row = { readonly theme: HTMLInputElement; readonly place: HTMLInputElement; readonly time: HTMLSelectElement };

function rowsOf(form: HTMLFormElement): Row[] {
  return [...form.querySelectorAll('[data-coding-row]')].flatMap((row) => {
    const [theme, place] = row.querySelectorAll('input');
    const time = row.querySelector('select');
    return theme === undefined || place === undefined || time === null ? [] : [{ theme, place, time }];
  });
}

/** The first row of the coding desk that nothing is written in. */
export function freeRow(form: HTMLFormElement): Row | undefined {
  return rowsOf(form).find(({ theme, place, time }) => theme.value + place.value + time.value === '');
}

/** Writes a suggestion into the first free row; what is there already stays once. */
export function takeSuggestion(form: HTMLFormElement, value: string): boolean {
  const [theme = '', place = '', time = ''] = value.split('\n');
  const isThere = (row: Row): boolean =>
    row.theme.value === theme && row.place.value === place && row.time.value === time;
  if (rowsOf(form).some(isThere)) return true;
  const row = freeRow(form);
  if (row === undefined) return false;
  row.theme.value = theme;
  row.place.value = place;
  row.time.value = time;
  return true;
}
